#include "ui/model/derivation/row_gradient.h"

#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/piece_text.h"
#include "ui/words/step_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace softfocus {

namespace {

class RowGradientWords {
    Q_DECLARE_TR_FUNCTIONS(RowGradientWords)
};

/// How much a key's weight answers to its own score; 0 where that is undefined, as nothing could be compared with it.
double answerOf(const RowJacobian& jacobian, Index key)
{
    const double own = std::abs(jacobian.at(key, key));
    return std::isnan(own) ? 0 : own;
}

/// The keys that answer most, in the order in which they are given.
std::vector<Index> strongest(const std::vector<Index>& order, const std::function<double(Index)>& answer)
{
    if (order.size() <= mostGradientKeys)
        return order;
    std::vector<std::size_t> places(order.size());
    for (std::size_t place = 0; place < places.size(); ++place)
        places[place] = place;
    std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) { return answer(order[a]) > answer(order[b]); });
    places.resize(mostGradientKeys);
    std::ranges::sort(places);
    std::vector<Index> keys;
    for (const std::size_t place : places)
        keys.push_back(order[place]);
    return keys;
}

RowJacobian jacobianOf(const Attention& attention, Index query)
{
    const Variant& variant = attention.scene.variant;
    return variant.normalizer.jacobian(rowOf(attention.scores->masked, query), variant.temperature);
}

/// The gradient by keys of which there are `keyCount` in all, as they are called.
RowGradient gradientOfKeys(const Attention& attention, const RowJacobian& jacobian, std::vector<Index> keys, Index keyCount)
{
    RowGradient gradient;
    gradient.keyCount = keyCount;
    gradient.keys = std::move(keys);
    gradient.remark = jacobian.remark;
    gradient.meaning =
        byUnit(*attention.input,
               {.words = RowGradientWords::tr("cell: change of the row word’s weight for a change of the column word’s score"),
                .entries = RowGradientWords::tr("cell: change of the row key’s weight for a change of the column key’s score"),
                .patches = RowGradientWords::tr("cell: change of the row patch’s weight for a change of the column patch’s score"),
                .pieces = RowGradientWords::tr("cell: change of the row piece’s weight for a change of the column piece’s score")});
    const Index shown = std::ssize(gradient.keys);
    gradient.values.resize(shown, shown);
    for (Index i = 0; i < shown; ++i) {
        const Index key = gradient.keys[std::size_t(i)];
        gradient.labels.push_back(unitText(*attention.input, NamedSide::Key, key)); // of patches "r1c1"
        gradient.names.push_back(briefNameOf(attention, NamedSide::Key, key));
        for (Index j = 0; j < shown; ++j) {
            const double value = jacobian.at(key, gradient.keys[std::size_t(j)]);
            gradient.values(i, j) = value;
            if (std::isfinite(value))
                gradient.largest = std::max(gradient.largest, std::abs(value));
        }
    }
    gradient.scaleEnd = gradient.largest;
    return gradient;
}

} // namespace

RowGradient gradientOf(const WorkedRow& row)
{
    if (row.query < 0)
        return {};
    const RowJacobian jacobian = jacobianOf(*row.attention, row.query);
    std::vector<Index> unmasked = row.order;
    std::erase_if(unmasked, [&](Index key) { return row.isMasked(key); });
    const Index count = std::ssize(unmasked);
    return gradientOfKeys(*row.attention, jacobian, strongest(unmasked, [&](Index key) { return answerOf(jacobian, key); }), count);
}

std::vector<RowGradient> gradientsOf(const std::vector<std::shared_ptr<const Attention>>& results, Index query)
{
    if (results.empty() || query < 0 || query >= results.front()->queryCount())
        return std::vector<RowGradient>(results.size());
    std::vector<Index> unmasked;
    for (Index key = 0; key < results.front()->keyCount(); ++key)
        if (!results.front()->isMasked(query, key))
            unmasked.push_back(key);
    std::vector<RowJacobian> jacobians;
    for (const std::shared_ptr<const Attention>& result : results)
        jacobians.push_back(jacobianOf(*result, query));
    const std::vector<Index> keys = strongest(unmasked, [&](Index key) {
        double most = 0;
        for (const RowJacobian& jacobian : jacobians)
            most = std::max(most, answerOf(jacobian, key));
        return most;
    });
    std::vector<RowGradient> gradients;
    double end = 0;
    for (std::size_t place = 0; place < results.size(); ++place) {
        gradients.push_back(gradientOfKeys(*results[place], jacobians[place], keys, std::ssize(unmasked)));
        end = std::max(end, gradients.back().largest);
    }
    for (RowGradient& gradient : gradients)
        gradient.scaleEnd = end;
    return gradients;
}

QString gradientSentence(const RowGradient& gradient, std::size_t weight, std::size_t score)
{
    const double value = gradient.values(Index(weight), Index(score));
    const bool isOwn = weight == score;
    const QString &of = gradient.names[weight], &by = gradient.names[score];
    if (std::isnan(value))
        return isOwn ? RowGradientWords::tr("∂w of %1 by its own score is undefined").arg(of)
                     : RowGradientWords::tr("∂w of %1 by the score of %2 is undefined").arg(of, by);
    QString form;
    if (value == 0)
        form = isOwn ? RowGradientWords::tr("∂w of %1 by its own score = %2: the weight does not change with it")
                     : RowGradientWords::tr("∂w of %1 by the score of %2 = %3: the weight does not change with it");
    else if (value > 0)
        form = isOwn ? RowGradientWords::tr("∂w of %1 by its own score = %2: the weight grows as that score rises")
                     : RowGradientWords::tr("∂w of %1 by the score of %2 = %3: the weight grows as that score rises");
    else
        form = isOwn ? RowGradientWords::tr("∂w of %1 by its own score = %2: the weight falls as that score rises")
                     : RowGradientWords::tr("∂w of %1 by the score of %2 = %3: the weight falls as that score rises");
    const QString number = weightText(value);
    return isOwn ? form.arg(of, number) : form.arg(of, by, number);
}

QString gradientRange(const RowGradient& gradient)
{
    if (gradient.largest > 0 || gradient.values.size() == 0)
        return {};
    const bool defined = (gradient.values.array() == 0).all();
    return defined ? RowGradientWords::tr("all are 0") : QString();
}

QString gradientReach(const RowGradient& gradient)
{
    constexpr double faint = 0.05; // of the scale: less cannot be told from 0
    if (!(gradient.largest > 0) || gradient.largest >= faint * gradient.scaleEnd)
        return gradientRange(gradient);
    return RowGradientWords::tr("largest %1 on a scale to %2").arg(fineWeightText(gradient.largest), fineWeightText(gradient.scaleEnd));
}

QString gradientsSentence(const RowGradient& any, std::size_t weight, std::size_t score, const QString& values)
{
    if (weight == score)
        return RowGradientWords::tr("∂w of %1 by its own score: %2").arg(any.names[weight], values);
    return RowGradientWords::tr("∂w of %1 by the score of %2: %3").arg(any.names[weight], any.names[score], values);
}

QString gradientNote(const RowGradient& gradient)
{
    QStringList sentences;
    if (gradient.keyCount > std::ssize(gradient.keys))
        sentences << RowGradientWords::tr("Shown are the %1 of %2 keys whose weights answer most.")
                         .arg(QLocale().toString(qlonglong(gradient.keys.size())), QLocale().toString(qlonglong(gradient.keyCount)));
    if (gradient.remark != JacobianRemark::None)
        sentences << remarkText(gradient.remark);
    return sentences.join(u' ');
}

} // namespace softfocus

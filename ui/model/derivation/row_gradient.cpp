#include "ui/model/derivation/row_gradient.h"

#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/step_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class RowGradientWords {
    Q_DECLARE_TR_FUNCTIONS(RowGradientWords)
};

/// The keys whose weight answers most to its own score, in the row's order.
std::vector<Index> strongest(const std::vector<Index>& order, const RowJacobian& jacobian)
{
    if (order.size() <= mostGradientKeys)
        return order;
    // An undefined gradient answers to nothing that could be compared.
    const auto size = [&](Index key) {
        const double own = std::abs(jacobian.at(key, key));
        return std::isnan(own) ? 0.0 : own;
    };
    std::vector<std::size_t> places(order.size());
    for (std::size_t place = 0; place < places.size(); ++place)
        places[place] = place;
    std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) { return size(order[a]) > size(order[b]); });
    places.resize(mostGradientKeys);
    std::ranges::sort(places);
    std::vector<Index> keys;
    for (const std::size_t place : places)
        keys.push_back(order[place]);
    return keys;
}

} // namespace

RowGradient gradientOf(const WorkedRow& row)
{
    RowGradient gradient;
    if (row.query < 0)
        return gradient;
    const Scene& scene = row.attention->scene;
    const RowJacobian jacobian =
        scene.variant.normalizer.jacobian(rowOf(row.attention->scores->masked, row.query), scene.variant.temperature);
    std::vector<Index> unmasked = row.order;
    std::erase_if(unmasked, [&](Index key) { return row.isMasked(key); });
    gradient.keyCount = std::ssize(unmasked);
    gradient.keys = strongest(unmasked, jacobian);
    gradient.remark = jacobian.remark;
    gradient.meaning =
        byUnit(*row.attention->input,
               {.words = RowGradientWords::tr("cell: change of the row word’s weight for a change of the column word’s score"),
                .entries = RowGradientWords::tr("cell: change of the row key’s weight for a change of the column key’s score"),
                .patches = RowGradientWords::tr("cell: change of the row patch’s weight for a change of the column patch’s score")});
    const Index shown = std::ssize(gradient.keys);
    gradient.values.resize(shown, shown);
    for (Index i = 0; i < shown; ++i) {
        gradient.labels.push_back(row.keyText(gradient.keys[std::size_t(i)]));
        gradient.names.push_back(briefNameOf(*row.attention, NamedSide::Key, gradient.keys[std::size_t(i)]));
        for (Index j = 0; j < shown; ++j) {
            const double value = jacobian.at(gradient.keys[std::size_t(i)], gradient.keys[std::size_t(j)]);
            gradient.values(i, j) = value;
            if (std::isfinite(value))
                gradient.largest = std::max(gradient.largest, std::abs(value));
        }
    }
    return gradient;
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

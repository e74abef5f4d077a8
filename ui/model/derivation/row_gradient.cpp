#include "ui/model/derivation/row_gradient.h"

#include "ui/words/numbers/number_text.h"
#include "ui/words/step_text.h"

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

QString nameIn(const WorkedRow& row, Index key)
{
    constexpr qsizetype longest = 40;
    const QString name = row.keyName(key);
    return isOfPatches(*row.attention) ? name : QStringLiteral("“%1”").arg(name.left(longest).simplified());
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
    const Index shown = std::ssize(gradient.keys);
    gradient.values.resize(shown, shown);
    for (Index i = 0; i < shown; ++i) {
        gradient.labels.push_back(row.keyText(gradient.keys[std::size_t(i)]));
        gradient.names.push_back(nameIn(row, gradient.keys[std::size_t(i)]));
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
    const QString of = gradient.names[weight];
    const QString by =
        weight == score ? RowGradientWords::tr("its own score") : RowGradientWords::tr("the score of %1").arg(gradient.names[score]);
    const QString start = RowGradientWords::tr("∂w of %1 by %2 = %3").arg(of, by, weightText(value));
    if (std::isnan(value))
        return RowGradientWords::tr("∂w of %1 by %2 is undefined").arg(of, by);
    if (value == 0)
        return start + RowGradientWords::tr(": the weight does not change with it");
    return start + (value > 0 ? RowGradientWords::tr(": the weight grows as that score rises")
                              : RowGradientWords::tr(": the weight falls as that score rises"));
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

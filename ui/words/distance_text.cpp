#include "ui/words/distance_text.h"

#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace softfocus {

namespace {

class DistanceWords {
    Q_DECLARE_TR_FUNCTIONS(DistanceWords)
};

QString divergenceSaid(const QString& p, const QString& q, double bits)
{
    if (std::isnan(bits))
        return DistanceWords::tr("KL(%1 || %2) undefined").arg(p, q);
    return DistanceWords::tr("KL(%1 || %2) %3 bits").arg(p, q, divergenceText(bits));
}

/// Why the divergence of p from q is infinite in some rows.
QString whyInfinite(const QString& p, const QString& q, const MeanOfRows& mean)
{
    return DistanceWords::tr("KL(%1 || %2) is ∞ where %2 gives exactly 0 to a key that %1 gives something, in %3 of %4 rows.")
        .arg(p, q, countText(mean.infinite), countText(mean.rows));
}

} // namespace

QString variationText(double variation)
{
    return weightText(variation);
}

QString divergenceText(double bits)
{
    return std::isinf(bits) ? QStringLiteral("∞") : entropyText(bits);
}

QString divergenceMeaning(const QString& p, const QString& q)
{
    return DistanceWords::tr(
               "KL divergence in bits: Σ w log₂(w / v), with the weights w of %1 and v of %2; ∞ where %2 gives exactly 0 to a key "
               "that %1 gives something")
        .arg(p, q);
}

QString rowDistanceSentence(const Difference& difference, const RowDistance& distance)
{
    if (std::isnan(distance.variation))
        return DistanceWords::tr("There is nothing to compare in this row: it has nothing to attend to, or undefined weights");
    const QString &a = difference.minuendName, &b = difference.subtrahendName;
    return DistanceWords::tr("%1 of the attention moves; %2, %3")
        .arg(variationText(distance.variation), divergenceSaid(a, b, distance.forward), divergenceSaid(b, a, distance.backward));
}

QString meanDistanceText(const Difference& difference, const MeanDistance& mean)
{
    const QString &a = difference.minuendName, &b = difference.subtrahendName;
    if (mean.variation.rows == 0)
        return DistanceWords::tr("There is no row whose weights could be compared.");
    QStringList sentences{
        DistanceWords::tr("On average %1 of a row’s attention moves (total variation distance); %2, %3.")
            .arg(variationText(mean.variation.mean), divergenceSaid(a, b, mean.forward.mean), divergenceSaid(b, a, mean.backward.mean))};
    if (mean.forward.infinite > 0)
        sentences << whyInfinite(a, b, mean.forward);
    if (mean.backward.infinite > 0)
        sentences << whyInfinite(b, a, mean.backward);
    if (mean.forward.rows == 0)
        sentences << DistanceWords::tr("KL divergence is between distributions: weights from 0 up that sum to 1.");
    else if (mean.forward.rows < mean.variation.rows)
        sentences << DistanceWords::tr("KL divergence is of the %1 of %2 rows in which both are distributions.")
                         .arg(countText(mean.forward.rows), countText(mean.variation.rows));
    return sentences.join(u' ');
}

} // namespace softfocus

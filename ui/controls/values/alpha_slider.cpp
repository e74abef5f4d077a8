#include "ui/controls/values/alpha_slider.h"

#include "core/normalizers/parameters.h"
#include "ui/model/document/neat_steps.h"
#include "ui/style/metrics.h"
#include "ui/words/normalizer_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double marks[] = {1, 1.5, 2}; ///< softmax, entmax's own, sparsemax

} // namespace

AlphaSlider::AlphaSlider(double alpha, QWidget* parent) : TrackSlider(alpha, bigAlphaStep, parent) {}

TrackSlider::Track AlphaSlider::track() const
{
    const double margin = handleRadius() + 2;
    return {margin, width() - margin};
}

double AlphaSlider::positionOf(double alpha) const
{
    const Track t = track();
    return t.begin + (t.end - t.begin) * std::log(alpha / leastAlpha) / std::log(greatestAlpha / leastAlpha);
}

double AlphaSlider::valueAt(double x) const
{
    constexpr double pull = 3; // the named ones are where one wants to come back to
    for (const double mark : marks)
        if (std::abs(x - positionOf(mark)) < pull)
            return mark;
    const Track t = track();
    const double share = std::clamp((x - t.begin) / (t.end - t.begin), 0.0, 1.0);
    constexpr double digits = 100;
    const double alpha = leastAlpha * std::pow(greatestAlpha / leastAlpha, share);
    return std::clamp(std::round(alpha * digits) / digits, leastAlpha, greatestAlpha);
}

double AlphaSlider::least() const
{
    return leastAlpha;
}

double AlphaSlider::most() const
{
    return greatestAlpha;
}

QString AlphaSlider::spokenValue() const
{
    return parameterNumberText(value());
}

void AlphaSlider::paintMarks(QPainter& painter) const
{
    for (const double mark : marks)
        paintTick(painter, positionOf(mark));
    paintTick(painter, positionOf(greatestAlpha));
    const QString softmax = tr("softmax"), sparsemax = tr("sparsemax");
    paintMark(painter, positionOf(leastAlpha), softmax);
    paintMark(painter, positionOf(2), sparsemax);
    paintMark(painter, positionOf(greatestAlpha), parameterNumberText(greatestAlpha));
    // Between two names there is not always room for a third mark.
    const QFontMetricsF metrics(markFont());
    const QString middle = parameterNumberText(1.5);
    const double left = std::max(metrics.horizontalAdvance(softmax), positionOf(1) + metrics.horizontalAdvance(softmax) / 2);
    const double right = positionOf(2) - metrics.horizontalAdvance(sparsemax) / 2;
    const double half = metrics.horizontalAdvance(middle) / 2 + scaled(theme(), 3);
    if (positionOf(1.5) - half > left && positionOf(1.5) + half < right)
        paintMark(painter, positionOf(1.5), middle);
}

} // namespace softfocus

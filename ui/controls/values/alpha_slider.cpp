#include "ui/controls/values/alpha_slider.h"

#include "core/rows/parameters.h"
#include "ui/model/document/neat_steps.h"
#include "ui/style/shown_theme.h"
#include "ui/words/normalizer_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr const ParameterInfo& alphaInfo = infoOf(Parameter::Alpha);
constexpr double sparsemaxAlpha = 2;
constexpr double marks[] = {alphaInfo.least, alphaInfo.byDefault, sparsemaxAlpha}; ///< softmax, entmax's own, sparsemax

} // namespace

AlphaSlider::AlphaSlider(double alpha, QWidget* parent)
    : NumberSlider({alphaInfo.least, alphaInfo.greatest, alphaInfo.greatest, bigAlphaStep, parameterNumberText}, alpha, parent)
{
}

NumberSlider::Track AlphaSlider::track() const
{
    const double margin = handleRadius() + 2;
    return {margin, width() - margin};
}

double AlphaSlider::positionOf(double alpha) const
{
    const Track t = track();
    return t.begin + (t.end - t.begin) * std::log(alpha / alphaInfo.least) / std::log(alphaInfo.greatest / alphaInfo.least);
}

double AlphaSlider::valueAt(double place) const
{
    constexpr double pull = 3; // the named ones are where one wants to come back to
    for (const double mark : marks)
        if (std::abs(place - positionOf(mark)) < pull)
            return mark;
    const Track t = track();
    const double share = std::clamp((place - t.begin) / (t.end - t.begin), 0.0, 1.0);
    constexpr double digits = 100;
    const double alpha = alphaInfo.least * std::pow(alphaInfo.greatest / alphaInfo.least, share);
    return std::clamp(std::round(alpha * digits) / digits, alphaInfo.least, alphaInfo.greatest);
}

void AlphaSlider::paintMarks(QPainter& painter) const
{
    for (const double mark : marks)
        paintTick(painter, positionOf(mark));
    paintTick(painter, positionOf(alphaInfo.greatest));
    const QString softmax = tr("softmax"), sparsemax = tr("sparsemax");
    paintMark(painter, positionOf(alphaInfo.least), softmax);
    paintMark(painter, positionOf(sparsemaxAlpha), sparsemax);
    paintMark(painter, positionOf(alphaInfo.greatest), parameterNumberText(alphaInfo.greatest));
    // Between two names there is not always room for a third mark.
    const QFontMetricsF metrics(markFont());
    const QString middle = parameterNumberText(alphaInfo.byDefault);
    const double left = std::max(metrics.horizontalAdvance(softmax), positionOf(alphaInfo.least) + metrics.horizontalAdvance(softmax) / 2);
    const double right = positionOf(sparsemaxAlpha) - metrics.horizontalAdvance(sparsemax) / 2;
    const double half = metrics.horizontalAdvance(middle) / 2 + scaled(3);
    if (positionOf(alphaInfo.byDefault) - half > left && positionOf(alphaInfo.byDefault) + half < right)
        paintMark(painter, positionOf(alphaInfo.byDefault), middle);
}

} // namespace softfocus

#include "ui/views/curve_view.h"

#include "ui/controls/text/spoken.h"
#include "ui/model/document/neat_steps.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"
#include "ui/words/numbers/number_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

#include <cmath>

namespace softfocus {

CurveView::CurveView(const ResultSource& results, Selection& selection, QWidget* parent)
    : QWidget(parent), m_results(results), m_selection(selection)
{
    setObjectName(QStringLiteral("curveView"));
    setSpokenRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("The chosen row’s weights as temperature changes"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&m_results, &ResultSource::changed, this, &CurveView::follow);
    connect(&m_selection, &Selection::queryChanged, this, &CurveView::follow);
    followTheme(*this, [this](const Theme&) { m_picture = {}; });
}

QSize CurveView::sizeHint() const
{
    return {scaled(300), scaled(180)};
}

QSize CurveView::minimumSizeHint() const
{
    return {scaled(160), scaled(60)};
}

const TemperatureCurves& CurveView::curves()
{
    updateCurves();
    return m_curves;
}

double CurveView::temperatureAt(double x)
{
    return softfocus::temperatureAt(curvePlot(QRectF(rect()), curves(), shownTheme()), x, shownTheme());
}

double CurveView::placeOf(double temperature)
{
    const QRectF plot = curvePlot(QRectF(rect()), curves(), shownTheme());
    return plot.left() + plot.width() * placeOfTemperature(temperature);
}

void CurveView::setHues(const std::vector<std::size_t>& hues)
{
    if (hues == m_hues)
        return;
    m_hues = hues;
    m_scores.reset(); // all of it is drawn anew
    update();
}

void CurveView::follow()
{
    if (isVisible() && (m_reading || m_hasKeyboard)) // with the row's new numbers
        readAt(m_pointed);
    update();
}

void CurveView::updateCurves()
{
    const Attention& attention = *m_results.attention();
    const Index query = m_selection.query();
    if (attention.scores != m_scores || attention.scene.variant.normalizer != m_normalizer || query != m_query) {
        m_scores = attention.scores;
        m_normalizer = attention.scene.variant.normalizer;
        m_query = query;
        m_curves = query >= 0 && query < attention.queryCount() ? curvesOf(attention, query) : TemperatureCurves{};
        if (m_hues.size() == m_curves.labels.size())
            m_curves.hues = m_hues;
        m_picture = {};
    }
    m_curves.temperature = attention.scene.variant.temperature;
}

void CurveView::renderCurves()
{
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * ratio).toSize();
    if (m_picture.size() == pixels && m_picture.devicePixelRatio() == ratio)
        return;
    m_picture = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    paintCurves(painter, QRectF(rect()), m_curves, shownTheme());
}

void CurveView::paintEvent(QPaintEvent*)
{
    updateCurves();
    if (m_curves.temperatures.empty())
        return;
    renderCurves();
    QPainter painter(this);
    paintTemperature(painter, QRectF(rect()), m_curves, shownTheme());
    painter.drawImage(QPointF(0, 0), m_picture);
    if (m_reading)
        paintReading(painter, QRectF(rect()), m_curves, *m_reading, shownTheme());
    QStyleOption option;
    option.initFrom(this);
    if (showsFocus(option)) {
        painter.setRenderHint(QPainter::Antialiasing);
        drawRing(painter, QRectF(rect()), scaled(4), shownTheme().accent);
    }
}

/// Reads the weights at a place, or at the present temperature where the keyboard is here, or nothing.
void CurveView::readAt(std::optional<double> x)
{
    m_pointed = x;
    m_reading.reset();
    const Attention& attention = *m_results.attention();
    if ((x || m_hasKeyboard) && !curves().temperatures.empty() && hasScores(attention)) {
        CurveReading reading{x && !m_drags ? temperatureAt(*x) : attention.scene.variant.temperature, {}};
        const std::span<const double> scores = rowOf(attention.scores->masked, m_query);
        reading.weights.resize(scores.size());
        m_normalizer.weigh(scores, reading.temperature, reading.weights);
        constexpr int mostSaid = 8;
        setAccessibleDescription(
            tr("At T = %1: %2")
                .arg(temperatureText(reading.temperature), readingLines(m_curves, reading, mostSaid).join(QStringLiteral(", "))));
        m_reading = std::move(reading);
    }
    update();
}

void CurveView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || curves().temperatures.empty())
        return;
    constexpr double reach = 6;
    const double fromLine = placeOf(m_curves.temperature) - event->position().x();
    const bool grabs = std::abs(fromLine) <= scaled(reach);
    m_grabOffset = grabs ? fromLine : 0;
    m_drags = true;
    emit pressed();
    if (!grabs)
        emit dragged(temperatureAt(event->position().x()));
    readAt(event->position().x());
}

void CurveView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drags)
        emit dragged(temperatureAt(event->position().x() + m_grabOffset));
    readAt(event->position().x());
}

void CurveView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_drags || event->button() != Qt::LeftButton)
        return;
    m_drags = false;
    emit released();
    readAt(rect().contains(event->position().toPoint()) ? std::optional(event->position().x()) : std::nullopt);
}

void CurveView::leaveEvent(QEvent*)
{
    if (!m_drags)
        readAt(std::nullopt);
}

void CurveView::keyPressEvent(QKeyEvent* event)
{
    m_hasKeyboard = true;
    const int step = event->modifiers().testFlag(Qt::ShiftModifier) ? bigTemperatureStep : 1;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up: emit stepped(step); break;
    case Qt::Key_Left:
    case Qt::Key_Down: emit stepped(-step); break;
    case Qt::Key_PageUp: emit stepped(bigTemperatureStep); break;
    case Qt::Key_PageDown: emit stepped(-bigTemperatureStep); break;
    case Qt::Key_Home: emit chosen(leastTemperature); break;
    case Qt::Key_End: emit chosen(greatestTemperature); break;
    default: QWidget::keyPressEvent(event);
    }
}

void CurveView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_hasKeyboard = comesByKeyboard(event->reason());
    readAt(m_pointed);
}

void CurveView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_hasKeyboard = false;
    readAt(m_pointed);
}

} // namespace softfocus

#include "ui/views/stage_view.h"

#include "core/attention/vector_rows.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/paint/heatmap/highlight_painter.h"
#include "ui/views/stage_table.h"
#include "ui/words/difference_picture.h"
#include "ui/words/nothing_text.h"
#include "ui/words/stage_texts.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <utility>

namespace softfocus {

StageView::StageView(const ResultSource& results, Selection& selection) : m_results(results), m_selection(selection)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    installStageTables();
    constexpr int fadeMilliseconds = 150;
    m_fade.setStartValue(0.0);
    m_fade.setEndValue(1.0);
    m_fade.setDuration(fadeMilliseconds);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_fade, &QVariantAnimation::finished, this, &StageView::endFade);
    connect(&m_results, &ResultSource::changed, this, [this] {
        if (!isPutAway())
            takeResult();
    });
    connect(&m_results, &ResultSource::settled, this, &StageView::settle);
    for (const auto signal : {&Selection::hoverChanged, &Selection::focusChanged, &Selection::queryChanged, &Selection::explainedChanged})
        connect(&m_selection, signal, this, &StageView::followSelection);
    connect(&m_selection, &Selection::focusChanged, this, [this] { announceFocusedCell(*this); });
    connect(&m_selection, &Selection::queryChanged, this, [this] { announceChosenRow(*this); });
}

void StageView::setVisible(bool visible)
{
    if (visible) { // also where the window is yet to be shown
        takeResult();
        describe();
    } else {
        endFade();
        m_frame = {}; // nothing fades from what was shown long ago
        m_state = Frame::Old;
    }
    QWidget::setVisible(visible);
}

Picture StageView::madeOf(const std::shared_ptr<const Attention>& attention) const
{
    return m_maker ? m_maker(attention) : pictureOf(attention, attention->scene.view.stage);
}

void StageView::setPictureMaker(PictureMaker maker)
{
    m_maker = std::move(maker);
    makeAnew();
}

void StageView::makeAnew()
{
    if (m_picture.attention && !isPutAway())
        takePicture(madeOf(m_results.attention()));
}

void StageView::setBare(bool bare)
{
    if (bare == m_isBare)
        return;
    m_isBare = bare;
    layOutAnew();
}

HeatmapParts StageView::wantedParts() const
{
    HeatmapParts parts = partsOf(m_picture.attention->scene.view);
    if (m_isBare)
        parts.legend = parts.axisTitles = parts.sentence = false;
    return parts;
}

void StageView::zoomAs(const StageView& other)
{
    if (!isPutAway() && m_zoom.follow(other.m_zoom))
        pointAnew();
}

void StageView::takeResult()
{
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    if (attention == m_picture.attention)
        return;
    Picture picture = madeOf(attention);
    if (m_results.isMoving() && m_picture.attention)
        keepScale(picture, m_picture);
    takePicture(std::move(picture));
}

/// The scale that was kept while a number moved ends where the numbers now do.
void StageView::settle()
{
    if (m_picture.keepsScale && !isPutAway())
        takePicture(madeOf(m_picture.attention));
}

void StageView::takePicture(Picture picture)
{
    const Picture former = std::exchange(m_picture, std::move(picture));
    if (former.attention &&
        (former.stage != m_picture.stage || former.attention->scene.variant.normalizer != m_picture.attention->scene.variant.normalizer))
        startFade();
    const bool banded = m_picture.stage == Stage::Vectors || m_picture.stage == Stage::Output;
    if (m_zoom.setMap(mapSize(m_picture), banded))
        m_isLaidOut = false;
    setAccessibleName(m_picture.difference ? differenceTitle(*m_picture.difference) : stageTitle(*m_picture.attention, m_picture.stage));
    pictureChanged(former);
    describe();
    if (former.attention)
        announceNewPicture(*this, former);
}

void StageView::followSelection()
{
    if (isPutAway())
        return;
    takeResult(); // the selection may have heard of a new one earlier
    describe();
    const Highlight former = std::exchange(m_lit, highlight());
    if (hasFocus() && m_zoom.show(m_selection.focused())) {
        startOver();
        return;
    }
    if (m_lit == former && m_state == Frame::Valid)
        return;
    const bool hasPicture = m_state == Frame::Valid && m_isLaidOut && !isFading() && message().isEmpty();
    const bool inParts = hasPicture && hasPixelGrid(devicePixelRatioF());
    const std::optional<QRegion> changed = inParts ? changedSince(former) : std::nullopt;
    if (!changed) {
        paintAnew();
        return;
    }
    m_stale += *changed;
    update(*changed);
}

void StageView::startFade()
{
    const bool wanted = isVisible() && !m_frame.isNull() && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (!wanted)
        return;
    m_fade.stop();
    m_former = m_frame;
    m_fade.start();
}

void StageView::endFade()
{
    m_fade.stop();
    m_former = {};
}

void StageView::paintAnew()
{
    m_state = Frame::Old;
    m_stale = {};
    update();
}

void StageView::paintNumbersAnew(const QRect& part)
{
    if (m_state == Frame::Valid)
        m_state = Frame::NumbersOld;
    update(part);
}

void StageView::layOutAnew()
{
    m_isLaidOut = false;
    paintAnew();
}

void StageView::startOver()
{
    endFade();
    layOutAnew();
    if (m_zoom.window() == m_toldWindow)
        return;
    m_toldWindow = m_zoom.window();
    emit windowChanged();
}

bool StageView::shows(Cell cell) const
{
    const MapSize size = mapSize(m_picture);
    return cell.row >= 0 && cell.row < size.rows && cell.column < size.columns;
}

Index StageView::chosenRow() const
{
    return m_picture.attention ? rowOfQuery(*m_picture.attention, m_picture.stage, m_selection.query()) : -1;
}

Cell StageView::ringed() const
{
    return hasFocus() || m_isSelected ? m_selection.focused() : Cell{};
}

Cell StageView::currentCell() const
{
    // While a new result arrives, one choice after the other is moved into it: some may still lie outside.
    const Cell hovered = m_selection.hovered();
    const Cell candidates[] = {m_isPointing ? hovered : ringed(), m_isPointing ? ringed() : hovered, {chosenRow(), -1}};
    const auto found = std::ranges::find_if(candidates, [this](const Cell& cell) { return shows(cell); });
    return found == std::end(candidates) ? Cell{} : *found;
}

QString StageView::currentSentence() const
{
    const Cell cell = saidCell(currentCell());
    if (!message().isEmpty())
        return message();
    return cell.row >= 0 ? sentenceFor(m_picture, cell.row, cell.column) : QString();
}

QString StageView::message() const
{
    return m_picture.values ? QString() : whyNothing(*m_picture.attention, m_picture.stage);
}

Highlight StageView::highlight() const
{
    return {m_selection.hovered(), chosenRow(), ringed() != Cell{} ? ringed() : m_selection.explained()};
}

const StageGeometry& StageView::geometryNow()
{
    if (!m_isLaidOut)
        m_geometry = layOut();
    m_isLaidOut = true;
    return m_geometry;
}

QRect StageView::cellRect(Cell cell)
{
    if (!inSight())
        return {};
    geometryNow();
    return boxOf(cell).toAlignedRect();
}

std::optional<Cell> StageView::cellAt(QPointF point)
{
    if (!inSight())
        return std::nullopt;
    geometryNow();
    return placeAt(point);
}

void StageView::renderFrame()
{
    QElapsedTimer timer;
    timer.start();
    const double ratio = devicePixelRatioF();
    // A pixel that the widget covers in part is its own to paint, too: at 1.2 times the size a black line would be left.
    const QSize pixels(static_cast<int>(std::ceil(width() * ratio)), static_cast<int>(std::ceil(height() * ratio)));
    // An opaque image that nobody shares is what the painter writes its cells into without a detour.
    if (m_frame.size() != pixels || !m_frame.isDetached()) {
        m_frame = QImage(pixels, QImage::Format_RGB32);
        m_frame.fill(shownTheme().panel);
        m_state = Frame::Old;
    }
    m_frame.setDevicePixelRatio(ratio);
    m_lit = highlight();
    if (message().isEmpty()) {
        geometryNow();
        paintPicture(m_frame);
    } else {
        paintMessage();
    }
    m_state = Frame::Valid;
    m_stale = {};
    emit painted(static_cast<double>(timer.nsecsElapsed()) / 1e6);
}

void StageView::paintMessage()
{
    m_frame.fill(shownTheme().panel);
    QPainter painter(&m_frame);
    painter.setPen(shownTheme().secondary);
    painter.setFont(shownTheme().sized(15));
    painter.drawText(rect().marginsRemoved({24, 24, 24, 24}), int(Qt::AlignCenter) | int(Qt::TextWordWrap), message());
}

void StageView::paintEvent(QPaintEvent*)
{
    if (m_state != Frame::Valid)
        renderFrame();
    else if (const QRegion stale = std::exchange(m_stale, {}); !stale.isEmpty())
        paintWithin(m_frame, stale);
    QPainter painter(this);
    if (isFading()) {
        painter.drawImage(QPointF(0, 0), m_former);
        painter.setOpacity(m_fade.currentValue().toDouble());
    }
    painter.drawImage(QPointF(0, 0), m_frame);
    painter.setOpacity(1);
    paintVeil(painter);
}

void StageView::setVeiledFrom(Index row)
{
    if (row == m_veiledFrom)
        return;
    m_veiledFrom = row;
    update();
}

/// Over the names of rows, and the cells of a map; threads of several rows cross, and stay as they are.
void StageView::paintVeil(QPainter& painter)
{
    constexpr float thickness = 0.86F;
    if (m_veiledFrom < 0 || m_veiledFrom >= mapSize(m_picture).rows || !inSight())
        return;
    QColor veil = shownTheme().panel;
    veil.setAlphaF(thickness);
    const StageGeometry& geometry = geometryNow();
    for (const PlacedLabel& label : geometry.rowLabels)
        if (label.index >= m_veiledFrom)
            painter.fillRect(label.box.translated(label.anchor).adjusted(-scaled(2), 0, scaled(2), 0), veil);
    if (m_picture.kind != PictureKind::Map || geometry.cells.isNull())
        return;
    for (Index row = m_veiledFrom; row < mapSize(m_picture).rows; ++row) {
        const QRectF header = boxOf({row, -1});
        const QRectF box(geometry.cells.left() - 1, header.top(), geometry.cells.width() + 2, header.height());
        painter.fillRect(box & geometry.cells.adjusted(-1, -1, 1, 1), veil);
    }
}

void StageView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    takeResult();
    followSelection();
}

void StageView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    startOver();
}

void StageView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        startOver();
}

} // namespace softfocus

#include "ui/views/numbers/weight_bars_view.h"

#include "ui/model/document/selection.h"
#include "ui/model/numbers/number_results.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace softfocus {

namespace {

bool isWeightBarKey(const QKeyEvent& key)
{
    const bool isArrow = key.key() >= Qt::Key_Home && key.key() <= Qt::Key_Down;
    return isArrow && !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier | Qt::ShiftModifier));
}

} // namespace

WeightBarsView::WeightBarsView(NumberResults& results, Selection& selection, QWidget* parent)
    : QWidget(parent), m_results(results), m_selection(selection)
{
    setSpokenParts(*this, *this);
    setObjectName("weightBars");
    setAccessibleName(tr("Weights by every normalizer"));
    setAccessibleDescription(tr("Up and down choose the normalizer that is worked step by step, left and right a number."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent); // nothing below it is painted again while scores move
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    connect(&m_results, &ResultSource::changed, this, &WeightBarsView::follow);
    connect(&m_selection, &Selection::hoverChanged, this, &WeightBarsView::light);
    m_bars.numbers = m_results.sharedWeights();
    followTheme(*this, [this](const Theme&) {
        updateGeometry();
        update();
    });
    follow();
}

std::size_t WeightBarsView::count() const
{
    return m_results.weights().count();
}

void WeightBarsView::follow()
{
    const std::size_t before = m_bars.numbers ? m_bars.numbers->variants.size() : 0;
    m_bars.numbers = m_results.sharedWeights();
    m_bars.worked = m_results.worked();
    if (m_bars.numbers->variants.size() != before) {
        m_pointed.reset();
        updateGeometry();
    }
    light();
}

void WeightBarsView::setColumns(bool columns)
{
    if (columns == m_bars.columns)
        return;
    m_bars.columns = columns;
    updateGeometry();
    update();
}

void WeightBarsView::light()
{
    m_bars.numbers = m_results.sharedWeights();
    const Index column = m_selection.hovered().column;
    m_bars.lit = column >= 0 && column < Index(count()) ? std::optional(std::size_t(column)) : std::nullopt;
    update();
    emit sentenceChanged();
}

WeightBarsLayout WeightBarsView::barsLayout() const
{
    return {QRectF(rect()), m_bars, shownTheme()};
}

QString WeightBarsView::sentence() const
{
    const NumberWeights& numbers = m_results.weights();
    if (m_pointed && *m_pointed < numbers.variants.size()) {
        if (m_bars.lit)
            return weightSentence(numbers, *m_pointed, *m_bars.lit);
        return tr("%1: %2").arg(variantText(numbers.variants[*m_pointed]), partText(int(numbers.variants.size() * count() + *m_pointed)));
    }
    return m_bars.lit ? keySentence(numbers, *m_bars.lit) : QString();
}

QSize WeightBarsView::sizeHint() const
{
    return {scaled(420), std::max(scaled(300), minimumSizeHint().height())};
}

QSize WeightBarsView::minimumSizeHint() const
{
    return {scaled(160), int(leastHeightOf(m_bars, shownTheme())) + 1};
}

bool WeightBarsView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isWeightBarKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void WeightBarsView::paintEvent(QPaintEvent*)
{
    QElapsedTimer timer;
    timer.start();
    m_bars.numbers = m_results.sharedWeights();
    QPainter painter(this);
    painter.fillRect(rect(), shownTheme().panel);
    paintWeightBars(painter, QRectF(rect()), m_bars, shownTheme());
    if (hasFocus() && m_hasKeyboard)
        drawRing(painter, QRectF(rect()), scaled(6), shownTheme().accent);
    constexpr double nanosecondsPerMillisecond = 1e6;
    emit painted(double(timer.nsecsElapsed()) / nanosecondsPerMillisecond);
}

void WeightBarsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void WeightBarsView::mousePressEvent(QMouseEvent* event)
{
    const std::optional<WeightPlace> place = barsLayout().at(event->position());
    if (event->button() == Qt::LeftButton && place)
        m_results.work(place->variant);
}

void WeightBarsView::mouseMoveEvent(QMouseEvent* event)
{
    const std::optional<WeightPlace> place = barsLayout().at(event->position());
    m_pointed = place ? std::optional(place->variant) : std::nullopt;
    const Cell hovered = place && place->number ? Cell{0, Index(*place->number)} : Cell{};
    if (hovered == m_selection.hovered())
        emit sentenceChanged();
    m_selection.hover(hovered);
}

void WeightBarsView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_pointed.reset();
    if (m_selection.hovered() == Cell{})
        emit sentenceChanged();
    m_selection.hover({});
}

void WeightBarsView::keyPressEvent(QKeyEvent* event)
{
    if (!isWeightBarKey(*event))
        return QWidget::keyPressEvent(event);
    m_hasKeyboard = true;
    const std::size_t variants = m_results.weights().variants.size(), last = count() - 1;
    const std::size_t worked = m_results.worked();
    const int forward = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        const std::size_t to = event->key() == Qt::Key_Down ? std::min(variants - 1, worked + 1) : worked == 0 ? 0 : worked - 1;
        m_pointed = to;
        m_results.work(to);
    } else {
        const std::size_t lit = m_bars.lit.value_or(event->key() == forward ? last : 1);
        std::size_t to = event->key() == forward ? (lit + 1) % (last + 1) : lit == 0 ? last : std::min(last, lit - 1);
        if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
            to = event->key() == Qt::Key_Home ? 0 : last;
        m_pointed = worked;
        m_selection.hover({0, Index(to)});
    }
    light();
    announceCurrentPart(*this);
}

void WeightBarsView::focusInEvent(QFocusEvent* event)
{
    m_hasKeyboard = comesByKeyboard(event->reason());
    QWidget::focusInEvent(event);
    update();
    announceCurrentPart(*this);
}

void WeightBarsView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_pointed.reset();
    m_selection.hover({});
    light();
}

int WeightBarsView::partCount() const
{
    const std::size_t variants = m_results.weights().variants.size();
    return int(variants * count() + variants);
}

QString WeightBarsView::partName(int part) const
{
    const NumberWeights& numbers = m_results.weights();
    const std::size_t place = std::size_t(part), weights = numbers.variants.size() * count();
    if (place >= weights)
        return variantText(numbers.variants[place - weights]);
    return tr("%1, %2", "a normalizer and the name of a number")
        .arg(variantText(numbers.variants[place / count()]), numbers.names[place % count()]);
}

QString WeightBarsView::partText(int part) const
{
    const NumberWeights& numbers = m_results.weights();
    const std::size_t place = std::size_t(part), weights = numbers.variants.size() * count();
    if (place < weights)
        return weightText(numbers, place / count(), place % count());
    const WeighedList& weighed = numbers.variants[place - weights];
    if (weighed.isUndefined())
        return weightsText(numbers, place - weights);
    return weighed.isUndefined() || !sumText(weighed).isEmpty() ? sumText(weighed) : spreadText(weighed);
}

QRect WeightBarsView::partBox(int part) const
{
    const std::size_t place = std::size_t(part), weights = m_results.weights().variants.size() * count();
    const WeightBarsLayout layout = barsLayout();
    return place >= weights ? layout.rowOf(place - weights).toAlignedRect()
                            : layout.weightBox(place / count(), place % count()).toAlignedRect();
}

int WeightBarsView::currentPart() const
{
    const std::size_t worked = m_results.worked(), variants = m_results.weights().variants.size();
    return int(m_bars.lit ? worked * count() + *m_bars.lit : variants * count() + worked);
}

} // namespace softfocus

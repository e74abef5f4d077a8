#include "ui/views/numbers/score_bars_view.h"

#include "ui/model/document/selection.h"
#include "ui/model/numbers/number_results.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/typed_number.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace softfocus {

namespace {

constexpr double bigStep = 10;

/// Whether a key begins a number.
bool beginsNumber(const QKeyEvent& key)
{
    constexpr auto commanding = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    if ((key.modifiers() & commanding) || key.text().isEmpty())
        return false;
    const QChar character = key.text().front();
    return character.isDigit() || QStringLiteral("-.,−").contains(character);
}

/// Whether the view has a use for a key that is a command elsewhere.
bool isScoreBarKey(const QKeyEvent& key)
{
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (key.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Delete:
    case Qt::Key_Insert:
    case Qt::Key_Plus:
    case Qt::Key_F2: return true;
    default: return beginsNumber(key);
    }
}

/// A number on the next multiple of a step, which may be a tenth or less.
double onStep(double number, double step)
{
    const double perUnit = std::round(1 / step);
    const double result = step < 1 ? std::round(number * perUnit) / perUnit : std::round(number / step) * step;
    return std::isfinite(result) ? result : number;
}

} // namespace

ScoreBarsView::ScoreBarsView(const NumberResults& results, Selection& selection, QWidget* parent)
    : QWidget(parent), m_results(results), m_selection(selection)
{
    setSpokenParts(*this, *this);
    setObjectName("scoreBars");
    setAccessibleName(tr("Scores as bars"));
    setAccessibleDescription(
        tr("Left and right go from score to score, up and down change one, digits write it, Insert adds one and Delete takes it away."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent); // nothing below it is painted again while scores move
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    connect(&m_results, &ResultSource::changed, this, &ScoreBarsView::follow);
    connect(&m_selection, &Selection::hoverChanged, this, &ScoreBarsView::light);
    followTheme(*this, [this](const Theme&) { update(); });
    follow();
}

QSize ScoreBarsView::sizeHint() const
{
    return {scaled(280), scaled(360)};
}

QSize ScoreBarsView::minimumSizeHint() const
{
    return {scaled(140), scaled(140)};
}

void ScoreBarsView::follow()
{
    const NumberWeights& numbers = m_results.weights();
    const bool isOther = numbers.names != m_bars.names;
    m_bars.scores = numbers.list.scores;
    m_bars.names = numbers.names;
    m_bars.hues = numbers.hues;
    m_chosen = std::min(m_chosen, m_bars.scores.size() - 1);
    if (m_drag && m_drag->place < m_bars.scores.size())
        m_bars.axis = grown(m_drag->axis, m_bars.scores[m_drag->place]);
    else
        m_bars.axis = axisOf(m_bars.scores);
    if (isOther && m_entry)
        m_entry->hide();
    light();
}

void ScoreBarsView::light()
{
    const Cell hovered = m_selection.hovered();
    const bool isLit = hovered.column >= 0 && hovered.column < std::ssize(m_bars.scores);
    m_bars.lit = isLit ? std::optional(std::size_t(hovered.column)) : std::nullopt;
    m_bars.chosen = m_drag ? std::optional(m_drag->place) : hasFocus() ? std::optional(m_chosen) : std::nullopt;
    update();
}

ScoreBarsLayout ScoreBarsView::barsLayout() const
{
    return {QRectF(rect()).adjusted(2, 2, -2, -2), m_bars, shownTheme()};
}

void ScoreBarsView::choose(std::size_t place)
{
    if (place >= m_bars.scores.size() || place == m_chosen)
        return;
    endKeys();
    m_chosen = place;
    light();
    emit chosenChanged();
    announceCurrentPart(*this);
}

double ScoreBarsView::step() const
{
    // A hundredth of the axis or less, as a power of ten.
    const double span = m_bars.axis.high / 100 - m_bars.axis.low / 100;
    return std::pow(10, std::floor(std::log10(span) + 0.5));
}

double ScoreBarsView::draggedTo(QPointF point) const
{
    const double perPixel = (m_drag->axis.high / m_drag->height - m_drag->axis.low / m_drag->height);
    const double score = m_drag->score + (m_drag->from.y() - point.y()) * perPixel;
    // As few digits as a pixel can tell apart.
    const double digit = std::pow(10, std::floor(std::log10(perPixel)));
    constexpr double most = std::numeric_limits<double>::max();
    return std::clamp(onStep(score, digit), -most, most);
}

void ScoreBarsView::stepBy(double steps)
{
    const double size = step(), score = m_bars.scores[m_chosen];
    if (!m_keyMoves)
        emit pressed();
    m_keyMoves = true;
    const double to = onStep(score + steps * size, size);
    if (std::isfinite(to))
        emit moved(m_chosen, to);
    announcePartNumber(*this, int(m_chosen), m_bars.scores[m_chosen]);
}

void ScoreBarsView::endKeys()
{
    if (std::exchange(m_keyMoves, false))
        emit released();
}

bool ScoreBarsView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isScoreBarKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ScoreBarsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), shownTheme().panel);
    paintScoreBars(painter, QRectF(rect()).adjusted(2, 2, -2, -2), m_bars, shownTheme());
    if (hasFocus() && m_hasKeyboard)
        drawRing(painter, QRectF(rect()), scaled(6), shownTheme().accent);
}

void ScoreBarsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void ScoreBarsView::mousePressEvent(QMouseEvent* event)
{
    const std::optional<std::size_t> place = barsLayout().barAt(event->position());
    if (event->button() != Qt::LeftButton || !place)
        return;
    if (m_entry)
        m_entry->commit();
    choose(*place);
    m_drag = Drag{*place, m_bars.scores[*place], event->position(), m_bars.axis, std::max(1.0, barsLayout().plot().height())};
    light();
    emit pressed();
}

void ScoreBarsView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drag) {
        const std::optional<std::size_t> place = barsLayout().barAt(event->position());
        setCursor(place ? Qt::SizeVerCursor : Qt::ArrowCursor);
        m_selection.hover(place ? Cell{0, Index(*place)} : Cell{});
        return;
    }
    if (!m_drag->isMoved && event->position().y() == m_drag->from.y())
        return;
    m_drag->isMoved = true;
    emit moved(m_drag->place, draggedTo(event->position()));
}

void ScoreBarsView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_drag)
        return;
    m_drag.reset();
    emit released();
    follow();
}

void ScoreBarsView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const std::optional<std::size_t> place = barsLayout().barAt(event->position());
    if (event->button() != Qt::LeftButton || !place)
        return;
    m_drag.reset();
    choose(*place);
    if (barsLayout().nameBox(*place).contains(event->position()))
        editName();
    else
        editScore();
}

void ScoreBarsView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (!m_drag)
        m_selection.hover({});
}

void ScoreBarsView::keyPressEvent(QKeyEvent* event)
{
    m_hasKeyboard = true;
    const bool isBig = event->modifiers().testFlag(Qt::ShiftModifier);
    const std::size_t last = m_bars.scores.size() - 1;
    const int forward = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right, back = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    if (!isScoreBarKey(*event))
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up: return stepBy(isBig ? bigStep : 1);
    case Qt::Key_Down: return stepBy(isBig ? -bigStep : -1);
    case Qt::Key_PageUp: return stepBy(bigStep);
    case Qt::Key_PageDown: return stepBy(-bigStep);
    case Qt::Key_Home: return choose(0);
    case Qt::Key_End: return choose(last);
    case Qt::Key_Delete: return emit removeWanted(m_chosen);
    case Qt::Key_Insert:
    case Qt::Key_Plus: return emit addWanted(m_chosen);
    case Qt::Key_F2: return editName();
    case Qt::Key_Return:
    case Qt::Key_Enter: return editScore();
    default: break;
    }
    if (event->key() == forward)
        choose(std::min(last, m_chosen + 1));
    else if (event->key() == back)
        choose(m_chosen == 0 ? 0 : m_chosen - 1);
    else
        editScore(event->text());
    update();
}

void ScoreBarsView::keyReleaseEvent(QKeyEvent* event)
{
    QWidget::keyReleaseEvent(event);
    if (!event->isAutoRepeat())
        endKeys();
}

void ScoreBarsView::focusInEvent(QFocusEvent* event)
{
    m_hasKeyboard = comesByKeyboard(event->reason());
    QWidget::focusInEvent(event);
    light();
    announceCurrentPart(*this);
}

void ScoreBarsView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    endKeys();
    light();
}

void ScoreBarsView::editScore(const QString& typed)
{
    openEntry(false, typed.isEmpty() ? parameterNumberText(m_bars.scores[m_chosen]) : typed, typed.isEmpty());
}

void ScoreBarsView::editName()
{
    openEntry(true, m_bars.names[m_chosen], true);
}

void ScoreBarsView::openEntry(bool isName, const QString& text, bool selects)
{
    if (!m_entry) {
        m_entry = new BarEntry(*this);
        connect(m_entry, &BarEntry::committed, this, &ScoreBarsView::takeEntry);
        connect(m_entry, &BarEntry::left, this, [this] { setFocus(); });
    }
    m_entry->setAccessibleName(isName ? tr("Name of the score") : tr("Score of %1").arg(m_bars.names[m_chosen]));
    const ScoreBarsLayout layout = barsLayout();
    const QRectF bar = layout.barOf(m_chosen), name = layout.nameBox(m_chosen);
    m_entry->open({m_chosen, isName}, text, {bar.center().x(), isName ? name.top() : bar.top()});
    if (selects)
        m_entry->selectAll();
}

void ScoreBarsView::takeEntry(const BarEntry::Subject& subject, const QString& text)
{
    if (subject.isName) {
        if (text.trimmed() != m_bars.names[subject.place])
            emit named(subject.place, text.trimmed());
        return;
    }
    const std::optional<double> score = numberFrom(text);
    if (!score)
        emit refused(tr("“%1” is not a score. Write a number.").arg(text));
    else if (*score != m_bars.scores[subject.place])
        emit entered(subject.place, *score);
}

QString ScoreBarsView::partName(int part) const
{
    return tr("Score of %1").arg(m_bars.names[std::size_t(part)]);
}

QString ScoreBarsView::partText(int part) const
{
    return readScore(m_bars.scores[std::size_t(part)]);
}

QRect ScoreBarsView::partBox(int part) const
{
    return barsLayout().columnOf(std::size_t(part)).toAlignedRect();
}

void ScoreBarsView::setPartNumber(int part, double number)
{
    if (std::isfinite(number))
        emit entered(std::size_t(part), number);
}

} // namespace softfocus

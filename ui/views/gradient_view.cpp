#include "ui/views/gradient_view.h"

#include "ui/words/numbers/number_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace softfocus {

GradientView::GradientView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("gradientView"));
    setSpokenCells(*this, *this);
    setAccessibleName(tr("How the chosen row’s weights change with its scores"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void GradientView::setBare()
{
    m_isBare = true;
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    update();
}

void GradientView::setGradient(RowGradient gradient)
{
    const bool isAlike = m_gradient.names == gradient.names;
    m_gradient = std::move(gradient);
    const std::size_t side = m_gradient.labels.size();
    if (m_current && (m_current->first >= side || m_current->second >= side))
        m_current.reset();
    isAlike ? announceCurrentNumber(*this) : announceOtherCells(*this);
    describe();
    update();
}

QString GradientView::sentenceAt(const std::optional<std::pair<std::size_t, std::size_t>>& cell) const
{
    return cell ? gradientSentence(m_gradient, cell->first, cell->second) : QString();
}

/// What a screen reader says of it: the cell that the keyboard is at.
void GradientView::describe()
{
    if (m_isBare)
        setAccessibleDescription(sentenceAt(m_current));
}

void GradientView::setCurrent(std::pair<std::size_t, std::size_t> cell)
{
    m_current = cell;
    describe();
    update();
    announceCurrentCell(*this);
    emit said(sentenceAt(m_current));
    emit cellPointed(m_current);
}

QString GradientView::rowName(int row) const
{
    return tr("weight of %1").arg(m_gradient.names[std::size_t(row)]);
}

QString GradientView::columnName(int column) const
{
    return tr("score of %1").arg(m_gradient.names[std::size_t(column)]);
}

QString GradientView::cellText(SpokenCells::Place cell) const
{
    return fineWeightText(m_gradient.values(cell.first, cell.second));
}

QString GradientView::cellSentence(SpokenCells::Place cell) const
{
    return gradientSentence(m_gradient, std::size_t(cell.first), std::size_t(cell.second));
}

QRect GradientView::cellBox(SpokenCells::Place cell) const
{
    return geometryNow().rectOf(std::size_t(cell.first), std::size_t(cell.second)).toAlignedRect();
}

std::optional<SpokenCells::Place> GradientView::currentCell() const
{
    return m_current ? std::optional(SpokenCells::Place(int(m_current->first), int(m_current->second))) : std::nullopt;
}

void GradientView::goTo(SpokenCells::Place cell)
{
    if (m_isBare)
        setCurrent({std::size_t(cell.first), std::size_t(cell.second)});
}

void GradientView::setPointed(const Place& cell)
{
    if (m_pointed == cell)
        return;
    m_pointed = cell;
    update();
}

void GradientView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const GradientLayout layout = geometryNow();
    paintGradient(painter, layout, m_gradient, shownTheme(), m_isBare);
    const std::size_t side = m_gradient.labels.size();
    if (m_isBare && m_pointed && m_pointed->first < side && m_pointed->second < side) {
        painter.setPen(QPen(shownTheme().text, 1));
        painter.drawRect(layout.rectOf(m_pointed->first, m_pointed->second).adjusted(0, 0, -1, -1));
    }
    if (!hasFocus() || !m_current)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(shownTheme().accent, 2));
    painter.drawRect(layout.rectOf(m_current->first, m_current->second).adjusted(0, 0, -1, -1));
}

bool GradientView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_isBare)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto cell = geometryNow().cellAt(help->pos()))
        QToolTip::showText(help->globalPos(), sentenceAt(cell), this);
    else
        QToolTip::hideText();
    return true;
}

void GradientView::keyPressEvent(QKeyEvent* event)
{
    const std::size_t side = m_gradient.labels.size();
    if (!m_isBare || side == 0)
        return QWidget::keyPressEvent(event);
    auto [weight, score] = m_current.value_or(std::pair<std::size_t, std::size_t>{0, 0});
    const bool mirrored = isRightToLeft();
    const auto back = [](std::size_t place) { return place > 0 ? place - 1 : 0; };
    const auto on = [side](std::size_t place) { return std::min(place + 1, side - 1); };
    switch (event->key()) {
    case Qt::Key_Left: score = mirrored ? on(score) : back(score); break;
    case Qt::Key_Right: score = mirrored ? back(score) : on(score); break;
    case Qt::Key_Up: weight = back(weight); break;
    case Qt::Key_Down: weight = on(weight); break;
    case Qt::Key_Home: score = 0; break;
    case Qt::Key_End: score = side - 1; break;
    default: return QWidget::keyPressEvent(event);
    }
    setCurrent({weight, score});
}

void GradientView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_isBare) {
        const Place cell = geometryNow().cellAt(event->position());
        emit said(sentenceAt(cell));
        emit cellPointed(cell);
    }
    QWidget::mouseMoveEvent(event);
}

void GradientView::mousePressEvent(QMouseEvent* event)
{
    const auto cell = m_isBare && event->button() == Qt::LeftButton ? geometryNow().cellAt(event->position()) : std::nullopt;
    if (cell)
        setCurrent(*cell);
    else
        QWidget::mousePressEvent(event);
}

void GradientView::leaveEvent(QEvent* event)
{
    if (m_isBare) {
        emit said(hasFocus() ? sentenceAt(m_current) : QString());
        emit cellPointed(hasFocus() ? m_current : Place());
    }
    QWidget::leaveEvent(event);
}

void GradientView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_isBare && !m_current && !m_gradient.labels.empty())
        setCurrent({0, 0});
    else if (m_isBare) {
        emit said(sentenceAt(m_current));
        emit cellPointed(m_current);
    }
    update();
}

void GradientView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace softfocus

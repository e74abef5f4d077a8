#include "ui/panels/card/cell_card.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace softfocus {

namespace {

constexpr double padding = 16, gap = 10, titleHeight = 26, buttonGap = 12, mostWidth = 480;

QString relationOf(const WorkedLine& line)
{
    return line.isExact ? QStringLiteral("= ") : QStringLiteral("≈ ");
}

/// Remark and, where there is nothing to work out, the sentence.
QString proseOf(const ExplainedCell& cell)
{
    QStringList prose;
    if (cell.lines.empty())
        prose << cell.sentence;
    if (!cell.remark.isEmpty())
        prose << cell.remark;
    return prose.join(u' ');
}

} // namespace

CellCard::Types::Types(const Theme& theme)
    : title(theme.sized(14, QFont::DemiBold)), name(theme.sized(13)), working(theme.sized(13)), result(theme.sized(13, QFont::DemiBold)),
      note(theme.sized(11.5))
{
}

CellCard::CellCard(QWidget* parent)
    : QWidget(parent), m_text(makeButton("cardText", tr("Copy text"))), m_latex(makeButton("cardLatex", tr("Copy LaTeX"))),
      m_close(makeIconButton("cardClose", Icon::Close, tr("Close")))
{
    setObjectName("cellCard");
    m_text->setToolTip(tr("Copy the working as text (Ctrl+C)"));
    m_latex->setToolTip(tr("Copy the working as LaTeX (Ctrl+Shift+C)"));
    m_close->setToolTip(tr("Close (Esc)"));
    for (QAbstractButton* button : {m_text, m_latex, m_close})
        button->setParent(this);
    setFocusPolicy(Qt::StrongFocus);
    connect(m_text, &QAbstractButton::clicked, this, &CellCard::copyText);
    connect(m_latex, &QAbstractButton::clicked, this, &CellCard::copyLatex);
    connect(m_close, &QAbstractButton::clicked, this, &CellCard::closed);
    followTheme(*this, [this](const Theme& theme) { m_types.emplace(theme); });
    hide();
}

void CellCard::showCell(const ExplainedCell& cell)
{
    m_cell = cell;
    setAccessibleName(tr("Working of %1").arg(cell.title));
    setAccessibleDescription(textOf(cell));
    const bool copies = !cell.lines.empty();
    m_text->setVisible(copies);
    m_latex->setVisible(copies);
    update();
}

CellCard::Columns CellCard::columns() const
{
    Columns columns;
    for (const WorkedLine& line : m_cell.lines) {
        columns.name = std::max(columns.name, m_types->name.width(line.name));
        if (!line.working.isEmpty())
            columns.working = std::max(columns.working, m_types->working.width(QStringLiteral("= ") + line.working));
        columns.result = std::max(columns.result, m_types->result.width(relationOf(line) + line.result));
        columns.note = std::max(columns.note, m_types->note.width(line.note));
    }
    const double most = scaled(mostWidth) - columns.working - columns.result - columns.note - 3 * scaled(gap);
    columns.name = std::min(columns.name, std::max<double>(scaled(60), most));
    return columns;
}

double CellCard::lineHeight() const
{
    return scaled(21);
}

double CellCard::noteHeight(double width) const
{
    const QString prose = proseOf(m_cell);
    if (prose.isEmpty())
        return 0;
    constexpr int unlimited = 10'000;
    const QFontMetrics metrics(shownTheme().sized(12));
    return metrics.boundingRect(QRect(0, 0, int(width), unlimited), Qt::TextWordWrap, prose).height() + scaled(6);
}

QSize CellCard::sizeHint() const
{
    const Columns wide = columns();
    const double gaps = 3 * scaled(gap);
    const double lines = wide.name + wide.working + wide.result + wide.note + gaps;
    const double title = m_types->title.width(m_cell.title) + m_close->sizeHint().width() + scaled(gap);
    const double buttons = m_text->sizeHint().width() + scaled(8) + m_latex->sizeHint().width();
    const double inside = std::min<double>(std::max({lines, title, buttons}), scaled(mostWidth));
    const double side = scaled(padding);
    double height = 2 * side + scaled(titleHeight) + double(m_cell.lines.size()) * lineHeight() + noteHeight(inside);
    if (!m_cell.lines.empty())
        height += scaled(buttonGap) + m_text->sizeHint().height();
    return {int(std::ceil(inside + 2 * side)), int(std::ceil(height))};
}

void CellCard::paintLine(QPainter& painter, const WorkedLine& line, const Columns& columns, double left, double top) const
{
    const double apart = scaled(gap), height = lineHeight();
    painter.setPen(shownTheme().secondary);
    m_types->name.draw(painter, {left, top, columns.name, height}, Qt::AlignRight, line.name);
    left += columns.name + apart;
    painter.setPen(shownTheme().text);
    if (!line.working.isEmpty())
        m_types->working.draw(painter, {left, top, columns.working + 1, height}, Qt::AlignLeft, QStringLiteral("= ") + line.working);
    left += columns.working + (columns.working > 0 ? apart : 0);
    m_types->result.draw(painter, {left, top, columns.result + 1, height}, Qt::AlignLeft, relationOf(line) + line.result);
    left += columns.result + apart;
    painter.setPen(shownTheme().secondary);
    m_types->note.draw(painter, {left, top, width() - scaled(padding) - left + 1, height}, Qt::AlignLeft, line.note);
}

void CellCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = scaled(12);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    // A firm line: the card lies over cells and panels of every colour.
    painter.setPen(QPen(shownTheme().secondary, 1));
    painter.setBrush(shownTheme().panel);
    painter.drawRoundedRect(box, radius, radius);
    if (hasFocus())
        drawRing(painter, QRectF(rect()), radius, shownTheme().accent);
    const double side = scaled(padding);
    painter.setPen(shownTheme().text);
    const double titleRoom = m_close->x() - side;
    m_types->title.draw(painter, {side, side, titleRoom, double(scaled(20))}, Qt::AlignLeft, m_cell.title);
    double top = side + scaled(titleHeight);
    const Columns places = columns();
    for (const WorkedLine& line : m_cell.lines) {
        paintLine(painter, line, places, side, top);
        top += lineHeight();
    }
    painter.setFont(shownTheme().sized(12));
    painter.setPen(shownTheme().secondary);
    painter.drawText(QRectF(side, top + scaled(6), width() - 2 * side, height() - top), int(Qt::TextWordWrap), proseOf(m_cell));
}

void CellCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int side = scaled(padding), corner = scaled(8);
    const QSize close = m_close->sizeHint();
    m_close->setGeometry(QRect(QPoint(width() - corner - close.width(), corner), close));
    const QSize text = m_text->sizeHint(), latex = m_latex->sizeHint();
    const int top = height() - side - text.height();
    m_text->setGeometry(QRect(QPoint(side, top), text));
    m_latex->setGeometry(QRect(QPoint(side + text.width() + scaled(8), top), latex));
}

void CellCard::copyText()
{
    QGuiApplication::clipboard()->setText(textOf(m_cell));
    emit copied(tr("the working as text"));
}

void CellCard::copyLatex()
{
    QGuiApplication::clipboard()->setText(latexOf(m_cell));
    emit copied(tr("the working as LaTeX"));
}

bool CellCard::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Here these keys mean the card and not the window.
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool copies = key->key() == Qt::Key_C && key->modifiers().testFlag(Qt::ControlModifier);
        if (copies || key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void CellCard::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape: emit closed(); return;
    case Qt::Key_C:
        if (!event->modifiers().testFlag(Qt::ControlModifier))
            break;
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            copyLatex();
        else
            copyText();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End: emit walkWanted(*event); return;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void CellCard::mousePressEvent(QMouseEvent* event)
{
    event->accept(); // what lies below is not meant
}

void CellCard::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void CellCard::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace softfocus

#include "ui/panels/card/cell_card.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/result_source.h"
#include "ui/panels/card/parts_strip.h"
#include "ui/style/shown_theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

constexpr double cardPadding = 16, mostCardWidth = 480, mostName = 130;

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

bool copies(const QKeyEvent& key)
{
    return key.key() == Qt::Key_C && key.modifiers().testFlag(Qt::ControlModifier);
}

/// The label of a column of the lines. Numbers are shown whole, notes as far as there is room.
TextLabel* makePart(int column)
{
    constexpr auto quiet = Ink::Secondary;
    static constexpr std::array<TextLabel::Style, 4> styles{
        {{.ink = quiet}, {}, {.weight = QFont::DemiBold}, {.pixels = 11.5, .ink = quiet}}};
    auto* label = new TextLabel(styles.at(std::size_t(column)));
    label->setSizePolicy(column < 3 ? QSizePolicy::Fixed : QSizePolicy::Preferred, QSizePolicy::Fixed);
    if (column > 0)
        return label;
    label->setAlignment(Qt::AlignRight);
    followTheme(*label, [label](const Theme&) { label->setMaximumWidth(scaled(mostName)); });
    return label;
}

} // namespace

CellCard::CellCard(const ResultSource& results, QWidget* parent)
    : QFrame(parent), m_results(results), m_title(new TextLabel({14, QFont::DemiBold})), m_lines(new QGridLayout),
      m_partsTitle(makeProse("cardPartsTitle", 11.5, Ink::Secondary)), m_partsSum(makeProse("cardPartsSum", 11.5, Ink::Secondary)),
      m_parts(new PartsStrip), m_open(makeButton("cardScore", tr("Where s comes from"))),
      m_prose(makeProse("cardProse", 12, Ink::Secondary)), m_copies(new QWidget)
{
    setObjectName("cellCard");
    setFrameShape(QFrame::StyledPanel);
    setLook(*this, Look::Raised);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_NoMousePropagation); // what lies below is not meant
    setLayoutDirection(Qt::LeftToRight);     // as a calculation reads in every language
    QPushButton* text = makeButton("cardText", tr("Copy text"));
    QPushButton* latex = makeButton("cardLatex", tr("Copy LaTeX"));
    QToolButton* close = makeIconButton("cardClose", Icon::Close, tr("Close"));
    text->setToolTip(tr("Copy the working as text (Ctrl+C)"));
    latex->setToolTip(tr("Copy the working as LaTeX (Ctrl+Shift+C)"));
    close->setToolTip(tr("Close (Esc)"));
    connect(text, &QPushButton::clicked, this, [this] { copy(false); });
    connect(latex, &QPushButton::clicked, this, [this] { copy(true); });
    m_open->setCheckable(true);
    m_open->setToolTip(tr("Shows the sum that the score is, dimension by dimension"));
    connect(m_open, &QPushButton::toggled, this, &CellCard::openParts);
    connect(close, &QToolButton::clicked, this, &CellCard::closed);
    for (QLabel* wrapped : {m_partsTitle, m_partsSum, m_prose})
        wrapped->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // as wide as the rest

    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(close);
    auto* buttons = new QHBoxLayout(m_copies);
    buttons->addWidget(text);
    buttons->addWidget(latex);
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->addLayout(m_lines);
    column->addWidget(m_partsTitle);
    column->addWidget(m_parts);
    column->addWidget(m_partsSum);
    column->addWidget(m_prose);
    column->addWidget(m_copies);
    column->insertLayout(0, head); // Tab comes to its button last
    followTheme(*this, [=, this](const Theme&) {
        const int side = scaled(cardPadding), corner = scaled(cardPadding / 2);
        column->setContentsMargins(side, corner, corner, side);
        column->setSpacing(scaled(5));
        m_lines->setContentsMargins(0, 0, side - corner, 0);
        m_lines->setHorizontalSpacing(scaled(9));
        m_lines->setVerticalSpacing(scaled(5));
        m_prose->setContentsMargins(0, 0, side - corner, 0);
        m_prose->setMinimumWidth(scaled(200));
        buttons->setContentsMargins(0, scaled(8), 0, 0);
        buttons->setSpacing(scaled(8));
    });
    hide();
}

void CellCard::showCell(const ExplainedCell& cell)
{
    m_cell = cell;
    setAccessibleName(tr("Working of %1").arg(cell.title));
    setAccessibleDescription(textOf(cell));
    m_title->setText(cell.title);
    m_title->updateGeometry();
    const int count = int(cell.lines.size());
    for (int row = 0; row < std::max(count, m_lines->rowCount()); ++row)
        showLine(row, row < count ? cell.lines[std::size_t(row)] : WorkedLine{});
    showParts();
    const QString prose = proseOf(cell);
    m_prose->setText(prose);
    m_prose->setVisible(!prose.isEmpty());
    m_copies->setVisible(count > 0);
}

void CellCard::showLine(int row, const WorkedLine& line)
{
    const QString working = line.working.isEmpty() ? QString() : QStringLiteral("= ") + line.working;
    const QString result = line.result.isEmpty() ? QString() : (line.isExact ? QStringLiteral("= ") : QStringLiteral("≈ ")) + line.result;
    for (int column = 0; const QString& text : {line.name, working, result, line.note}) {
        QLayoutItem* item = m_lines->itemAtPosition(row, column);
        auto* label = item ? static_cast<TextLabel*>(item->widget()) : makePart(column);
        if (!item)
            m_lines->addWidget(label, row, column);
        label->setText(text);
        label->setVisible(!text.isEmpty());
        label->updateGeometry();
        ++column;
    }
    showMark(row, line);
}

/// A quoted word is no term, whatever it says.
void CellCard::showMark(int row, const WorkedLine& line)
{
    constexpr int last = 4;
    const bool isWord = line.name.startsWith(u'“');
    const std::vector<Term> terms = isWord ? std::vector<Term>() : termsIn(line.name);
    QLayoutItem* item = m_lines->itemAtPosition(row, last);
    if (!item && terms.empty())
        return;
    auto* mark = item ? static_cast<TermMark*>(item->widget()) : new TermMark("cardTerms", m_results, [this] { return m_cell.query; });
    mark->setTerms(terms);
    if (!item)
        m_lines->addWidget(mark, row, last);
    if (row == 0)
        mark->explain(*this);
}

/// On a card of scores they are always in sight.
void CellCard::showParts()
{
    const bool hasParts = !m_cell.parts.isEmpty();
    const bool isScore = hasParts && m_cell.isScore;
    m_open->setVisible(hasParts && !isScore);
    const bool shown = hasParts && (isScore || m_isOpen);
    m_partsTitle->setVisible(shown);
    m_parts->setVisible(shown);
    m_partsSum->setVisible(shown && !isScore);
    if (!shown)
        return;
    m_partsTitle->setText(titleOf(m_cell.parts));
    m_parts->setParts(m_cell.parts);
    m_partsSum->setText(sumText(m_cell.parts));
}

void CellCard::openParts(bool open)
{
    m_isOpen = open;
    showParts();
    emit resized();
}

int CellCard::mostWide() const
{
    layout()->activate();
    return std::min(layout()->totalSizeHint().width(), scaled(mostCardWidth + 2 * cardPadding));
}

int CellCard::leastWide() const
{
    layout()->activate();
    return std::min(mostWide(), layout()->totalMinimumSize().width());
}

QSize CellCard::sizeFor(int width) const
{
    const int wide = std::clamp(width, leastWide(), mostWide());
    return {wide, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : layout()->totalSizeHint().height()};
}

void CellCard::copy(bool asLatex)
{
    QGuiApplication::clipboard()->setText(asLatex ? latexOf(m_cell) : textOf(m_cell));
    emit copied(asLatex ? tr("the working as LaTeX") : tr("the working as text"));
}

bool CellCard::event(QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QFrame::event(event);
    // Here these keys mean the card and not the window.
    const auto* key = static_cast<QKeyEvent*>(event);
    event->setAccepted(copies(*key) || key->key() == Qt::Key_Escape);
    return true;
}

void CellCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else if (copies(*event))
        copy(event->modifiers().testFlag(Qt::ShiftModifier));
    else if (event->key() >= Qt::Key_Home && event->key() <= Qt::Key_Down) // End and the other arrows, too
        emit walkWanted(event);
    else
        QFrame::keyPressEvent(event);
}

} // namespace softfocus

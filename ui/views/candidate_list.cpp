#include "ui/views/candidate_list.h"

#include "ui/paint/charts/bar.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double candidateTextPixels = 13, columnWidth = 165;
constexpr double mostForWords = 0.72; // of what a word and its bar share
constexpr int mostColumns = 3;

/// A word, its bar and its probability.
class LineDelegate : public QStyledItemDelegate {
public:
    explicit LineDelegate(const CandidateList& list) : m_list(list) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const NextPieceBar& line = m_list.lines()[std::size_t(index.row())];
        const bool isRightToLeft = option.direction == Qt::RightToLeft;
        const QRectF box = QRectF(option.rect).adjusted(scaled(2), 0, -scaled(8), 0);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool isLit = option.state.testFlag(QStyle::State_MouseOver) ||
                           (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Selected));
        if (isLit) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(shownTheme().accentWash);
            painter->drawRoundedRect(box, scaled(4), scaled(4));
        }
        const double gap = scaled(8);
        const QFont font = shownTheme().sized(candidateTextPixels, line.isTaken ? QFont::DemiBold : QFont::Normal);
        const QFontMetricsF metrics(font);
        const double numbers = metrics.horizontalAdvance(QStringLiteral("<0.01"));
        const double words = std::min(m_list.wordWidth(), std::floor((box.width() - numbers - 3 * gap) * mostForWords));
        const auto seen = [&](double left, double wide) {
            const QRectF part(box.left() + left, box.top(), wide, box.height());
            return isRightToLeft ? QRectF(box.left() + box.right() - part.right(), part.top(), wide, part.height()) : part;
        };
        painter->setFont(font);
        painter->setPen(shownTheme().text);
        painter->drawText(seen(gap / 2, words), int(Qt::AlignVCenter) | int(isRightToLeft ? Qt::AlignRight : Qt::AlignLeft),
                          metrics.elidedText(line.text, Qt::ElideRight, words));
        const double track = box.width() - words - numbers - 3 * gap;
        QRectF lane = seen(words + 1.5 * gap, track);
        const double high = scaled(8);
        lane = QRectF(lane.left(), lane.center().y() - high / 2, lane.width(), high);
        paintBar(*painter, {.box = lane, .radius = high / 2.7, .rightToLeft = isRightToLeft}, line.probability, shownTheme());
        painter->setPen(shownTheme().text);
        painter->drawText(seen(box.width() - numbers - gap / 2, numbers),
                          int(Qt::AlignVCenter) | int(isRightToLeft ? Qt::AlignLeft : Qt::AlignRight), weightText(line.probability));
        painter->restore();
    }

private:
    const CandidateList& m_list;
};

} // namespace

CandidateList::CandidateList(QWidget* parent) : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFlow(QListView::TopToBottom);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setItemDelegate(new LineDelegate(*this));
    itemDelegate()->setParent(this);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        if (m_asks)
            emit asked(row(item));
    });
    followTheme(*this, [this](const Theme&) { fill(); });
}

void CandidateList::setLines(std::vector<NextPieceBar> lines)
{
    m_lines = std::move(lines);
    fill();
}

void CandidateList::setMostRows(int rows)
{
    if (rows == m_mostRows)
        return;
    m_mostRows = rows;
    fit();
}

/// Items are kept where they are, and with them where the keyboard is.
void CandidateList::fill()
{
    while (count() > int(m_lines.size()))
        delete takeItem(count() - 1);
    while (count() < int(m_lines.size()))
        addItem(QString());
    for (int place = 0; place < count(); ++place) {
        const NextPieceBar& line = m_lines[std::size_t(place)];
        const QString form = line.isTaken ? tr("%1, probability %2, written") : tr("%1, probability %2");
        const QString said = form.arg(quotedWord(line.text), weightText(line.probability));
        item(place)->setText(line.text);
        item(place)->setData(Qt::AccessibleTextRole, said);
        item(place)->setToolTip(m_asks ? tr("%1. Click to write it next.").arg(said) : said);
    }
    const QFontMetricsF metrics(shownTheme().sized(candidateTextPixels, QFont::DemiBold));
    m_wordWidth = 0;
    for (const NextPieceBar& line : m_lines)
        m_wordWidth = std::max(m_wordWidth, std::ceil(metrics.horizontalAdvance(line.text)) + scaled(2));
    fit();
    viewport()->update();
}

int CandidateList::columnCount() const
{
    return std::clamp(width() / scaled(columnWidth), 1, mostColumns);
}

int CandidateList::rowCount() const
{
    const int columns = columnCount();
    return std::clamp((int(m_lines.size()) + columns - 1) / columns, 1, m_mostRows);
}

double CandidateList::wordWidth() const
{
    return m_wordWidth;
}

int CandidateList::lineHeight() const
{
    return std::max(scaled(20), int(std::ceil(QFontMetricsF(shownTheme().sized(candidateTextPixels)).height())) + scaled(3));
}

/// What finds no room is hidden: the last ones are the least likely. The one that was taken is there in any case.
void CandidateList::fit()
{
    const int columns = columnCount(), rows = rowCount();
    setGridSize({std::max(1, (width() - 1) / columns), lineHeight()});
    setFixedHeight(rows * lineHeight() + 2);
    const int room = rows * columns;
    const auto taken = std::ranges::find_if(m_lines, &NextPieceBar::isTaken);
    const int lastShown = taken != m_lines.end() && taken - m_lines.begin() >= room ? int(taken - m_lines.begin()) : room - 1;
    for (int place = 0; place < count(); ++place)
        setRowHidden(place, place >= room - 1 && place != lastShown);
}

QSize CandidateList::sizeHint() const
{
    return {scaled(columnWidth), rowCount() * lineHeight() + 2};
}

QSize CandidateList::minimumSizeHint() const
{
    return {scaled(120), lineHeight()};
}

void CandidateList::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_asks && currentRow() >= 0)
        emit asked(currentRow());
    else
        QListWidget::keyPressEvent(event);
}

void CandidateList::resizeEvent(QResizeEvent* event)
{
    QListWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

} // namespace softfocus

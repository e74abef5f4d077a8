#include "ui/controls/tables/candidate_table.h"

#include "ui/paint/charts/bar.h"
#include "ui/words/numbers/number_text.h"

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QPainter>
#include <QStyle>
#include <QTableView>

#include <algorithm>
#include <cmath>
#include <utility>

namespace softfocus {

namespace {

constexpr double rowHeight = 22;

enum Column { Name, AsItIs, AsItBecomes };

/// "+" before what came and "−" before what left, so that no colour is needed to tell.
QString shownName(const CandidateLine& line)
{
    switch (line.move) {
    case CandidateLine::Move::Stays: break;
    case CandidateLine::Move::Comes: return QStringLiteral("+ ") + line.name;
    case CandidateLine::Move::Leaves: return QStringLiteral("− ") + line.name;
    }
    return line.name;
}

} // namespace

double mostOf(const std::vector<CandidateLine>& lines)
{
    double greatest = 0;
    for (const CandidateLine& line : lines)
        for (const double value : {line.asItIs, line.asItBecomes})
            greatest = std::max(greatest, std::isnan(value) ? 0 : value);
    double most = 1;
    for (const double next : {0.5, 0.2, 0.1, 0.05, 0.02, 0.01})
        if (greatest > 0 && greatest <= next)
            most = next;
    return most;
}

class CandidateTable::Model : public QAbstractTableModel {
    Q_DECLARE_TR_FUNCTIONS(softfocus::CandidateTable)

public:
    const CandidateLines& lines() const { return m_lines; }
    const CandidateLine& line(int row) const { return m_lines.lines[std::size_t(row)]; }

    void setLines(CandidateLines lines)
    {
        const bool alike = lines.title == m_lines.title && lines.isBoth == m_lines.isBoth &&
                           std::ranges::equal(lines.lines, m_lines.lines, {}, shownName, shownName);
        if (!alike)
            beginResetModel();
        m_lines = std::move(lines);
        if (!alike)
            endResetModel();
        else if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.lines.size()); }
    int columnCount(const QModelIndex& = {}) const override { return m_lines.isBoth ? AsItBecomes + 1 : AsItIs + 1; }

    double value(int row, int column) const { return column == AsItIs ? line(row).asItIs : line(row).asItBecomes; }
    QString text(int row, int column) const { return column == Name ? shownName(line(row)) : fineWeightText(value(row, column)); }

    QVariant data(const QModelIndex& at, int role = Qt::DisplayRole) const override
    {
        if (role == Qt::DisplayRole)
            return text(at.row(), at.column());
        if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
            return line(at.row()).sentence;
        return {};
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (role == Qt::TextAlignmentRole)
            return int(section == Name ? Qt::AlignLeft : Qt::AlignRight);
        if (role != Qt::DisplayRole)
            return {};
        if (orientation == Qt::Vertical)
            return line(section).name;
        return section == Name ? m_lines.title : section == AsItIs ? tr("as it is") : tr("as it becomes");
    }

private:
    CandidateLines m_lines;
};

CandidateTable::CandidateTable(const QString& name, const QString& title) : CandidateTable(new Model)
{
    setObjectName(name);
    view().setObjectName(name + QStringLiteral("View"));
    view().setAccessibleName(title);
    view().setSelectionMode(QTableView::SingleSelection); // the keyboard goes from one to the next
}

CandidateTable::CandidateTable(Model* model)
    : RowsTable(model, {.head = 26,
                        .leastRow = rowHeight, // none moves while another one comes or goes
                        .mostRow = rowHeight,
                        .foot = 0,
                        .more = 0,
                        .fewRows = 3,
                        .leastWidth = 210,
                        .width = 330,
                        .mostHeight = 700}),
      m_model(model)
{
}

void CandidateTable::setLines(CandidateLines lines)
{
    m_model->setLines(std::move(lines));
    setMaximumHeight(sizeHint().height());
    arrangeColumns();
    update();
}

const CandidateLines& CandidateTable::lines() const
{
    return m_model->lines();
}

void CandidateTable::pointAt(int line)
{
    light(line);
    emit pointed(line);
}

int CandidateTable::spaceBefore(int column) const
{
    return scaled(column == Name ? 4 : 12);
}

std::vector<int> CandidateTable::columnWidths(int room)
{
    m_numberWidth = int(std::ceil(type(13, QFont::DemiBold).width(QStringLiteral("<0.0001"))));
    const int columns = m_model->columnCount(), inside = room - spaceBefore(Name);
    int number = 0; // with its header
    for (int column = AsItIs; column < columns; ++column)
        number = std::max(number, spaceBefore(column) + headedWidth(column, m_numberWidth));
    constexpr double leastName = 40, shortBar = 14;
    const int mostName = std::max({scaled(leastName), inside - (columns - 1) * (number + scaled(shortBar)), inside / (columns + 2)});
    std::vector<int> widths{std::min(widestName() + spaceBefore(Name) + scaled(6), mostName)};
    for (int column = AsItIs; column < columns; ++column)
        widths.push_back((inside - widths.front()) / (columns - 1));
    widths.back() += spaceBefore(Name);
    return widths;
}

void CandidateTable::drawCell(QPainter& painter, const QRect& contents, const QModelIndex& index) const
{
    const CandidateLine& line = m_model->line(index.row());
    const Theme& theme = shownTheme();
    if (index.column() != Name)
        return drawBar(painter, contents, m_model->value(index.row(), index.column()), index.column() == m_model->columnCount() - 1);
    painter.setPen(line.move == CandidateLine::Move::Comes    ? theme.accent
                   : line.move == CandidateLine::Move::Leaves ? theme.secondary
                                                              : theme.text);
    type(13).draw(painter, contents, start(), shownName(line));
}

/// The number at the end, and before it its bar where there is room for one.
void CandidateTable::drawBar(QPainter& painter, const QRect& box, double value, bool isBold) const
{
    constexpr double leastBar = 12;
    const Theme& theme = shownTheme();
    painter.setPen(value == 0 || std::isnan(value) ? theme.secondary : theme.text);
    const QRect number = QStyle::visualRect(layoutDirection(), box, box.adjusted(box.width() - m_numberWidth, 0, 0, 0));
    type(13, isBold ? QFont::DemiBold : QFont::Normal).draw(painter, number, end(), fineWeightText(value));
    QRectF track = QStyle::visualRect(layoutDirection(), box, box.adjusted(0, 0, -m_numberWidth - scaled(6), 0));
    if (track.width() < scaled(leastBar))
        return;
    track.setTop(track.center().y() - scaled(4));
    track.setHeight(scaled(9));
    const double least = value < 0 ? -m_model->lines().most : 0;
    paintBar(painter,
             {.box = track, .least = least, .most = m_model->lines().most, .radius = double(scaled(3)), .rightToLeft = isRightToLeft()},
             value, theme);
}

} // namespace softfocus

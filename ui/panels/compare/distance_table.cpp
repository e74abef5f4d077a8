#include "ui/panels/compare/distance_table.h"

#include "ui/model/compare/difference_results.h"
#include "ui/model/document/selection.h"
#include "ui/words/distance_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QPainter>
#include <QStyle>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double footHeight = 28;

} // namespace

/// A line for each query.
class DistanceModel : public QAbstractTableModel {
    Q_DECLARE_TR_FUNCTIONS(softfocus::DistanceModel)

public:
    enum Column { Row, Variation, Forward, Backward, ColumnCount };

    void set(std::shared_ptr<const Difference> difference, std::shared_ptr<const MeasuredDifference> measured)
    {
        const bool alike = m_difference && difference && m_difference->minuend.attention->input == difference->minuend.attention->input;
        if (!alike)
            beginResetModel();
        m_difference = std::move(difference);
        m_measured = std::move(measured);
        if (!alike)
            endResetModel();
        else if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }

    const Difference* difference() const { return m_difference.get(); }
    const MeasuredDifference* measured() const { return m_measured.get(); }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return m_difference && !parent.isValid() ? int(m_difference->values.rows()) : 0;
    }
    int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }

    QString text(int row, int column) const
    {
        if (column == Row)
            return labelOf(*m_difference->minuend.attention->input, NamedSide::Query, row);
        if (column == Variation)
            return variationText(m_difference->variations[std::size_t(row)]);
        if (!m_measured)
            return QStringLiteral("…");
        const RowDistance& distance = m_measured->rows[std::size_t(row)];
        return divergenceText(column == Forward ? distance.forward : distance.backward);
    }

    QVariant data(const QModelIndex& at, int role = Qt::DisplayRole) const override
    {
        switch (role) {
        case Qt::DisplayRole: return text(at.row(), at.column());
        case Qt::AccessibleDescriptionRole: return at.column() == Row ? sentence(at.row()) : spoken(at.row(), at.column());
        case Qt::ToolTipRole: return sentence(at.row());
        default: return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (role == Qt::TextAlignmentRole)
            return int(section == Row ? Qt::AlignLeft : Qt::AlignRight);
        if (orientation == Qt::Vertical) {
            if (role == Qt::AccessibleDescriptionRole)
                return sentence(section);
            return role == Qt::DisplayRole ? QVariant(text(section, Row)) : QVariant();
        }
        if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
            return section == Row ? QString() : meaning(section);
        if (role != Qt::DisplayRole)
            return {};
        const QString titles[] = {tr("query"), tr("moved"), tr("KL(a || b)"), tr("KL(b || a)")};
        return titles[section];
    }

    /// The whole row's numbers in a sentence.
    QString sentence(int row) const
    {
        if (!m_measured)
            return tr("being measured");
        return rowDistanceSentence(*m_difference, m_measured->rows[std::size_t(row)]);
    }

private:
    QString meaning(int column) const
    {
        const QString a = m_difference ? m_difference->minuendName : QString(), b = m_difference ? m_difference->subtrahendName : QString();
        switch (column) {
        case Variation:
            return tr("Total variation distance: ½ Σ |w of %1 − w of %2|, the share of the row’s attention that moves").arg(a, b);
        case Forward: return divergenceMeaning(a, b);
        default: return divergenceMeaning(b, a);
        }
    }
    QString spoken(int row, int column) const { return tr("%1: %2").arg(headerData(column, Qt::Horizontal).toString(), text(row, column)); }

    std::shared_ptr<const Difference> m_difference;
    std::shared_ptr<const MeasuredDifference> m_measured;
};

DistanceTable::DistanceTable(const DifferenceResults& results, Selection& selection)
    : RowsTable(new DistanceModel, {.head = 26,
                                    .leastRow = 22,
                                    .mostRow = 28,
                                    .foot = footHeight,
                                    .more = 0,
                                    .fewRows = 3,
                                    .leastWidth = 230,
                                    .width = 320,
                                    .mostHeight = 700}),
      m_results(results), m_selection(selection), m_model(static_cast<DistanceModel*>(view().model()))
{
    setObjectName("distances");
    view().setObjectName("distanceTable");
    view().setAccessibleName(tr("How far the rows of both are apart"));
    view().setSelectionMode(QTableView::SingleSelection);
    connect(&m_results, &DifferenceResults::measuredChanged, this, &DistanceTable::takeResult);
    connect(view().selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            m_selection.choose(current.row());
    });
    connect(&m_selection, &Selection::queryChanged, this, &DistanceTable::followChoice);
    connect(&m_selection, &Selection::hoverChanged, this, [this] { light(int(m_selection.hovered().row)); });
}

void DistanceTable::showEvent(QShowEvent* event)
{
    RowsTable::showEvent(event);
    takeResult();
}

void DistanceTable::takeResult()
{
    // While it is not seen it costs nothing; it catches up when it is shown.
    if (!isVisible())
        return;
    const int rows = m_model->rowCount();
    m_model->set(m_results.difference(), m_results.measured());
    if (rows != m_model->rowCount())
        updateGeometry();
    followChoice();
    update();
}

void DistanceTable::arrange()
{
    RowsTable::arrange();
    followChoice();
}

/// Brings the chosen row into sight.
void DistanceTable::followChoice()
{
    const int row = int(m_selection.query());
    if (row < 0 || row >= m_model->rowCount())
        return;
    view().setCurrentIndex(m_model->index(row, std::max(0, view().currentIndex().column())));
    view().scrollTo(view().currentIndex());
}

void DistanceTable::pointAt(int row)
{
    m_selection.hover({row, -1});
}

int DistanceTable::spaceBefore(int column) const
{
    return scaled(column == 0 ? 6 : 12);
}

std::vector<int> DistanceTable::columnWidths(int room)
{
    std::vector<int> widths{0};
    for (int column = DistanceModel::Variation; column < DistanceModel::ColumnCount; ++column)
        widths.push_back(spaceBefore(column) + headedWidth(column, type(12, QFont::DemiBold).width(QStringLiteral("00.00"))));
    widths.back() += spaceBefore(0);
    const int numbers = widths[1] + widths[2] + widths[3];
    widths.front() = std::max(scaled(40), room - numbers);
    return widths;
}

void DistanceTable::drawCell(QPainter& painter, const QRect& box, const QModelIndex& index) const
{
    const Theme& theme = shownTheme();
    const bool isName = index.column() == DistanceModel::Row;
    painter.setPen(isName && m_selection.query() == index.row() ? theme.accent : theme.text);
    type(isName ? 13 : 12, QFont::Normal).draw(painter, box, isName ? start() : end(), m_model->text(index.row(), index.column()));
}

/// The means, each below its column.
void DistanceTable::drawFoot(QPainter& painter, const QRect& room) const
{
    const QRect foot(room.left(), room.top(), room.width(), std::min(room.height(), scaled(footHeight)));
    const Theme& theme = shownTheme();
    painter.setPen(theme.hairline);
    painter.drawLine(foot.topLeft(), foot.topRight());
    const MeasuredDifference* measured = m_model->measured();
    for (int column = 0; column < DistanceModel::ColumnCount; ++column) {
        const QRect box(view().columnViewportPosition(column), foot.top(), view().columnWidth(column), foot.height());
        const QString texts[] = {tr("mean of all rows"), measured ? variationText(measured->mean.variation.mean) : QStringLiteral("…"),
                                 measured ? divergenceText(measured->mean.forward.mean) : QStringLiteral("…"),
                                 measured ? divergenceText(measured->mean.backward.mean) : QStringLiteral("…")};
        painter.setPen(column == 0 ? theme.secondary : theme.text);
        type(12, column == 0 ? QFont::Normal : QFont::DemiBold)
            .draw(painter, contentsOf(column, box), column == 0 ? start() : end(), texts[column]);
    }
}

} // namespace softfocus

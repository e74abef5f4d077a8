#include "ui/controls/tables/row_table.h"

#include "core/text/one_line.h"
#include "ui/model/document/selection.h"
#include "ui/paint/charts/bar.h"
#include "ui/style/shown_theme.h"
#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/piece_text.h"
#include "ui/words/step_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QTableView>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace softfocus {

namespace {

constexpr double remainderHigh = 18, sumsHigh = 28;

} // namespace

/// A line for each key, largest weight first: the key, its score, the normalizer's steps and its weight. Given weights have neither
/// scores nor steps.
class WorkedRowModel : public QAbstractTableModel {
    Q_DECLARE_TR_FUNCTIONS(softfocus::WorkedRowModel)

public:
    static constexpr int firstStep = 2; ///< the column after the score's

    const WorkedRow& row() const { return m_row; }
    /// A weight as it is said; without a row, of no particular input.
    QString weightText(double weight) const
    {
        return m_row.query < 0 ? softfocus::weightText(weight) : weightTextFor(*m_row.attention->input, weight);
    }
    Index keyAt(int line) const { return m_row.order[std::size_t(line)]; }
    int weightColumn() const { return columnCount() - 1; }
    const StepColumn& stepAt(int column) const { return m_row.steps.columns[std::size_t(column - firstStep)]; }

    void setRow(const WorkedRow& row)
    {
        const bool alike = row.query >= 0 && row.query == m_row.query && row.attention->input == m_row.attention->input &&
                           std::ranges::equal(row.steps.columns, m_row.steps.columns, {}, &StepColumn::kind, &StepColumn::kind);
        if (!alike)
            beginResetModel();
        if (!alike && row.query >= 0)
            m_labels = keyLabelsOf(*row.attention->input);
        m_row = row;
        if (alike)
            emit dataChanged(index(0, 0), index(rowCount() - 1, weightColumn()));
        else
            endResetModel();
    }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_row.order.size()); }
    int columnCount(const QModelIndex& = {}) const override
    {
        return m_row.query < 0 ? 0 : m_row.hasScores() ? firstStep + int(m_row.steps.columns.size()) + 1 : 2;
    }

    QString text(int line, int column) const
    {
        const Index key = keyAt(line);
        if (column == 0)
            return m_labels[std::size_t(key)];
        if (m_row.isMasked(key))
            return tr("masked");
        if (column == weightColumn())
            return m_row.weightTextOf(key);
        return column < firstStep ? shortScoreText(m_row.scoreOf(key)) : stepText(stepAt(column).values[std::size_t(key)]);
    }

    QVariant data(const QModelIndex& at, int role = Qt::DisplayRole) const override
    {
        switch (role) {
        case Qt::DisplayRole: return text(at.row(), at.column());
        case Qt::AccessibleTextRole: return at.column() == 0 ? spokenKey(at.row()) : text(at.row(), at.column());
        case Qt::AccessibleDescriptionRole: return at.column() == 0 ? sentence(at.row()) : sentence(at.row(), at.column());
        case Qt::ToolTipRole: {
            if (const QString special = specialPieceText(*m_row.attention->input, NamedSide::Key, keyAt(at.row())); !special.isEmpty())
                return special;
            const QString key = withoutMiddle(m_row.keyName(keyAt(at.row())), longestMessage);
            return m_row.isKnown(keyAt(at.row())) ? key : tr("%1: not in the vocabulary").arg(key);
        }
        default: return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (role == Qt::TextAlignmentRole)
            return int(section == 0 || section == weightColumn() ? Qt::AlignLeft : Qt::AlignRight);
        if (role == Qt::AccessibleDescriptionRole && orientation == Qt::Vertical)
            return sentence(section);
        if (role != Qt::DisplayRole)
            return {};
        return orientation == Qt::Vertical ? spokenKey(section) : title(section);
    }

private:
    QString title(int column) const
    {
        if (column == 0)
            return tr("key");
        if (column == weightColumn())
            return tr("weight");
        return column < firstStep ? tr("score") : stepTitle(stepAt(column).kind);
    }
    QString spokenKey(int line) const
    {
        const QString key = m_row.keyName(keyAt(line));
        return m_row.isKnown(keyAt(line)) ? key : tr("%1, not in the vocabulary").arg(key);
    }
    QString sentence(int line, int column) const { return title(column) + u' ' + text(line, column); }
    QString sentence(int line) const
    {
        QStringList parts;
        for (int column = 1; column <= weightColumn(); ++column)
            parts << sentence(line, column);
        return m_row.isMasked(keyAt(line)) ? tr("masked") : parts.join(QStringLiteral(", "));
    }

    WorkedRow m_row;
    std::vector<QString> m_labels; ///< of the row's keys
};

RowTable::RowTable(Selection& selection)
    : RowsTable(new WorkedRowModel, {.head = 26,
                                     .leastRow = 22,
                                     .mostRow = 31,
                                     .foot = sumsHigh,
                                     .more = remainderHigh,
                                     .fewRows = 5,
                                     .leastWidth = 180,
                                     .width = 300,
                                     .mostHeight = 600}),
      m_selection(selection), m_model(static_cast<WorkedRowModel*>(view().model()))
{
    view().setObjectName("rowTable");
    view().setAccessibleName(tr("The chosen row, worked key by key"));
    connect(&m_selection, &Selection::hoverChanged, this, &RowTable::followHover);
}

void RowTable::setRow(const WorkedRow& row)
{
    const bool other = row.query != m_model->row().query || row.order.size() != m_model->row().order.size();
    m_least = 0;
    m_most = 1;
    for (const Index key : row.order) {
        m_least = std::min(m_least, row.weightOf(key)); // what is no number stays out
        m_most = std::max(m_most, row.weightOf(key));
    }
    m_model->setRow(row);
    arrangeColumns();
    followHover();
    if (other)
        view().scrollToTop();
    update();
}

void RowTable::pointAt(int line)
{
    m_selection.hover(line < 0 ? Cell{} : Cell{m_model->row().query, m_model->keyAt(line)});
}

void RowTable::followHover()
{
    const Cell cell = m_selection.hovered();
    const std::vector<Index>& order = m_model->row().order;
    const auto found = std::ranges::find(order, cell.row == m_model->row().query ? cell.column : -1);
    light(found == order.end() ? -1 : int(found - order.begin()));
}

QString RowTable::remainder() const
{
    const int below = firstRow() + visibleRows(), keys = m_model->rowCount();
    if (below >= keys)
        return {};
    return tr("… %1 more, together %2")
        .arg(QLocale().toString(keys - below), m_model->weightText(m_model->row().weightFrom(std::size_t(below))));
}

int RowTable::spaceBefore(int column) const
{
    return column == 0 ? 0 : scaled(m_model->row().steps.columns.size() > 1 ? 7 : 10);
}

std::vector<int> RowTable::columnWidths(int room)
{
    const TabularText& bold = type(13, QFont::DemiBold);
    double number = 0;
    // The least positive number stands for the longest text of a small weight.
    for (const double weight : {m_least, m_most, m_model->row().measures.sum, std::numeric_limits<double>::denorm_min()})
        number = std::max(number, bold.width(m_model->weightText(weight)));
    // On a logarithmic scale the smallest weight has the longest power of ten.
    const auto& order = m_model->row().order;
    const auto leastKey = std::find_if(order.rbegin(), order.rend(), [this](Index key) { return m_model->row().shownWeightOf(key) > 0; });
    if (leastKey != order.rend())
        number = std::max(number, bold.width(m_model->row().weightTextOf(*leastKey)));
    m_numberWidth = int(std::ceil(number));
    const int last = m_model->weightColumn(), besideTrack = 2 * spaceBefore(last) + m_numberWidth;
    const auto numbersOf = [&](bool tight) {
        std::vector<int> widths{0};
        for (int column = 1; column < last; ++column) {
            const QString digits = tight && isBelowTen(column) ? QStringLiteral("−0.") : QStringLiteral("−00.");
            const QString widest = digits + (column < WorkedRowModel::firstStep ? QStringLiteral("00") : QStringLiteral("000"));
            widths.push_back(spaceBefore(column) + headedWidth(column, type(12).width(widest)));
        }
        return widths;
    };
    const auto restBeside = [&](const std::vector<int>& widths) {
        return std::max(0, room - besideTrack - std::accumulate(widths.begin(), widths.end(), 0));
    };
    constexpr double fewLetters = 60;
    std::vector<int> widths = numbersOf(false);
    if (restBeside(widths) < scaled(fewLetters)) // the numbers keep less room for larger ones, so that the name can be read
        widths = numbersOf(true);
    const int rest = restBeside(widths);
    const int least = int(rest * 0.3);
    constexpr double narrow = 90; // there the bars give way to the names
    const int bar = rest < scaled(narrow) ? 0 : scaled(26);
    widths.front() = std::clamp(widestName() + scaled(8), least, std::max(least, rest - bar));
    widths.push_back(rest - widths.front() + besideTrack);
    return widths;
}

/// Whether the numbers of a column have one digit before the point at most.
bool RowTable::isBelowTen(int column) const
{
    const WorkedRow& row = m_model->row();
    constexpr double ten = 9.995;
    return std::ranges::none_of(row.order, [&](Index key) {
        const double number = column < WorkedRowModel::firstStep ? row.scoreOf(key) : m_model->stepAt(column).values[std::size_t(key)];
        return std::isfinite(number) && std::abs(number) >= ten;
    });
}

QRect RowTable::numberIn(const QRect& box) const
{
    return QStyle::visualRect(layoutDirection(), box, box.adjusted(box.width() - m_numberWidth, 0, 0, 0));
}

QRect RowTable::trackIn(const QRect& box) const
{
    return QStyle::visualRect(layoutDirection(), box, box.adjusted(0, 0, -m_numberWidth - spaceBefore(1), 0));
}

void RowTable::drawCell(QPainter& painter, const QRect& box, const QModelIndex& index) const
{
    const Theme& theme = shownTheme();
    const int line = index.row(), column = index.column();
    const Index key = m_model->keyAt(line);
    const bool absent = m_model->row().isMasked(key);
    painter.setPen(absent || column > 0 ? theme.secondary : theme.text);
    if (column == 0) {
        drawKey(painter, box, line);
    } else if (column < m_model->weightColumn() || absent) {
        if (column == m_model->weightColumn() || !absent)
            type(12).draw(painter, box, end(), m_model->text(line, column));
    } else {
        const double weight = m_model->row().shownWeightOf(key);
        painter.setPen(weight == 0 ? theme.secondary : theme.text);
        type(13, QFont::DemiBold).draw(painter, numberIn(box), end(), m_model->row().weightTextOf(key));
        drawBar(painter, trackIn(box), weight);
    }
}

void RowTable::drawKey(QPainter& painter, const QRect& box, int line) const
{
    const QString text = m_model->text(line, 0);
    if (m_model->row().isKnown(m_model->keyAt(line)))
        return type(13).draw(painter, box, start(), text);
    // The same mark as on the map: a raised question mark for a word that the vocabulary lacks.
    const int mark = int(std::ceil(type(11, QFont::DemiBold).width(QStringLiteral("?"))));
    const int word = std::min(box.width() - mark, int(std::ceil(type(13).width(text))));
    const auto part = [&](int from, int width) {
        return QStyle::visualRect(layoutDirection(), box, QRect(box.left() + from, box.top(), width, box.height()));
    };
    type(13).draw(painter, part(0, word), start(), text);
    painter.setPen(shownTheme().accent);
    type(11, QFont::DemiBold).draw(painter, part(word, mark).translated(0, -box.height() / 8), start(), QStringLiteral("?"));
}

void RowTable::drawBar(QPainter& painter, QRectF track, double weight) const
{
    constexpr double least = 12; // in a narrow table names come first
    if (track.width() < scaled(least))
        return;
    track.setTop(track.center().y() - scaled(5));
    track.setHeight(scaled(10));
    paintBar(painter, {.box = track, .least = m_least, .most = m_most, .radius = double(scaled(3)), .rightToLeft = isRightToLeft()}, weight,
             shownTheme());
}

void RowTable::drawFoot(QPainter& painter, const QRect& foot) const
{
    QRect line = foot;
    painter.setPen(shownTheme().secondary);
    if (overflows()) {
        line.setHeight(scaled(remainderHigh));
        type(12).draw(painter, line, end(), remainder());
        line.moveTop(line.bottom() + 1);
    }
    line.setHeight(scaled(sumsHigh));
    const auto under = [&](int column) {
        return contentsOf(column, QRect(view().columnViewportPosition(column), line.top(), view().columnWidth(column), line.height()));
    };
    const TabularText& bold = type(12.5, QFont::DemiBold);
    const int last = m_model->weightColumn();
    bold.draw(painter, last > 1 ? under(1) : trackIn(under(last)), end(), QStringLiteral("Σ"));
    painter.setPen(shownTheme().text);
    for (int column = WorkedRowModel::firstStep; column < last; ++column)
        if (const std::optional<double> total = m_model->stepAt(column).total)
            bold.draw(painter, under(column), end(), stepText(*total));
    // The sum as it is: 1 up to rounding is "1.00", not ">0.99".
    constexpr double roundingOfASum = 1e-9;
    const double sum = m_model->row().measures.sum;
    const QString total = weightText(std::abs(sum - 1) < roundingOfASum ? 1.0 : sum);
    type(13, QFont::DemiBold).draw(painter, numberIn(under(last)), end(), total);
}

} // namespace softfocus

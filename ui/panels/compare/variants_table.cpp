#include "ui/panels/compare/variants_table.h"

#include "ui/model/document/selection.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/style/shown_theme.h"
#include "ui/words/by_unit.h"
#include "ui/words/nothing_text.h"
#include "ui/words/panel_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTableView>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace softfocus {

namespace {

constexpr double leastTableWidth = 92, mostTableWidth = 300;

} // namespace

/// The sum of weights that have a column of their own is not known to a cell beyond them: it sums the others itself.
struct SummedColumns {
    Index count = 0;
    std::vector<double> sums; ///< one for each panel
};

class VariantsModel : public QAbstractTableModel {
    Q_DECLARE_TR_FUNCTIONS(softfocus::VariantsModel)

public:
    Index query() const { return m_query; }
    /// The key of a column, or −1 for the names and the others.
    Index keyAt(int column) const
    {
        const bool isKey = column >= 1 && column <= int(m_keys.size());
        return isKey ? m_keys[std::size_t(column - 1)] : -1;
    }
    bool isMasked(Index key) const { return m_results.front()->isMasked(m_query, key); }
    double least() const { return m_least; }
    double most() const { return m_most; }

    double weightAt(int line, int column) const
    {
        const Index key = keyAt(column);
        return key < 0 ? m_others.sums[std::size_t(line)] : m_results[std::size_t(line)]->weights->values(m_query, key);
    }

    void show(const ComparedResults& results, Index query, int columns)
    {
        std::vector<std::shared_ptr<const Attention>> attentions;
        for (std::size_t place = 0; place < results.count(); ++place)
            attentions.push_back(results.at(place).attention());
        const bool hasRow = !attentions.empty() && query >= 0 && query < attentions.front()->queryCount();
        std::vector<Index> keys = hasRow ? keysOf(attentions, query, columns) : std::vector<Index>();
        const bool alike = hasRow && query == m_query && attentions.size() == m_results.size() && keys == m_keys &&
                           attentions.front()->input == m_results.front()->input;
        if (!alike)
            beginResetModel();
        m_query = hasRow ? query : -1;
        m_results = hasRow ? std::move(attentions) : std::vector<std::shared_ptr<const Attention>>();
        m_keys = std::move(keys);
        m_names = hasRow ? panelNames(results.panels()) : QStringList();
        m_labels = hasRow && !alike ? keyLabelsOf(*m_results.front()->input) : std::move(m_labels);
        sumOthers();
        if (alike)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        else
            endResetModel();
    }

    /// About the longest text of a weight.
    QString widestNumber() const
    {
        return weightTextFor(*m_results.front()->input, 1e-9) + (m_least < 0 ? QStringLiteral("−") : QString());
    }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_results.size()); }
    int columnCount(const QModelIndex& = {}) const override
    {
        return m_results.empty() ? 0 : 1 + int(m_keys.size()) + (m_others.count > 0 ? 1 : 0);
    }

    QString text(int line, int column) const
    {
        if (column == 0)
            return m_names[line];
        const Index key = keyAt(column);
        if (key >= 0 && isMasked(key))
            return tr("masked");
        return weightTextFor(*m_results.front()->input, weightAt(line, column));
    }

    QVariant data(const QModelIndex& at, int role = Qt::DisplayRole) const override
    {
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole: return text(at.row(), at.column());
        case Qt::ToolTipRole: return at.column() == 0 ? QVariant(text(at.row(), 0)) : QVariant(sentence(at.row(), at.column()));
        case Qt::AccessibleDescriptionRole: return at.column() == 0 ? QVariant() : QVariant(sentence(at.row(), at.column()));
        default: return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignLeft);
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
            return {};
        if (orientation == Qt::Vertical)
            return text(section, 0);
        return title(section, role == Qt::ToolTipRole);
    }

    QString title(int column, bool whole = false) const
    {
        if (column == 0 || m_results.empty())
            return {};
        const Input& input = *m_results.front()->input;
        const Index key = keyAt(column);
        if (key < 0)
            return byUnit(input, {.words = tr("%1 further words"),
                                  .entries = tr("%1 further keys"),
                                  .patches = tr("%1 further patches"),
                                  .pieces = tr("%1 further pieces")})
                .arg(countText(m_others.count));
        return whole ? nameOf(*m_results.front(), NamedSide::Key, key) : m_labels[std::size_t(key)];
    }

private:
    QString sentence(int line, int column) const
    {
        if (const Index key = keyAt(column); key >= 0 && isMasked(key))
            return tr("%1 is masked").arg(title(column, true));
        return tr("%1 gives %2 to %3").arg(text(line, 0), text(line, column), title(column, true));
    }

    /// As many keys as have columns, in their order: all of them, or those with the largest weights, of which one column is the others'.
    static std::vector<Index> keysOf(const std::vector<std::shared_ptr<const Attention>>& attentions, Index query, int columns)
    {
        const Index count = attentions.front()->keyCount();
        std::vector<Index> keys(std::size_t(count), 0);
        std::iota(keys.begin(), keys.end(), Index(0));
        if (count <= columns)
            return keys;
        std::vector<double> largest(std::size_t(count), 0.0);
        for (const auto& attention : attentions)
            for (Index key = 0; key < count; ++key)
                largest[std::size_t(key)] = std::max(largest[std::size_t(key)], std::abs(attention->weights->values(query, key)));
        const auto kept = keys.begin() + std::max(1, columns - 1);
        std::ranges::partial_sort(keys, kept, [&](Index a, Index b) {
            const double left = largest[std::size_t(a)], right = largest[std::size_t(b)];
            return left != right ? left > right : a < b;
        });
        keys.erase(kept, keys.end());
        std::ranges::sort(keys);
        return keys;
    }

    void sumOthers()
    {
        m_others = {};
        m_least = 0;
        m_most = 1;
        if (m_results.empty())
            return;
        m_others.count = m_results.front()->keyCount() - Index(m_keys.size());
        for (const auto& attention : m_results) {
            for (const Index key : m_keys) {
                const double weight = attention->weights->values(m_query, key);
                m_least = std::min(m_least, weight);
                m_most = std::max(m_most, weight);
            }
            double sum = 0;
            std::size_t next = 0;
            for (Index key = 0; key < attention->keyCount(); ++key) {
                if (next < m_keys.size() && m_keys[next] == key)
                    ++next;
                else
                    sum += attention->weights->values(m_query, key);
            }
            m_others.sums.push_back(sum);
            m_least = std::min(m_least, sum);
            m_most = std::max(m_most, sum);
        }
    }

    std::vector<std::shared_ptr<const Attention>> m_results;
    QStringList m_names;
    std::vector<QString> m_labels;
    std::vector<Index> m_keys;
    SummedColumns m_others;
    Index m_query = -1;
    double m_least = 0, m_most = 1;
};

VariantsTable::VariantsTable(const ComparedResults& results, Selection& selection)
    : RowsTable(new VariantsModel, {.head = 22,
                                    .leastRow = 20,
                                    .mostRow = 28,
                                    .foot = 0,
                                    .more = 0,
                                    .fewRows = int(mostCompared),
                                    .leastWidth = 180,
                                    .width = 600,
                                    .mostHeight = 300}),
      m_results(results), m_selection(selection), m_model(static_cast<VariantsModel*>(view().model()))
{
    view().setObjectName("variantsTable");
    view().setAccessibleName(tr("The chosen row under each variant"));
    view().viewport()->installEventFilter(this);
    connect(&m_results, &ComparedResults::changed, this, &VariantsTable::follow);
    connect(&m_selection, &Selection::queryChanged, this, &VariantsTable::follow);
}

QString VariantsTable::title() const
{
    if (m_results.count() == 0)
        return {};
    if (m_model->query() < 0)
        return whyNothing(*m_results.at(0).attention(), Stage::Weights);
    const bool hasHeads = std::ranges::any_of(m_results.panels(), [](const ComparedPanel& panel) {
        const auto* computed = std::get_if<ComputedPanel>(&panel);
        return computed && computed->head;
    });
    return (hasHeads ? tr("%1 in each panel") : tr("%1 under each variant"))
        .arg(opened(briefNameOf(*m_results.at(0).attention(), NamedSide::Query, m_model->query())));
}

QSize VariantsTable::sizeHint() const
{
    return {scaled(600), scaled(22) + int(m_model->rowCount()) * scaled(22)};
}

int VariantsTable::columnsIn(int room) const
{
    return std::max(2, (room - scaled(110)) / scaled(leastTableWidth));
}

void VariantsTable::follow()
{
    if (!isVisible())
        return;
    const int rows = m_model->rowCount();
    m_model->show(m_results, m_selection.query(), columnsIn(width()));
    if (rows != m_model->rowCount())
        updateGeometry();
    arrange();
    emit titleChanged();
}

void VariantsTable::resizeEvent(QResizeEvent* event)
{
    RowsTable::resizeEvent(event);
    follow();
}

void VariantsTable::showEvent(QShowEvent* event)
{
    RowsTable::showEvent(event);
    follow();
}

int VariantsTable::spaceBefore(int column) const
{
    return column == 0 ? 0 : scaled(14);
}

std::vector<int> VariantsTable::columnWidths(int room)
{
    const int columns = m_model->columnCount();
    const int name = std::min(widestName() + scaled(8), room / 3);
    std::vector<int> widths{name};
    const int each = std::min((room - name) / std::max(1, columns - 1), scaled(mostTableWidth));
    widths.resize(std::size_t(columns), each);
    return widths;
}

void VariantsTable::drawCell(QPainter& painter, const QRect& box, const QModelIndex& index) const
{
    const Theme& theme = shownTheme();
    if (index.column() == 0) {
        painter.setPen(theme.secondary);
        type(12).draw(painter, box, start(), m_model->text(index.row(), 0));
        return;
    }
    const double weight = m_model->weightAt(index.row(), index.column());
    const QString text = m_model->text(index.row(), index.column());
    if (const Index key = m_model->keyAt(index.column()); key >= 0 && m_model->isMasked(key)) { // a word, which is longer than a number
        painter.setPen(theme.secondary);
        type(12).draw(painter, box, end(), text);
        return;
    }
    const int number = int(std::ceil(type(12, QFont::DemiBold).width(m_model->widestNumber())));
    const QRect right = QStyle::visualRect(layoutDirection(), box, QRect(box.right() - number + 1, box.top(), number, box.height()));
    painter.setPen(weight == 0 ? theme.secondary : theme.text);
    type(12, QFont::DemiBold).draw(painter, right, end(), text);
    QRectF track = QStyle::visualRect(layoutDirection(), box, box.adjusted(0, 0, -number - scaled(6), 0));
    if (track.width() < scaled(14))
        return;
    const double radius = scaled(3);
    track.setTop(track.center().y() - scaled(4));
    track.setHeight(scaled(8));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.dark ? theme.hairline : theme.window.darker(104));
    painter.drawRoundedRect(track, radius, radius);
    if (weight == 0 || std::isnan(weight))
        return;
    constexpr double sliver = 1.5, negative = 0.12;
    const double unit = track.width() / (m_model->most() - m_model->least());
    QRectF bar = track;
    bar.setWidth(std::max(sliver, unit * std::abs(weight)));
    bar.moveLeft(track.left() - unit * m_model->least() - (weight > 0 ? 0 : bar.width()));
    if (isRightToLeft())
        bar.moveLeft(track.left() + track.right() - bar.right());
    painter.setBrush(weight > 0 ? theme.accent : QColor(ColourScale::diverging(theme.dark).at(negative)));
    painter.drawRoundedRect(bar, std::min(radius, bar.width() / 2), radius);
}

void VariantsTable::drawFoot(QPainter&, const QRect&) const {}

void VariantsTable::pointAt(int row)
{
    if (row < 0)
        m_selection.hover({});
}

bool VariantsTable::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove) {
        const int column = view().columnAt(static_cast<QMouseEvent*>(event)->position().toPoint().x());
        const Index key = m_model->keyAt(column);
        m_selection.hover(key < 0 ? Cell{} : Cell{m_model->query(), key});
    }
    return RowsTable::eventFilter(watched, event);
}

} // namespace softfocus

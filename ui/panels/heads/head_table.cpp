#include "ui/panels/heads/head_table.h"

#include "ui/controls/text/tabular_text.h"
#include "ui/paint/heads/head_pictures.h"
#include "ui/style/shown_theme.h"
#include "ui/words/head_text.h"

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace softfocus {

namespace {

/// Units: logical pixels of the design.
/// So many thumbnails are painted at once: a share of a frame.
constexpr int mostAtOnce = 20;

constexpr double headPadding = 8, nameHigh = 17, labelHigh = 16, leastHeadSide = 64, mostSide = 190, leastCell = 92, mostColumn = 280;

} // namespace

class HeadTableModel : public QAbstractTableModel {
    Q_DECLARE_TR_FUNCTIONS(softfocus::HeadTableModel)

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(std::shared_ptr<const HeadOverview> overview)
    {
        const bool alike = overview && m_overview && overview->counts == m_overview->counts;
        if (!alike)
            beginResetModel();
        m_overview = std::move(overview);
        if (alike)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        else
            endResetModel();
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return m_overview && !parent.isValid() ? int(m_overview->counts.layers) : 0;
    }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return m_overview && !parent.isValid() ? int(m_overview->columns()) : 0;
    }

    QVariant data(const QModelIndex& at, int role = Qt::DisplayRole) const override
    {
        const OverviewHead& head = m_overview->at(at.row(), at.column());
        switch (role) {
        case Qt::DisplayRole: return briefHeadName(head.layer, head.head);
        case Qt::AccessibleTextRole: return headSentence(*m_overview, head);
        default: return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (role == Qt::TextAlignmentRole)
            return int(orientation == Qt::Horizontal ? Qt::AlignHCenter | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
        if (role != Qt::DisplayRole || !m_overview)
            return {};
        if (orientation == Qt::Vertical)
            return tr("layer %1").arg(section);
        return section < int(m_overview->counts.heads) ? tr("head %1").arg(section) : tr("mean of the heads");
    }

private:
    std::shared_ptr<const HeadOverview> m_overview;
};

class HeadTable::Cells : public QStyledItemDelegate {
public:
    explicit Cells(HeadTable& table) : QStyledItemDelegate(&table), m_table(table) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        m_table.paintCell(*painter, option.rect, index, option.state & QStyle::State_HasFocus);
        painter->restore();
    }

private:
    const HeadTable& m_table;
};

HeadTable::HeadTable(QWidget* parent) : QTableView(parent), m_model(new HeadTableModel(this))
{
    setObjectName(QStringLiteral("headTable"));
    setAccessibleName(tr("All heads: layers as rows, heads as columns"));
    setModel(m_model);
    setItemDelegate(new Cells(*this));
    setFrameShape(NoFrame);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setMinimumSectionSize(1);
        header->setSectionsClickable(false);
        header->viewport()->setAutoFillBackground(false);
    }
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (headAt(index))
            emit opened(index);
    });
    followTheme(*this, [this](const Theme&) { arrange(); });
}

void HeadTable::showOverview(std::shared_ptr<const HeadOverview> overview)
{
    const bool isOther = !overview || !m_overview || overview->counts != m_overview->counts;
    m_overview = std::move(overview);
    m_pictures = m_overview ? headPictures(*m_overview) : std::vector<Picture>();
    if (isOther)
        m_thumbnails.assign(m_pictures.size(), {});
    paintAnew();
    m_model->show(m_overview);
    if (isOther)
        arrange();
    if (m_overview && !currentIndex().isValid())
        showChoice(std::exchange(m_layer, -1), m_head);
    viewport()->update();
}

void HeadTable::showChoice(Index layer, std::optional<Index> head)
{
    const bool isOther = layer != m_layer || head != m_head;
    m_layer = layer;
    m_head = head;
    viewport()->update();
    if (!m_overview || !isOther)
        return;
    const QModelIndex chosen = m_model->index(int(layer), int(head.value_or(m_overview->counts.heads)));
    setCurrentIndex(chosen.isValid() ? chosen : m_model->index(0, 0));
}

const OverviewHead* HeadTable::headAt(const QModelIndex& index) const
{
    return m_overview && index.isValid() ? &m_overview->at(index.row(), index.column()) : nullptr;
}

const Picture* HeadTable::pictureAt(const QModelIndex& index) const
{
    const bool isThere = m_overview && index.isValid();
    return isThere ? &m_pictures[std::size_t(index.row() * m_overview->columns() + index.column())] : nullptr;
}

bool HeadTable::isChosen(const QModelIndex& index) const
{
    const OverviewHead* head = headAt(index);
    return head && head->layer == m_layer && head->head == m_head;
}

QSize HeadTable::sizeHint() const
{
    return {scaled(700), scaled(500)};
}

QSize HeadTable::minimumSizeHint() const
{
    return {scaled(160), scaled(120)};
}

/// All heads are in sight where they can be read in that size; else one scrolls.
void HeadTable::arrange()
{
    paintAnew();
    if (!m_overview)
        return;
    horizontalHeader()->setFixedHeight(scaled(22));
    verticalHeader()->setFixedWidth(QFontMetrics(shownTheme().sized(11, QFont::DemiBold)).horizontalAdvance(tr("layer 88")) + scaled(8));
    const int around = 2 * scaled(headPadding), texts = scaled(nameHigh) + scaled(labelHigh);
    const int wide = (width() - verticalHeader()->width()) / m_model->columnCount() - around;
    const int high = (height() - horizontalHeader()->height()) / m_model->rowCount() - around - texts;
    const int side = std::clamp(std::min(wide, high), scaled(leastHeadSide), scaled(mostSide));
    const int cell = std::max(side + around, scaled(leastCell));
    horizontalHeader()->setDefaultSectionSize(std::max(cell, std::min(wide + around, scaled(mostColumn))));
    verticalHeader()->setDefaultSectionSize(side + around + texts);
    viewport()->update();
}

void HeadTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    arrange();
}

void HeadTable::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && headAt(currentIndex())) {
        emit opened(currentIndex());
        return;
    }
    if (isPlain && event->key() == Qt::Key_Space && headAt(currentIndex())) {
        emit cardWanted(currentIndex());
        return;
    }
    // Letters are the window's, not a search; so is Escape.
    if (event->text().isEmpty() || event->text().front().category() == QChar::Other_Control)
        QTableView::keyPressEvent(event);
    else
        event->ignore();
}

bool HeadTable::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::MouseMove)
        point(indexAt(static_cast<QMouseEvent*>(event)->position().toPoint()));
    else if (event->type() == QEvent::Leave || event->type() == QEvent::Wheel)
        point({});
    return QTableView::viewportEvent(event);
}

void HeadTable::point(const QModelIndex& index)
{
    if (m_pointed == index)
        return;
    m_pointed = index;
    viewport()->setCursor(index.isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
    emit pointedAt(index);
}

void HeadTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    emit walkedTo(current);
}

/// Thumbnails stay in sight until they are painted again.
void HeadTable::paintAnew()
{
    m_isPainted.assign(m_pictures.size(), false);
}

/// The thumbnails of a large model take longer than a frame: some of them are painted in each turn of the event loop.
void HeadTable::paintEvent(QPaintEvent* event)
{
    m_painted = 0;
    m_waiting = {};
    QTableView::paintEvent(event);
    if (!m_waiting.isEmpty())
        QTimer::singleShot(0, viewport(), [this, waiting = m_waiting] { viewport()->update(waiting); });
}

/// `box` is the cell that it stands in.
const QPixmap& HeadTable::thumbnail(std::size_t place, QSizeF size, const QRect& box) const
{
    const double ratio = devicePixelRatioF();
    const QSize wanted = (size * ratio).toSize();
    QPixmap& pixmap = m_thumbnails[place];
    if (m_isPainted[place] && pixmap.size() == wanted && pixmap.devicePixelRatio() == ratio)
        return pixmap;
    if (m_painted >= mostAtOnce) {
        m_waiting += box;
        return pixmap;
    }
    ++m_painted;
    m_isPainted[place] = true;
    pixmap = QPixmap(wanted);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(shownTheme().panel);
    QPainter painter(&pixmap);
    paintHead(painter, QRectF(QPointF(), QSizeF(wanted) / ratio), m_pictures[place], shownTheme(), ratio);
    return pixmap;
}

void HeadTable::paintCell(QPainter& painter, const QRect& box, const QModelIndex& index, bool hasFocus) const
{
    const Theme& theme = shownTheme();
    const OverviewHead& head = *headAt(index);
    const Picture& picture = *pictureAt(index);
    const QRectF ground = QRectF(box).adjusted(2, 2, -2, -2);
    const bool chosen = isChosen(index);
    if (chosen || index == m_pointed) {
        QColor wash = theme.accentWash;
        wash.setAlphaF(chosen ? 1.0F : 0.6F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(wash);
        painter.drawRoundedRect(ground, scaled(8), scaled(8));
    }
    if (chosen || hasFocus) {
        painter.setPen(QPen(theme.accent, chosen ? 2 : 1.5, hasFocus && !chosen ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ground, scaled(8), scaled(8));
    }
    const int texts = scaled(nameHigh) + scaled(labelHigh), edge = scaled(headPadding);
    const QRect room = box.adjusted(edge, edge, -edge, -edge - texts);
    const QSizeF size = headSize(picture, room.size());
    if (!size.isEmpty()) {
        const QPixmap& pixmap = thumbnail(std::size_t(&picture - m_pictures.data()), size, box);
        const QPointF corner(room.left() + (room.width() - size.width()) / 2, room.top() + (room.height() - size.height()) / 2);
        const double ratio = devicePixelRatioF();
        const QPointF start(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio);
        const QRectF place(start, QSizeF((size * ratio).toSize()) / ratio);
        painter.drawPixmap(place, pixmap, pixmap.rect());
        painter.setPen(theme.hairline); // pale weights would be lost on the ground of the chosen head
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5));
    }
    QRect line(box.left() + 4, room.bottom() + 1, box.width() - 8, scaled(nameHigh));
    painter.setPen(chosen ? theme.accent : theme.text);
    TabularText(theme.sized(12, QFont::DemiBold)).draw(painter, line, Qt::AlignHCenter, briefHeadName(head.layer, head.head));
    if (!head.clear)
        return;
    line.translate(0, scaled(nameHigh));
    line.setHeight(scaled(labelHigh));
    painter.setPen(theme.secondary);
    const auto part = std::get<ModelSource>(head.attention->scene.source).part;
    TabularText(theme.sized(11)).draw(painter, line, Qt::AlignHCenter, patternLabel(*head.clear, part));
}

} // namespace softfocus

#pragma once

#include "core/sources/head_overview.h"
#include "ui/words/picture.h"

#include <QPixmap>
#include <QRegion>
#include <QTableView>

#include <memory>
#include <optional>
#include <vector>

namespace softfocus {

class HeadTableModel;

/// All heads of a kind of attention as small pictures of their weights: layers as rows, heads as columns, and behind the heads of each layer their mean.
/// Below each its name and, where it is clear on this text, what it looks at. Arrow keys, Home, End and Page keys walk through them.
class HeadTable : public QTableView {
    Q_OBJECT

public:
    explicit HeadTable(QWidget* parent = nullptr);

    /// Shows an overview in place of the one before; null for none.
    void showOverview(std::shared_ptr<const HeadOverview> overview);
    /// Frames the head that the scene chose, and walks to it where it is another one.
    void showChoice(Index layer, std::optional<Index> head);

    const std::shared_ptr<const HeadOverview>& overview() const { return m_overview; }
    /// By the overview's order; they share a scale.
    const std::vector<Picture>& pictures() const { return m_pictures; }
    /// The head at an index; null for none.
    const OverviewHead* headAt(const QModelIndex& index) const;
    const Picture* pictureAt(const QModelIndex& index) const;
    /// The head that is pointed at; invalid for none.
    QModelIndex pointed() const { return m_pointed; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void opened(const QModelIndex& index);     ///< by a click or Enter
    void pointedAt(const QModelIndex& index);  ///< invalid where the pointer left
    void walkedTo(const QModelIndex& index);   ///< by keys or a click
    void cardWanted(const QModelIndex& index); ///< by the space bar

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    class Cells;

    void arrange();
    void paintAnew();
    void point(const QModelIndex& index);
    void paintCell(QPainter& painter, const QRect& box, const QModelIndex& index, bool hasFocus) const;
    const QPixmap& thumbnail(std::size_t place, QSizeF size, const QRect& box) const;
    bool isChosen(const QModelIndex& index) const;

    HeadTableModel* m_model;
    std::shared_ptr<const HeadOverview> m_overview;
    std::vector<Picture> m_pictures;
    mutable std::vector<QPixmap> m_thumbnails; ///< by the overview's order; null until they are painted
    mutable std::vector<bool> m_isPainted;     ///< of the pictures that are shown rather than of those before
    mutable int m_painted = 0;                 ///< thumbnails, in one turn of the event loop
    mutable QRegion m_waiting;                 ///< cells whose thumbnails are painted in the next one
    Index m_layer = -1;                        ///< that is chosen
    std::optional<Index> m_head;
    QPersistentModelIndex m_pointed;
};

} // namespace softfocus

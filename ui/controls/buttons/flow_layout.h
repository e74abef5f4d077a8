#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace softfocus {

/// Lays out fields side by side as long as each of a line has the room that it asks for, and goes on in the next line. Fields that can grow share
/// what is left of their line. Fields that are hidden take no room.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(QWidget* parent);
    ~FlowLayout() override;

    /// Between fields of a line, and between lines. Units: pixels.
    void setGaps(int across, int down);

    void addItem(QLayoutItem* item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int place) const override;
    QLayoutItem* takeAt(int place) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    /// As high as it is at its present width.
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& area) override;

private:
    using Line = std::vector<QLayoutItem*>;

    std::vector<Line> linesAt(int width) const;
    void place(const Line& line, const QRect& area) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_across = 0, m_down = 0;
};

} // namespace softfocus

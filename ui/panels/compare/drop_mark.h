#pragma once

#include <QWidget>

#include <span>

namespace softfocus {

class ComparePanel;

/// A bar in the accent's colour between panels, where one that is dragged would go.
class DropMark : public QWidget {
    Q_OBJECT

public:
    /// `grid`: what the panels stand in.
    explicit DropMark(QWidget& grid);

    using Panels = std::span<ComparePanel* const>;
    /// Before which panel something is dropped at a point; as many as there are behind the last one.
    std::size_t gapAt(Panels panels, QPoint global) const;
    /// Shows that gap.
    void showGap(Panels panels, QPoint global);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget& m_grid;
};

} // namespace softfocus

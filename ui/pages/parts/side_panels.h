#pragma once

#include <QObject>

#include <array>
#include <optional>

class QAction;
class QHBoxLayout;
class QSettings;
class QSplitter;
class QToolButton;
class QWidget;

namespace softfocus {

/// The panels at both sides of the picture of a page: controls on the left, the inspector on the right. They are made wider or narrower,
/// dragged shut, folded away to a handle and opened again; where room is short they fold before the picture shrinks.
class SidePanels : public QObject {
    Q_OBJECT

public:
    enum class Side { Controls, Inspector };

    /// Needs: the panels come to lie in the page by row(), and the page outlives the object. They are hidden and shown here alone.
    SidePanels(QWidget& page, QWidget& controls, QWidget& picture, QWidget& inspector);

    /// The handles with the panels and the picture between them, for the page's layout.
    QHBoxLayout& row() { return *m_row; }
    /// Commands, checkable, that show which panels are open.
    void setCommands(QAction& controls, QAction& inspector);
    /// Takes the type of another size.
    void dress();
    /// Between the panels and the picture. Units: pixels.
    void setGap(int pixels);
    /// Without either panel, from the next fold() on.
    void setPresenting(bool presenting) { m_presenting = presenting; }
    /// Shows the panels that are wanted and have room beside the picture.
    void fold();
    /// Opens a panel that is folded away, folds one that is open.
    void toggle(Side side);
    bool isOpen(Side side) const;

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

private:
    void open(Side side);
    void takeWidths();
    QWidget& panel(Side side) const;
    int wantedWidth(Side side) const;
    bool fits(const std::array<bool, 2>& open) const;

    QWidget& m_page;
    std::array<QWidget*, 2> m_panels;
    std::array<QToolButton*, 2> m_handles; ///< that open a panel which is folded away
    std::array<QAction*, 2> m_commands{};
    QSplitter* m_splitter;
    QHBoxLayout* m_row;
    std::array<bool, 2> m_wanted{true, true};
    std::array<double, 2> m_widths{258, 358}; ///< at a body type of 13
    Side m_lastOpened = Side::Controls;
    std::optional<Side> m_insisted; ///< opened by hand where there is no room for it
    bool m_presenting = false;
};

} // namespace softfocus

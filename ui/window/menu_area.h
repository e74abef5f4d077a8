#pragma once

#include <QMenuBar>
#include <QObject>

#include <optional>

class QMainWindow;
class QSettings;

namespace softfocus {

class CommandMenus;

/// Where the window's menus are: in a menu bar where the window has the room to spare, else in a menu that a button opens.
/// Whether there is a menu bar can be said once and for all, too.
class MenuArea : public QObject {
    Q_OBJECT

public:
    /// Needs: both outlive the object.
    MenuArea(QMainWindow& window, CommandMenus& menus);

    /// Shows or hides the bar as the window's size allows; no bar where something is presented.
    void fit(bool presenting);
    bool hasBar() const { return !m_bar->isHidden(); }
    /// Shows or hides the bar from now on, whatever the room is.
    void toggleBar();
    /// Opens the menus from the keyboard: the bar's first one, or all of them at the top right of the window.
    void open();
    /// Opens all menus at the lower right end of a button. Units: pixels of the screen.
    void openAt(const QPoint& globalPosition);

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

signals:
    void changed(); ///< the bar has come or gone

private:
    QMainWindow& m_window;
    CommandMenus& m_menus;
    QMenuBar* m_bar;
    std::optional<bool> m_wanted; ///< what was said; nothing where the room decides
    bool m_presenting = false;
};

} // namespace softfocus

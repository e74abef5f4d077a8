#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/style/icons.h"

#include <QWidget>

#include <vector>

class QAction;
class QHBoxLayout;

namespace softfocus {

class BarButton;
class SegmentedControl;
class TextLabel;

/// The bar on top of the window: its name, the pages where there are several, and the actions that are wanted most.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    /// Adds a tab. `name` is its object name.
    void addPage(const QString& name, const QString& text);
    /// Shows which page is shown, by the order in which they were added.
    void showPage(int place);
    /// Adds buttons that trigger an action of the window, follow whether it can be done and is shown, and are named after it.
    void addIcon(QAction& action, Icon icon);
    void addWord(QAction& action, const QString& word, bool primary);
    /// Adds the button that asks for the menu of all actions.
    void addMenuButton();
    void showMenuButton(bool shown);
    void addGap(double pixels);
    /// Names the scene's file beside the program's name, and says so when it lacks changes.
    void showFile(const QString& name, bool modified);
    void applyTheme(const Theme& theme);
    /// Lower, for windows with little height.
    void setCompact(bool compact);
    /// A little lower, below a menu bar that makes up for it.
    void setBelowMenus(bool below);

signals:
    void menuRequested(const QPoint& globalPosition);
    void pageChosen(int place);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void add(BarButton& button, QAction& action);
    void fitHeight();

    Theme m_theme = Theme::light();
    TextLabel* m_name;
    TextLabel* m_file;
    QHBoxLayout* m_row;
    SegmentedControl* m_pages = nullptr; ///< made with the first page that is added
    BarButton* m_menu = nullptr;
    std::vector<BarButton*> m_buttons;
    bool m_compact = false;
    bool m_belowMenus = false;
};

} // namespace softfocus

#pragma once

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/text_label.h"
#include "ui/style/look.h"
#include "ui/style/shown_theme.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QWidget>

#include <vector>

class QAction;
class QTabBar;

namespace softfocus {

/// The bar on top of the window: its name, the pages where there are several, and the actions that are wanted most.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    /// Adds a tab. `name` is the object name of the page.
    void addPage(const QString& name, const QString& text);
    /// Shows which page is shown, by the order in which they were added.
    void showPage(int place);
    /// Adds a button for an action: its icon, or its text where it has none.
    void add(QAction& action, Look look = Look::Usual);
    /// Adds the button that asks for the menu of all actions.
    void addMenuButton();
    void showMenuButton(bool shown);
    void addGap();
    /// Names the scene's file beside the program's name, and says so when it lacks changes.
    void showFile(const QString& name, bool modified) { m_file->setText(modified ? tr("%1 · not saved").arg(name) : name); }
    /// Lower, for windows with little height.
    void setCompact(bool compact);
    /// A little lower, below a menu bar that makes up for it.
    void setBelowMenus(bool below);

signals:
    void menuRequested(const QPoint& globalPosition);
    void pageChosen(int place);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHeight();
    void fitWidth();

    TextLabel* m_name;
    QSpacerItem* m_nameGap = nullptr;      ///< between it and the pages
    std::vector<QSpacerItem*> m_gaps = {}; ///< the row's own, as that is
    TextLabel* m_file;
    QHBoxLayout* m_row;
    QTabBar* m_pages = nullptr; ///< made with the first page that is added
    QToolButton* m_menu = nullptr;
    std::vector<QToolButton*> m_icons; ///< of actions that have a key and stand in the menus, too
    std::vector<QToolButton*> m_words; ///< buttons with a word that give way where room is shortest
    bool m_compact = false;
    bool m_belowMenus = false;
};

} // namespace softfocus

#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/style/icons.h"

#include <QWidget>

#include <vector>

class QAction;
class QHBoxLayout;

namespace softfocus {

class BarButton;
class TextLabel;

/// The bar on top of the window: its name, and the actions that are wanted most.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    /// Adds buttons that trigger an action of the window, follow whether it can be done, and are named after it.
    void addIcon(QAction& action, Icon icon);
    void addWord(QAction& action, const QString& word, bool primary);
    /// Adds the button that asks for the menu of all actions.
    void addMenuButton();
    void addGap(double pixels);
    /// Names the scene's file beside the program's name, and says so when it lacks changes.
    void showFile(const QString& name, bool modified);
    void applyTheme(const Theme& theme);
    /// Lower, for windows with little height.
    void setCompact(bool compact);

signals:
    void menuRequested(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void add(BarButton& button, QAction& action);
    void fitHeight();

    Theme m_theme = Theme::light();
    TextLabel* m_name;
    TextLabel* m_file;
    QHBoxLayout* m_row;
    std::vector<BarButton*> m_buttons;
    bool m_compact = false;
};

} // namespace softfocus

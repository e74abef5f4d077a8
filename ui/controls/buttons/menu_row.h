#pragma once

#include "ui/paint/colour/theme.h"

#include <QAbstractButton>

class QAction;
class QMenu;

namespace softfocus {

/// A row with its name on the left that opens a menu of things to switch on and off; how many are on stands on the right.
class MenuRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit MenuRow(const QString& title, QWidget* parent = nullptr);

    /// Adds a switch to the menu. The action's triggered(bool) says that the user changed it.
    QAction& add(const char* name, const QString& text);
    /// What stands on the right.
    void setSummary(const QString& summary);
    void applyTheme(const Theme& theme);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void open();

    Theme m_theme = Theme::light();
    QMenu* m_menu;
    QString m_summary;
    bool m_showsFocus = false;
};

} // namespace softfocus

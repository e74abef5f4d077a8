#pragma once

#include <QWidget>

namespace softfocus {

class TextLabel;

/// The head of a panel of Compare: its name and what it does. It can be dragged to another place; Tab comes to it, and what can be done with
/// the panel is done from it.
class PanelHead : public QWidget {
    Q_OBJECT

public:
    explicit PanelHead(QWidget* parent = nullptr);

    void show(const QString& name, const QString& gist);
    /// Whether the second line stands there; else it is read on hover.
    void setHasGist(bool has);
    void setCurrent(bool current);

signals:
    void pressed();              ///< or reached by the keyboard
    void opened();               ///< by a double click or by Enter
    void dragged(QPoint global); ///< it is held there
    void dropped(QPoint global); ///< it was let go there
    void dragCancelled();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void endDrag();

    TextLabel* m_name;
    TextLabel* m_gist;
    QPoint m_pressedAt;
    bool m_isPressed = false, m_isDragging = false, m_isCurrent = false, m_showsRing = false;
};

} // namespace softfocus

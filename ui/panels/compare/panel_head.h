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

    /// The note is shown behind the gist, and also where that has to be cut short.
    void show(const QString& name, const QString& gist, const QString& note);
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
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void endDrag();
    void fitGist();

    TextLabel* m_name;
    TextLabel* m_gist;
    QString m_does, m_note; ///< what the gist is made of
    QPoint m_pressedAt;
    bool m_isPressed = false, m_isDragging = false, m_isCurrent = false, m_showsRing = false;
};

} // namespace softfocus

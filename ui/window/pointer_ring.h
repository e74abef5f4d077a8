#pragma once

#include <QPoint>
#include <QTimer>
#include <QWidget>

namespace softfocus {

/// A ring around the pointer, so that an audience sees where it is. Hears no mouse and no keyboard itself.
class PointerRing : public QWidget {
    Q_OBJECT

public:
    /// Needs: the window is a window.
    explicit PointerRing(QWidget& window);

    void setShown(bool shown);
    bool isShown() const { return m_watch.isActive(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    QWidget& m_window;
    QTimer m_watch; ///< looks where the pointer is, over widgets that hear nothing of it, too
    QPoint m_pointer;
};

} // namespace softfocus

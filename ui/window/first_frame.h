#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace softfocus {

/// Tells once when a widget has been painted for the first time and what follows soon after has been survived as well: the views beside the map,
/// and what other threads work out for them.
class FirstFrame : public QObject {
    Q_OBJECT

public:
    /// Needs: the widget outlives the object.
    FirstFrame(QWidget& widget, std::function<void()> done);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<void()> m_done;
};

} // namespace softfocus

#pragma once

#include <QObject>

#include <functional>

class QLabel;
class QMimeData;
class QWidget;

namespace softfocus {

/// Lets files, figures and texts be dropped anywhere on a window, and says over all of it what letting go would do.
class DropArea : public QObject {
    Q_OBJECT

public:
    /// What a drop would do, in a sentence; empty where it is refused.
    using Describe = std::function<QString(const QMimeData& data)>;
    using Take = std::function<void(const QMimeData& data)>;

    /// Needs: the window outlives the object.
    DropArea(QWidget& window, Describe describe, Take take);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeVeil();
    void offer(const QString& sentence);

    QWidget& m_window;
    Describe m_describe;
    Take m_take;
    QLabel* m_veil = nullptr; ///< made when something is first dragged onto the window
};

} // namespace softfocus

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

class QWidget;

namespace softfocus {

class ResultSource;

/// Lets the map be painted first after an edit: views beside it follow as soon as its frame is on the screen, in the
/// same turn of the event loop, or with it when edits come so fast that they would fall behind.
class DeferredRepaint : public QObject {
    Q_OBJECT

public:
    /// Needs: made before the views, so that it hears of a result before they do.
    explicit DeferredRepaint(const ResultSource& results);

    /// Needs: the view outlives the object.
    void add(QWidget* view) { m_views.push_back(view); }

private:
    void hold();
    void release();

    std::vector<QWidget*> m_views;
    QTimer m_idle;          ///< runs out when nothing is left to do, the map's frame included
    QElapsedTimer m_behind; ///< since the views have been waiting
};

} // namespace softfocus

#pragma once

#include "core/attention/attention.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <memory>

namespace softfocus {

class AttentionWorker;

/// Sole owner of the scene, the undo stack and the last result.
///
/// Small scenes are computed at once; large ones leave the GUI thread, the newest wins, and changed() follows.
class Document : public QObject {
    Q_OBJECT

public:
    /// Needs: the scene passed check().
    explicit Document(Scene scene = {}, QObject* parent = nullptr);
    ~Document() override;

    /// What the user chose last.
    const Scene& scene() const { return m_scene; }
    /// The last whole result, with the scene that it came from. Never null.
    const std::shared_ptr<const Attention>& attention() const { return m_attention; }
    /// True while the result of a newer scene than attention()->scene is on its way.
    bool isComputing() const { return m_computing; }
    /// How long the last result took to compute. Units: milliseconds.
    double computeMilliseconds() const { return m_computeMilliseconds; }

    /// Makes `scene` the scene, as a step that can be undone. Edits with the same non-empty merge key that follow
    /// each other are one step; an edit that ends where it began disappears.
    /// Errors: what check() says; then nothing changes.
    Result<bool> edit(const QString& label, const Scene& scene, const QString& mergeKey = {});
    /// Makes `scene` the scene, with nothing to undo before it. Needs: the scene passed check().
    void start(const Scene& scene);
    /// Ends the step that further edits would merge into (the slider was let go, the field lost focus).
    void endMerge() { ++m_mergeEpoch; }

    QUndoStack& undoStack() { return m_undoStack; }

signals:
    void sceneChanged(); ///< scene() is another one; its result may come later
    void changed();      ///< attention() is another one
    void computingChanged();

private:
    friend class SceneCommand;
    void show(const Scene& scene);
    void computeHere();
    void computeElsewhere();
    void take(std::shared_ptr<const Attention> attention, double milliseconds);
    void setComputing(bool computing);

    Scene m_scene;
    std::shared_ptr<const Attention> m_attention;
    QUndoStack m_undoStack;
    std::unique_ptr<AttentionWorker> m_worker; ///< made when first needed
    quint64 m_serial = 0;
    int m_mergeEpoch = 0;
    bool m_computing = false;
    double m_computeMilliseconds = 0;
};

} // namespace softfocus

#pragma once

#include "core/attention/attention.h"

#include <QObject>

#include <memory>
#include <optional>

namespace softfocus {

/// Here is an Attention, and it changed: what every view, thumbnail, reading and figure takes. A Document is one.
class ResultSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// The last whole result, with the scene that it came from. Never null.
    virtual const std::shared_ptr<const Attention>& attention() const = 0;
    /// The query that is chosen in the newest scene, of which the result may come later; none where nobody chose.
    virtual std::optional<Index> rememberedQuery() const { return attention()->scene.view.query; }
    /// True while a newer result is on its way.
    virtual bool isComputing() const { return false; }
    /// True while a number is dragged or played, and one result follows the other.
    virtual bool isMoving() const { return false; }
    /// How long the last result took to compute. Units: milliseconds.
    virtual double computeMilliseconds() const { return 0; }

signals:
    void changed(); ///< attention() is another one
    void computingChanged();
    void settled(); ///< isMoving() is no longer so
};

} // namespace softfocus

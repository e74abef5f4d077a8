#pragma once

#include "ui/model/numbers/simplex_variants.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace softfocus {

/// A picture of variants as points that can be moved: by the pointer, and with arrow keys where Tab came to one. The view asks for weights;
/// who listens finds the scores that give them, and shows what comes of it.
class PointsView : public QWidget {
    Q_OBJECT

public:
    explicit PointsView(QWidget* parent = nullptr);

    /// What is read under the pointer, or of the point that has the keyboard; empty where there is neither.
    const QString& reading() const { return m_reading; }
    /// Where a variant's point is. Needs: it has a place.
    QPointF pointOf(std::size_t variant) const { return placeOf(variantAt(variant)); }

signals:
    void pressed(); ///< a gesture begins
    void moved(std::size_t variant, const std::vector<double>& weights);
    void released();
    void refused(const QString& sentence); ///< why a point cannot be moved
    void readingChanged();

protected:
    virtual std::size_t variantCount() const = 0;
    virtual const SimplexVariant& variantAt(std::size_t variant) const = 0;
    virtual const ScoreList& list() const = 0;
    virtual bool hasRoom() const = 0;
    virtual QPointF placeOf(const SimplexVariant& variant) const = 0;
    /// The weights nearest to a place. Needs: hasRoom().
    virtual std::vector<double> weightsAt(QPointF place) const = 0;
    /// Where a key moves weights by a step; none where it is no key for that.
    virtual std::optional<std::vector<double>> stepped(std::span<const double> weights, int key, double step) const = 0;
    /// What is read at a place where no point is.
    virtual QString readingAt(std::optional<QPointF> place);

    /// To be called where points have other places or names.
    void followPoints();
    std::optional<QPointF> pointer() const { return m_pointer; }
    bool isDragging() const { return m_dragged.has_value(); }
    /// The point at a place; of several, the one that can be moved.
    std::optional<std::size_t> pointAt(QPointF place) const;
    void readAt(std::optional<QPointF> place);

    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    /// A key that holds from its press to its release is one gesture.
    void beginKey(const QKeyEvent& event);

private:
    class Handle;
    void placeHandles();
    std::optional<std::size_t> focused() const;

    std::vector<Handle*> m_handles; ///< one for each variant
    std::optional<std::size_t> m_dragged;
    std::optional<QPointF> m_pointer;
    QPointF m_grabOffset; ///< from the pointer to the point that it took
    QString m_reading;
    bool m_holdsKey = false;
};

} // namespace softfocus

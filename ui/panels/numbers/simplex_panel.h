#pragma once

#include "ui/model/numbers/simplex_picture.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QStackedWidget;

namespace softfocus {

class DifferenceView;
class PointsView;
class SceneEditor;
class SortedView;
class TextLabel;
class TriangleView;

/// Where the weights of the list lie: on the probability triangle for three numbers, between two, from the largest down for more; with
/// what is read in the picture below it. While it is hidden it follows nothing.
class SimplexPanel : public QWidget {
    Q_OBJECT

public:
    /// Needs: the editor outlives the panel.
    explicit SimplexPanel(SceneEditor& editor, QWidget* parent = nullptr);

    ~SimplexPanel() override;

    /// For an audience: temperatures stand on a way though nobody points at it.
    void setPresenting(bool presenting);
    /// Makes a number stand out, or none.
    void light(std::optional<std::size_t> number);
    bool isLogarithmic() const;
    void setLogarithmic(bool logarithmic);
    const SimplexPicture& picture() const { return m_picture; }

signals:
    void numberPointedAt(std::optional<std::size_t> number); ///< by its corner, or none

protected:
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void connectPoints(PointsView& view);
    void refresh();
    void showPicture();
    void showReading();
    void movePoint(std::size_t variant, const std::vector<double>& weights);
    void moveDifference(double difference);
    void beginGesture();
    void endGesture();
    void say(const QString& sentence);
    QString restingText() const;

    SceneEditor& m_editor;
    SimplexPicture m_picture;
    bool m_presenting = false;
    std::optional<std::size_t> m_lit; ///< the number that is pointed at somewhere
    std::optional<double> m_reach;    ///< of the axis of differences, while one drags
    TextLabel* m_title;
    TextLabel* m_subtitle;
    QStackedWidget* m_views;
    DifferenceView* m_difference;
    TriangleView* m_triangle;
    SortedView* m_sorted;
    QWidget* m_nothing;
    TextLabel* m_reading;
    QLabel* m_notes;
    QCheckBox* m_contours;
    QCheckBox* m_logarithm;
};

} // namespace softfocus

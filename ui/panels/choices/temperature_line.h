#pragma once

#include "core/attention/attention.h"
#include "core/normalizers/normalizer.h"
#include "core/scene/page_choices.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QToolButton;

namespace softfocus {

class NumberBox;
class ResultSource;
class SceneEditor;
class Selection;
class TemperatureSlider;
class TemperatureSweep;

/// Whether the scene's temperature has an effect on a panel of Compare.
bool isMovedByTemperature(const ComparedPanel& panel);

/// The temperature in one line, for pages that show several normalizers or several heads: a button that plays it, its exact entry, and a slider.
/// The marks on the slider are those of one row, under the first of the compared normalizers at the scene's temperature that has such marks:
/// keys enter the support of the first sparse one; nearly hard and nearly uniform is the first one that ever is. The sentences name it. Of several
/// heads there are none: each has rows of its own.
class TemperatureLine : public QWidget {
    Q_OBJECT

public:
    /// What the temperature has to have an effect on: any of the compared normalizers, or the scene's own.
    enum class Moves { Compared, Scene };

    /// The marks are those of the chosen row of a result. `page` begins the object names: "compare" makes "compare-temperatureSlider".
    /// Needs: all of them outlive the line.
    TemperatureLine(SceneEditor& editor, TemperatureSweep& sweep, const ResultSource& results, Selection& selection, const QString& page,
                    Moves moves = Moves::Compared);

    TemperatureSlider& slider() { return *m_slider; }
    NumberBox& entry() { return *m_entry; }

    /// Whether the temperature has an effect on any of the compared normalizers: what a page's sweep has to know.
    static bool isPossible(const SceneEditor& editor);

signals:
    void refused(const QString& sentence); ///< what was asked for cannot be, and why
    void settled();                        ///< what was said about it is over

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// What the marks belong to: they cost too much to be worked out at every move of the slider.
    struct MarkedRow {
        std::shared_ptr<const Scores> scores;
        Index query = -1;
        std::vector<Normalizer> normalizers;
        bool operator==(const MarkedRow&) const = default;
    };
    void followScene();
    void showMarks();
    QString whyNot() const;
    std::vector<Normalizer> markedNormalizers() const;

    SceneEditor& m_editor;
    TemperatureSweep& m_sweep;
    const ResultSource& m_results;
    Selection& m_selection;
    Moves m_moves;
    QToolButton* m_play;
    NumberBox* m_entry;
    TemperatureSlider* m_slider;
    std::optional<MarkedRow> m_marked; ///< whose marks are on the slider
};

} // namespace softfocus

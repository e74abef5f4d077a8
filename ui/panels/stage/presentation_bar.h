#pragma once

#include "ui/controls/text/card.h"
#include "ui/model/document/scene_editor.h"

#include <QTimer>

#include <vector>

class QAction;
class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QToolButton;

namespace softfocus {

class NumberBox;
class Segments;
class TemperatureSlider;
class TemperatureSweep;
class TextLabel;

/// What a presentation keeps of the controls, in one thin line: stages, normalizer, temperature, and a few buttons. It lies over the lower
/// edge of its page while the pointer is there or the keyboard is in it, and hides itself otherwise.
class PresentationBar : public Card {
    Q_OBJECT

public:
    /// Needs: editor and sweep outlive the bar.
    PresentationBar(SceneEditor& editor, TemperatureSweep& sweep, QWidget* parent = nullptr);

    /// Leaves out stages and normalizer, for a page that shows several variants: of the controls temperature is left.
    void keepTemperatureOnly();
    /// For a page that shows no stage but the weights.
    void leaveOutStages();
    /// Adds a button for what an action does.
    void add(QAction& action);
    /// Shows it for a while; for as long as the pointer or the keyboard is in it.
    void wake();
    /// Whether it comes and goes at all; it begins with coming.
    void setWatching(bool watching);

    /// How long it stays when nothing moves. Units: milliseconds.
    static constexpr int patience = 4000;

signals:
    void refused(const QString& why); ///< a number that was typed is none of its box's

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildParameters();
    std::vector<QComboBox*> lists() const { return {m_stageList, m_normalizer, m_negatives}; }
    void sleep();
    void place();
    /// The pointer is at the lower edge, or in the bar while it is there.
    bool isPointedAt() const;
    void followPointer();
    void followScene();
    void followParameters();
    void followStages();
    void followSweep();
    void fit();

    SceneEditor& m_editor;
    TemperatureSweep& m_sweep;
    bool m_isOfSeveral = false; ///< variants, whose normalizers are not the scene's
    bool m_hasStages = true;
    QHBoxLayout* m_row;
    Segments* m_stages;
    QComboBox* m_stageList; ///< in place of the segments where they find no room
    QComboBox* m_normalizer;
    // Shown while the normalizer reads them.
    NumberBox *m_alpha, *m_k;
    QComboBox* m_negatives;
    QCheckBox* m_undivided;
    QToolButton* m_play;
    TemperatureSlider* m_slider;
    TextLabel* m_temperature;
    QTimer m_rest;  ///< until it hides
    QTimer m_watch; ///< looks where the pointer is: over widgets that hear nothing of it, too
};

} // namespace softfocus

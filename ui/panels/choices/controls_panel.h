#pragma once

#include "core/base/result.h"
#include "ui/controls/text/card.h"
#include "ui/panels/choices/temperature_control.h"
#include "ui/style/shown_theme.h"

#include <QScrollArea>

#include <functional>
#include <memory>
#include <vector>

class QAction;
class QCheckBox;
class QComboBox;
class QToolButton;
class QVBoxLayout;

namespace softfocus {

class NormalizerControl;
class StandingChoice;
class Segments;
class Selection;
class TemperatureSweep;
class TermMark;
class TextLabel;

/// The panel on the left: where scores come from, normalizer, temperature, mask, display.
class ControlsPanel : public Card {
    Q_OBJECT

public:
    /// Needs: both outlive the panel.
    ControlsPanel(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

    /// Gives the temperature a button that plays. Needs: the sweep outlives the panel.
    void setSweep(TemperatureSweep& sweep) { m_temperature->setSweep(sweep); }

    QSize sizeHint() const override { return {scaled(258), m_area->widget()->sizeHint().height() + 2}; }
    QSize minimumSizeHint() const override { return {scaled(220), scaled(120)}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

signals:
    /// "My own matrix…" was chosen.
    void openScoresRequested();
    void openModelRequested();
    /// A picture of the user's own is to be opened.
    void openPictureRequested();

private:
    QWidget* makeContent();
    void setSpacing();
    /// The title's label, or null where there is none.
    TextLabel* addSection(QWidget* first, const QString& title = {}, TermMark* mark = nullptr);
    std::function<Index()> chosenRow() const;
    void makeSource();
    void makeMasks();
    void makeDisplay();
    void makeParts();
    void showParts(const View& view);
    void chooseSource(int row);
    void changeView(const QString& label, const std::function<void(View&)>& change) { tell(m_editor.changeView(label, change)); }
    void tell(const Result<bool>& done);
    void followScene();
    void showSource(const Scene& scene);
    void showMasks();
    void showScale();
    void showReach();
    void showOffers();

    SceneEditor& m_editor;
    Selection& m_selection;
    QScrollArea* m_area = nullptr;
    QVBoxLayout* m_column = nullptr;
    QComboBox* m_source = nullptr;
    NormalizerControl* m_normalizer = nullptr;
    TemperatureControl* m_temperature = nullptr;
    Segments* m_masks = nullptr;
    TextLabel* m_noMask = nullptr; ///< why none can be chosen
    StandingChoice* m_colours = nullptr;
    StandingChoice* m_ranges = nullptr;
    TextLabel* m_normalizerTitle = nullptr;
    TextLabel* m_masksTitle = nullptr;
    std::shared_ptr<const Weights> m_scaledWeights; ///< that the scale was last looked at for
    double m_weightsEnd = 0;                        ///< of their scale where some are below 0
    QComboBox* m_previews = nullptr;
    QCheckBox* m_values = nullptr;
    QToolButton* m_parts = nullptr;
    /// A switch of the menu of parts, and how to read it from a view.
    struct PartSwitch {
        QAction* action;
        std::function<bool(const View&)> isOn;
    };
    std::vector<PartSwitch> m_partSwitches;
};

} // namespace softfocus

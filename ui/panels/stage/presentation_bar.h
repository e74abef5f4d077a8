#pragma once

#include "ui/controls/text/card.h"
#include "ui/panels/choices/normalizer_control.h"
#include "ui/panels/choices/temperature_control.h"
#include "ui/style/shown_theme.h"

class QBoxLayout;

namespace softfocus {

class Selection;
class TemperatureSweep;

/// Normalizer and temperature: what a presentation keeps of the controls. Side by side below the picture, or one above the other
/// beside it.
class PresentationBar : public Card {
    Q_OBJECT

public:
    PresentationBar(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

    /// One above the other, in a column of its own width.
    void setUpright(bool upright);
    /// How wide the column is.
    int uprightWidth() const { return scaled(244); }
    /// How high it is at least where it lies below.
    int lyingHeight() const { return std::max(m_normalizer->sizeHint().height(), m_temperature->sizeHint().height()) + scaled(20); }
    /// Gives the temperature a button that plays. Needs: the sweep outlives the bar.
    void setSweep(TemperatureSweep& sweep) { m_temperature->setSweep(sweep); }

private:
    void arrange();

    bool m_upright = false;
    QBoxLayout* m_row;
    NormalizerControl* m_normalizer;
    TemperatureControl* m_temperature;
};

} // namespace softfocus

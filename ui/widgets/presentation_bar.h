#pragma once

#include "ui/widgets/card.h"

namespace softfocus {

class Document;
class NormalizerControl;
class Selection;
class TemperatureControl;
class TemperatureSweep;

/// Normalizer and temperature side by side: what a presentation keeps of the controls.
class PresentationBar : public Card {
    Q_OBJECT

public:
    PresentationBar(Document& document, Selection& selection, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    /// Gives the temperature a button that plays. Needs: the sweep outlives the bar.
    void setSweep(TemperatureSweep& sweep);

private:
    NormalizerControl* m_normalizer;
    TemperatureControl* m_temperature;
};

} // namespace softfocus

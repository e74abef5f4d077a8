#pragma once

#include <QRect>
#include <QString>

class QWidget;

namespace softfocus {

/// The parts of a widget that paints itself, as screen readers go through them: a list of names and values.
/// Values that can be changed are offered as a spin box offers its own.
class SpokenParts {
public:
    virtual ~SpokenParts() = default;

    virtual int partCount() const = 0;
    virtual QString partName(int part) const = 0;
    /// What stands there, or empty where the name says all.
    virtual QString partText(int part) const = 0;
    /// Units: logical pixels of the widget.
    virtual QRect partBox(int part) const = 0;
    /// The part under the keyboard; −1 for none.
    virtual int currentPart() const = 0;
    /// Whether values are numbers that can be set.
    virtual bool hasNumbers() const { return false; }
    virtual double partNumber(int) const { return 0; }
    virtual void setPartNumber(int, double) {}
};

/// Makes the parts of a widget known. Needs: called before anybody asks for the widget; the parts live as long as the widget.
void setSpokenParts(QWidget& widget, SpokenParts& parts);

/// Tells screen readers that the keyboard is at another part, or that the part it is at has another value.
void announceCurrentPart(QWidget& widget);
void announcePartNumber(QWidget& widget, int part, double number);

} // namespace softfocus

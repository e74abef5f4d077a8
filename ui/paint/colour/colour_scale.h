#pragma once

#include <QRgb>
#include <QString>

#include <array>
#include <span>

namespace softfocus {

/// A colour scale as a table of equal steps in value; sequential ones are monotone in perceived lightness,
/// diverging ones on each side of their neutral middle.
class ColourScale {
public:
    static constexpr int steps = 1024;

    /// The sequential scale of this name ("indigo", "viridis", "cividis", "magma", "greys"), indigo if unknown.
    static const ColourScale& sequential(const QString& name, bool dark);
    /// Blue – neutral – orange, neutral at exactly the middle.
    static const ColourScale& diverging(bool dark);

    /// Range: value in [0, 1], clamped; NaN gives the colour of 0.
    QRgb at(double value) const { return m_table[place(value)]; }
    /// inkOn(at(value)), looked up.
    QRgb inkAt(double value) const { return m_inks[place(value)]; }
    /// Black or white-ish ink of contrast ≥ 4.5:1 on `background`. Source: WCAG 2.1, 1.4.3.
    static QRgb inkOn(QRgb background);

    /// The step that a value falls on. Range: value in [0, 1], clamped; NaN gives 0.
    static std::size_t place(double value)
    {
        // Written so that NaN fails both comparisons and ends at 0.
        const double inside = value > 0 ? (value < 1 ? value : 1) : 0;
        return static_cast<std::size_t>(inside * (steps - 1) + 0.5);
    }

    /// The same scale with every colour and every ink replaced by what `change` makes of it.
    template <class Change>
    ColourScale mapped(Change change) const
    {
        ColourScale scale = *this;
        for (auto* colours : {&scale.m_table, &scale.m_inks})
            for (QRgb& colour : *colours)
                colour = change(colour);
        return scale;
    }

private:
    friend struct ColourScaleTables;
    std::array<QRgb, steps> m_table;
    std::array<QRgb, steps> m_inks;
};

/// The names that files and the command line use; colourTitle() is what people read.
std::span<const QString> sequentialScaleNames();

} // namespace softfocus

#pragma once

#include "ui/figure/figure.h"

#include <optional>

namespace softfocus {

/// The most maps of a film strip.
inline constexpr std::size_t mostPanels = 12;

/// The same scene at several temperatures, side by side.
/// Errors: none or too many of them, a stage that does not depend on temperature, a normalizer on which it has no effect.
Result<Figure> temperatureStrip(const std::shared_ptr<const Attention>& attention, const std::vector<double>& temperatures,
                                const FigureOptions& options);

/// The same scene with several normalizers, side by side. Errors: as above.
Result<Figure> normalizerStrip(const std::shared_ptr<const Attention>& attention, const std::vector<Normalizer>& normalizers,
                               const FigureOptions& options);

/// The same scene with several normalizers at temperatures of their own, side by side. Errors: as above.
Result<Figure> variantStrip(const std::shared_ptr<const Attention>& attention, const std::vector<Variant>& variants,
                            const FigureOptions& options);

/// Variants as they are typed, "softmax; sparsemax T=0.5; entmax alpha=1.3": what one leaves out is as in `usual`.
/// Errors: a sentence that names what is not understood; none of them at all.
Result<std::vector<Variant>> variantsFrom(const QString& text, const Variant& usual);

/// What stands over a figure's map: its heading, where letters are wanted with its own before it; or nothing.
QString headingOf(const Figure& figure, std::size_t panel);
/// "(a)". Range: panel in [0, mostPanels).
QString panelLetter(std::size_t panel);

/// All normalizers, in the order of their keys; at most mostPanels.
std::vector<Normalizer> allNormalizers();

/// Temperatures as they are typed: "0.25, 0.5, 1, inf". None where one of them is no temperature, or there is none.
std::optional<std::vector<double>> temperaturesFrom(const QString& text);

/// The temperatures of a sweep as it is typed: "0.05:20:60" is 60 of them from 0.05 to 20. None if it is anything else.
std::optional<std::vector<double>> sweepFrom(const QString& text);

/// What stands for the number in the names of numbered files.
inline constexpr char numberMark[] = "{n}";

/// A pattern's file name for figure `number` of `count`, counted from 1, with leading zeros so that names sort as they are counted.
QString numberedName(const QString& pattern, qsizetype number, qsizetype count);

/// `count` temperatures from one to the other, both included, in even steps of their logarithm.
/// Needs: both positive and finite, count at least 2.
std::vector<double> sweep(double from, double to, int count);

} // namespace softfocus

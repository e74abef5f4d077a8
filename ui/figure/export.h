#pragma once

#include "ui/figure/figure.h"

#include <QByteArray>
#include <QImage>

#include <optional>
#include <span>

namespace softfocus {

/// What a figure can be written as.
enum class FigureFormat { Png, Svg, Pdf, Tex, Csv, Tsv, Json, Npy };

/// The format that a file's suffix stands for, or none.
std::optional<FigureFormat> figureFormatOf(const QString& path);

/// All suffixes, in the order of the formats.
std::span<const char* const> figureSuffixes();

/// ".png, .svg, .pdf, .tex, .csv, .tsv, .json or .npy"
Message figureSuffixText();

/// True for pictures, false for the numbers of their stage alone.
bool isPicture(FigureFormat format);

/// The figure as pixels, with its physical size set.
/// Errors: what layOutFigure() and imageOf() say.
Result<QImage> renderFigure(const Figure& figure);

/// The figure in a format. Pictures carry the scene, a title, a caption and a text for those who do not see them. The same
/// figure gives the same bytes.
/// Errors: what layOutFigure(), imageOf() and serializeStage() say; numbers of several maps at once; more cells than TeX can take.
Result<QByteArray> encoded(const Figure& figure, FigureFormat format);

/// Writes the figure to a file, whole or not at all; its suffix picks the format.
/// Errors: a suffix that is not known, what encoded() and the file system say; names the file.
Result<bool> exportFigure(const Figure& figure, const QString& path);

} // namespace softfocus

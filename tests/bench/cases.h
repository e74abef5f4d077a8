#pragma once

#include "tests/bench/bench.h"

#include <functional>
#include <string>
#include <vector>

namespace softfocus::bench {

/// Says whether a figure of this name is wanted.
using Wanted = std::function<bool(const std::string&)>;

/// The normalizers' kernels beside an exponential of every score, or beside softmax; one and two threads.
std::vector<Figure> kernelFigures(const Wanted& wanted);

/// From a keystroke or a slider move to the painted frame of the real window, with a map of 1400 × 1400 pixels, and until
/// the views that follow the map (inspector, curves, thumbnails) are painted as well.
/// Needs: a QApplication.
std::vector<Figure> frameFigures(const Wanted& wanted);

/// From a score that is dragged to the painted frame of the page of numbers with as many numbers as there can be, and what showing that
/// page for the first time takes. Needs: a QApplication.
std::vector<Figure> numbersFigures(const Wanted& wanted);
/// From a slider move on Compare to the painted frames of all panels, and its first opening. Needs: a QApplication.
std::vector<Figure> compareFigures(const Wanted& wanted);

/// A map of 1400 × 1400 pixels, painted by one thread without a window: its cells, its numbers, a moved pointer, a part of it.
std::vector<Figure> mapFigures(const Wanted& wanted);

/// The program's start until its first picture, and its peak memory, beside an empty window's.
std::vector<Figure> startFigures(const Wanted& wanted);

/// Tables of text with as many rows and columns as can be shown, read beside every number in them.
std::vector<Figure> fileFigures(const Wanted& wanted);

/// Transformers with random weights: a pass of BERT-base beside its matrix products, a head that is changed, one word more.
std::vector<Figure> transformerFigures(const Wanted& wanted);

/// Figures written from the command line, from the start of the process to its end, beside an empty process of the same kind.
std::vector<Figure> exportFigures(const Wanted& wanted);

} // namespace softfocus::bench

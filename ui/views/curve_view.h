#pragma once

class QWidget;

namespace softfocus {

class ResultSource;
class Selection;

/// The chosen row's weights over the temperature. While T moves, only its mark moves.
QWidget* makeCurveView(const ResultSource& results, Selection& selection);

} // namespace softfocus

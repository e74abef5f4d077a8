#pragma once

class QString;
class QWidget;

namespace softfocus {

class SceneEditor;

/// How high the highest of the parameters' controls is, before any zoom.
inline constexpr double highestParameter = 46;

/// The parameters that the scene's normalizer reads, each with its control, and why T has no effect where it has none.
/// A parameter keeps its value while another normalizer is chosen. `prefix` goes before the parts' object names; Tab comes to them from
/// `before`. Needs: the editor and `before` outlive the widget.
QWidget* makeNormalizerParameters(SceneEditor& editor, const QString& prefix, QWidget& before);

} // namespace softfocus

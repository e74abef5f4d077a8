#pragma once

class QString;
class QWidget;

namespace softfocus {

class SceneEditor;

/// The parameters that the scene's normalizer reads, each with its control, and why T has no effect where it has none. Always as high as the
/// highest of them, so that what stands below keeps its place.
/// A parameter keeps its value while another normalizer is chosen. `prefix` goes before the parts' object names; Tab comes to them from
/// `before`. Needs: the editor and `before` outlive the widget.
QWidget* makeNormalizerParameters(SceneEditor& editor, const QString& prefix, QWidget& before);

} // namespace softfocus

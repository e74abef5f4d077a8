#pragma once

#include <QString>
#include <QWidget>

class QBoxLayout;

namespace softfocus {

class NormalizerControl;
class SceneEditor;
class Selection;
class TemperatureLine;
class TemperatureSweep;

/// Under which normalizer and at which temperature all heads are seen: those of the scene.
class HeadControls : public QWidget {
    Q_OBJECT

public:
    /// Needs: all of them outlive the controls.
    HeadControls(SceneEditor& editor, TemperatureSweep& sweep, Selection& selection);

    /// Whether the temperature stands below the normalizers, as beside the sentence, rather than beside them.
    void setStacked(bool isStacked);
    /// How many normalizers stand side by side.
    void setColumns(int columns);

signals:
    void refused(const QString& sentence); ///< what was asked for cannot be, and why
    void settled();                        ///< what was said about it is over

private:
    QBoxLayout* m_layout;
    NormalizerControl* m_normalizer;
    TemperatureLine* m_temperature;
};

} // namespace softfocus

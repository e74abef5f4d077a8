#pragma once

#include "ui/model/compare/compare_editor.h"

#include <QFrame>

class QCheckBox;
class QVBoxLayout;

namespace softfocus {

class NumberBox;
class NumberSlider;
class Segments;
class TemperatureSlider;

/// The parameters of a panel's normalizer and its own temperature, beside the panel for as long as they are set. A parameter that the
/// normalizer does not read is not there.
class VariantSettings : public QFrame {
    Q_OBJECT

public:
    /// Needs: both outlive the settings.
    VariantSettings(SceneEditor& scene, CompareEditor& editor, std::size_t place, QWidget* parent);

signals:
    void refused(const QString& sentence);

private:
    void addAlpha();
    void addK();
    void addNegatives();
    void addUndivided();
    void addTemperature();
    void followScene();
    void setParameters(const std::function<void(Parameters&)>& change, Gesture gesture = Gesture::Once);
    void setTemperature(std::optional<double> temperature, Gesture gesture = Gesture::Once);
    void tell(const Result<bool>& done);
    const ComputedPanel* panel() const;

    SceneEditor& m_scene;
    CompareEditor& m_editor;
    std::size_t m_place;
    QVBoxLayout* m_column;
    NumberBox* m_alpha = nullptr; ///< null where the normalizer does not read it, as the next ones
    NumberSlider* m_alphaSlider = nullptr;
    NumberBox* m_k = nullptr;
    Segments* m_negatives = nullptr;
    QCheckBox* m_undivided = nullptr;
    QCheckBox* m_own = nullptr;
    NumberBox* m_temperature = nullptr;
    TemperatureSlider* m_slider = nullptr;
};

} // namespace softfocus

#pragma once

#include "core/base/result.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace softfocus {

class NumberBox;
class NumberSlider;
class SceneEditor;
class Segments;
class TextLabel;

/// The parameters that the scene's normalizer reads, each with its control; nothing where it reads none.
/// A parameter keeps its value while another normalizer is chosen.
class NormalizerParameters : public QWidget {
    Q_OBJECT

public:
    /// `prefix` goes before the parts' object names; Tab comes to them from `before`.
    /// Needs: the editor and `before` outlive the widget.
    NormalizerParameters(SceneEditor& editor, const QString& prefix, QWidget& before, QWidget* parent = nullptr);

private:
    void followScene();
    void makeAlpha();
    void makeK();
    void makeNegatives();
    void makeUndivided();
    void orderTabs();
    void showKeptKeys();
    void tell(const Result<bool>& done);
    void say(const QString& sentence);

    SceneEditor& m_editor;
    QString m_prefix;
    QWidget& m_before;
    QVBoxLayout* m_column;
    QLabel* m_note;
    // Each part is made when a normalizer that reads it is first chosen.
    QWidget* m_alpha = nullptr;
    TextLabel* m_alphaTitle = nullptr;
    NumberBox* m_alphaEntry = nullptr;
    NumberSlider* m_alphaSlider = nullptr;
    QWidget* m_k = nullptr;
    TextLabel* m_kTitle = nullptr;
    NumberBox* m_kEntry = nullptr;
    QWidget* m_negatives = nullptr;
    TextLabel* m_negativesTitle = nullptr;
    Segments* m_negativesChoice = nullptr;
    QCheckBox* m_undivided = nullptr;
};

} // namespace softfocus

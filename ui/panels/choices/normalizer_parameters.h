#pragma once

#include "core/normalizers/parameters.h"
#include "ui/paint/colour/theme.h"

#include <QElapsedTimer>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace softfocus {

class AlphaSlider;
class Document;
class SegmentedControl;
class StepperRow;
class SwitchRow;
class TextLabel;
class ValueEntry;

/// The parameters that the scene's normalizer reads, each with its control; nothing where it reads none.
/// A parameter keeps its value while another normalizer is chosen.
class NormalizerParameters : public QWidget {
    Q_OBJECT

public:
    /// `prefix` goes before the parts' object names; Tab comes to them from `before`.
    /// Needs: the document and `before` outlive the widget.
    NormalizerParameters(Document& document, const QString& prefix, QWidget& before, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);

private:
    void followScene();
    void makeAlpha();
    void makeK();
    void makeNegatives();
    void makeUndivided();
    void orderTabs();
    void showKeptKeys();
    void stepAlpha(int steps);
    void stepK(int steps);
    void chooseAlpha(double alpha, const QString& mergeKey = {});
    void chooseK(double k, const QString& mergeKey = {});
    void change(const QString& label, const std::function<void(Parameters&)>& changeOf, const QString& mergeKey = {});
    void beginStep();
    void say(const QString& sentence);

    Document& m_document;
    QString m_prefix;
    QWidget& m_before;
    Theme m_theme = Theme::light();
    QElapsedTimer m_sinceStep;
    QVBoxLayout* m_column;
    TextLabel* m_note;
    // Each part is made when a normalizer that reads it is first chosen.
    QWidget* m_alpha = nullptr;
    TextLabel* m_alphaTitle = nullptr;
    ValueEntry* m_alphaEntry = nullptr;
    AlphaSlider* m_alphaSlider = nullptr;
    StepperRow* m_k = nullptr;
    QWidget* m_negatives = nullptr;
    TextLabel* m_negativesTitle = nullptr;
    SegmentedControl* m_negativesChoice = nullptr;
    SwitchRow* m_undivided = nullptr;
};

} // namespace softfocus

#pragma once

#include "ui/paint/theme.h"

#include <QElapsedTimer>
#include <QWidget>

namespace softfocus {

class Document;
class TemperatureEntry;
class TemperatureSlider;
class TextLine;

/// The temperature with its name, exact entry, slider, and the sentence that says why it has no effect where it has none.
class TemperatureControl : public QWidget {
    Q_OBJECT

public:
    /// Needs: the document outlives the control.
    explicit TemperatureControl(Document& document, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    /// Moves the temperature by so many neat values. Steps that follow each other quickly undo together.
    void step(int steps);

private:
    void connectSlider();
    void connectEntry();
    void followScene();
    void choose(double temperature, const QString& mergeKey = {});
    void say(const QString& sentence);

    Document& m_document;
    QElapsedTimer m_sinceStep;
    TemperatureEntry* m_entry;
    TemperatureSlider* m_slider;
    TextLine* m_title;
    TextLine* m_note;
};

} // namespace softfocus

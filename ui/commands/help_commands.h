#pragma once

#include "ui/commands/command.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

#include <memory>

class QWidget;

namespace softfocus {

class KeysSheet;
struct KeyHint;
class Selection;
class TermMark;
class Timings;
struct Attention;

/// What says something about the window: its keys, its picture, the program.
class HelpCommands : public QObject {
    Q_OBJECT

public:
    /// What is shown at the moment, and every command that there is.
    struct Subject {
        std::function<std::shared_ptr<const Attention>()> shown;
        std::function<std::vector<Command>()> commands;
    };

    /// Needs: the window, the selection and the timings outlive the object; sheets and dialogs stand over the window.
    HelpCommands(Subject subject, const Selection& selection, const Timings& timings, QWidget& window);

    const CommandList& list() const { return m_list; }
    /// Takes the sheet of keys away. False where it is not there.
    bool hideKeys();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    TermMark* askedMark() const;
    void help();
    void toggleKeys();
    /// What the map does with keys by itself.
    static std::vector<KeyHint> mapKeys();
    static std::vector<KeyHint> pictureKeys();
    static std::vector<KeyHint> numbersKeys();
    void makeKeys();
    void explainPicture();
    void showTiming();
    void showGlossary();
    void showAbout();

    CommandList m_list{*this};
    Subject m_subject;
    const Selection& m_selection;
    const Timings& m_timings;
    QWidget& m_window;
    KeysSheet* m_keys = nullptr; ///< made when first asked for
    QPointer<QDialog> m_timing;  ///< where it is shown
};

} // namespace softfocus

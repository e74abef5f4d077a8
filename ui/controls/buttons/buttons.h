#pragma once

#include "ui/style/icons.h"
#include "ui/style/look.h"

#include <QComboBox>

class QAction;
class QCheckBox;
class QPushButton;
class QToolButton;

namespace softfocus {

/// Qt's controls as this window has them: named, with a look, and of a width that gives way. Names are the objects'.

/// A button with a word. Tab comes to it; a click leaves the keyboard where it is.
QPushButton* makeButton(const char* name, const QString& text, Look look = Look::Usual);
/// A button with words in the accent's colour, which are elided where room is short.
QPushButton* makeQuietButton(const char* name, const QString& text = {});
/// A button with a drawing; what it is called is its tool tip.
QToolButton* makeIconButton(const char* name, Icon icon, const QString& text, Look look = Look::Usual);
/// A button for what an action does: text, state, mark and tool tip are the action's. Called after the action.
QToolButton* makeActionButton(QAction& action, Look look = Look::Usual);

/// A switch with its name at its start.
QCheckBox* makeSwitch(const char* name, const QString& title);
/// Lets a control be used, or says why not, to those who point at it and to screen readers; an empty sentence is no reason.
void offerUnless(QWidget& control, const QString& why);

/// A combo box with a title for screen readers.
void setUpChoice(QComboBox& box, const char* name, const QString& title, Look look);
template <class Choice = QComboBox>
Choice* makeChoice(const char* name, const QString& title, Look look)
{
    auto* box = new Choice;
    setUpChoice(*box, name, title, look);
    return box;
}
/// A row with a title at its start, and what it is the title of at its end.
QWidget* makeRow(const QString& title, QWidget& field);

} // namespace softfocus

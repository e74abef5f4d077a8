#pragma once

#include "ui/commands/command.h"
#include "ui/paint/colour/theme.h"

#include <QObject>

#include <array>

class QSettings;

namespace softfocus {

/// Which theme the window is shown in.
enum class ThemeChoice { System, Light, Dark };
inline constexpr std::array themeChoiceNames{"system", "light", "dark"};

/// Light, dark, or as the system has it: a projector needs light, whatever the desk at home is like.
class ThemeCommands : public QObject {
    Q_OBJECT

public:
    explicit ThemeCommands(QObject* parent = nullptr);

    const CommandList& list() const { return m_list; }
    /// The one that goes from light to dark and back.
    QAction& other() const { return *m_other; }
    ThemeChoice choice() const { return m_choice; }
    /// The theme that is chosen, in the system's size of type.
    Theme theme() const;

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

signals:
    void changed(); ///< another one is chosen

private:
    void choose(ThemeChoice choice);

    CommandList m_list{*this};
    ChoiceCommands m_choices;
    QAction* m_other;
    ThemeChoice m_choice = ThemeChoice::System;
};

} // namespace softfocus

#pragma once

#include "ui/paint/colour/theme.h"

#include <QWidget>

#include <functional>

namespace softfocus {

class BarButton;
class TextLabel;

/// One sentence about something that could not be done. It stays until it is dismissed or the next thing works.
class NoticeLine : public QWidget {
    Q_OBJECT

public:
    explicit NoticeLine(QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    /// In one line's worth, with what it quotes shortened and made visible.
    void say(const QString& sentence);
    /// The same with a button that does something about it.
    void offer(const QString& sentence, const QString& action, std::function<void()> act);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = Theme::light();
    TextLabel* m_text;
    BarButton* m_act;
    BarButton* m_dismiss;
    std::function<void()> m_action;
};

} // namespace softfocus

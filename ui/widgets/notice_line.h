#pragma once

#include "ui/paint/theme.h"

#include <QWidget>

namespace softfocus {

class BarButton;
class TextLine;

/// One sentence about something that could not be done. It stays until it is dismissed or the next thing works.
class NoticeLine : public QWidget {
    Q_OBJECT

public:
    explicit NoticeLine(QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    /// In one line's worth, with what it quotes shortened and made visible.
    void say(const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = Theme::light();
    TextLine* m_text;
    BarButton* m_dismiss;
};

} // namespace softfocus

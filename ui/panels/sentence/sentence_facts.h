#pragma once

#include "ui/paint/colour/theme.h"

#include <QStringList>
#include <QWidget>

namespace softfocus {

struct Attention;

/// What there is to know about a sentence, at its right: how many tokens, what they are turned into, what is missing.
class SentenceFacts : public QWidget {
    Q_OBJECT

public:
    explicit SentenceFacts(QWidget* parent = nullptr);

    void showFacts(const Attention& attention);
    const QStringList& lines() const { return m_lines; }
    void applyTheme(const Theme& theme);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = Theme::light();
    QStringList m_lines;
};

} // namespace softfocus

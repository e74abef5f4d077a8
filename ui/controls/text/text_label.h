#pragma once

#include "ui/controls/text/prose.h"
#include "ui/controls/text/tabular_text.h"
#include "ui/style/shown_theme.h"

#include <QWidget>

#include <optional>

namespace softfocus {

/// Text on a panel, in one line that is elided with the whole text on hover, or in further ones. Numbers are never cut: a word with a
/// digit is shown whole or not at all.
class TextLabel : public QWidget {
    Q_OBJECT

public:
    struct Style {
        double pixels = 13; ///< at a body type of 13
        int weight = QFont::Normal;
        Ink ink = Ink::Text;
        bool shrinks = false;    ///< one pixel smaller before it is elided
        bool breaks = false;     ///< goes on in further lines instead
        bool evenFigures = true; ///< for numbers that change while one looks; prose reads better without
    };

    explicit TextLabel(const Style& style, const QString& text = {}, QWidget* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return m_text; }
    /// Whether it goes on in further lines, for styles that break.
    void setBreaks(bool breaks);
    void setAlignment(Qt::Alignment across);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_style.breaks; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QFont textFont() const { return shownTheme().sized(m_style.pixels, m_style.weight); }
    QFont smallerFont() const { return shownTheme().sized(m_style.pixels - 1, m_style.weight); }
    const TabularText& figures() const;
    QStringList lines(int width) const;
    bool fits() const { return figures().width(m_text) <= width(); }

    Style m_style;
    mutable std::optional<TabularText> m_figures; ///< of textFont(), made when first needed
    mutable QFont m_figuresFont;                  ///< what textFont() was then
    QString m_text;
    bool m_breaks;
    Qt::Alignment m_alignment = Qt::AlignLeft;
};

} // namespace softfocus

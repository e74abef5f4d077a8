#pragma once

#include <QPointer>
#include <QTextDocument>
#include <QWidget>

#include <vector>

namespace softfocus {

/// One line of the keys sheet.
struct KeyHint {
    QString keys;
    QString text;
};

/// Lines under one heading.
struct KeyGroup {
    QString title;
    std::vector<KeyHint> hints;
};

/// All keys of the window, over the window, in two columns or in one. Where they are more than fit in a legible size they can be scrolled, by
/// wheel and by keys. Esc, F1 or a click takes the sheet away.
class KeysSheet : public QWidget {
    Q_OBJECT

public:
    KeysSheet(const std::vector<KeyGroup>& groups, QWidget* parent);

    /// How large its type is. Units: logical pixels.
    double typePixels() const;
    /// How far it can be scrolled, 0 where all of it is seen. Units: logical pixels.
    double scrollRange() const;
    double scrolled() const { return m_scrolled; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent*) override { hide(); }

private:
    void arrange();
    QString pageOf(int columns) const;
    QRectF box() const;
    void scrollTo(double place);

    std::vector<KeyGroup> m_groups;
    QTextDocument m_sheet; ///< at the design's own type size
    double m_scale = 1;
    double m_scrolled = 0;
    QPointer<QWidget> m_before; ///< had the keyboard before the sheet came
};

} // namespace softfocus

#pragma once

#include "ui/paint/colour/theme.h"

#include <QAbstractButton>
#include <QWidget>

#include <vector>

class QGridLayout;

namespace softfocus {

/// How a chosen segment stands out.
enum class SegmentLook {
    Filled,
    Washed,
    Tab, ///< washed, and without a ground of their own where they are not chosen
};

/// One choice of a SegmentedControl.
class Segment : public QAbstractButton {
    Q_OBJECT

public:
    Segment(SegmentLook look, const QString& hint, QWidget* parent);
    void applyTheme(const Theme& theme);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void paintGround(QPainter& painter) const;
    QFont textFont() const;
    QColor ink() const;

    Theme m_theme = Theme::light();
    SegmentLook m_look;
    QString m_hint; ///< the key that chooses it, small on the right
    bool m_showsFocus = false;
};

/// A few exclusive buttons in rows of equal widths.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    SegmentedControl(SegmentLook look, int columns, QWidget* parent = nullptr);

    /// Adds a choice. `name` is its object name, `hint` may be empty.
    Segment& add(const QString& name, const QString& text, const QString& hint = {});
    /// How many stand side by side from now on.
    void setColumns(int columns);
    /// Shows a choice without a signal; none of them for −1.
    void showChoice(int row);
    void applyTheme(const Theme& theme);

signals:
    void chosen(int row);

private:
    void leadTabTo(int row);

    SegmentLook m_look;
    int m_columns;
    QGridLayout* m_grid;
    std::vector<Segment*> m_segments;
    bool m_showing = false; ///< the choice follows the scene: no signal
};

} // namespace softfocus

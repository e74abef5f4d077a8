#pragma once

#include "ui/paint/colour/theme.h"

#include <QWidget>

namespace softfocus {

/// A formula in a box of its own, broken between its parts where it is too wide.
class FormulaBox : public QWidget {
    Q_OBJECT

public:
    explicit FormulaBox(QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    /// Parts of the formula are separated by two or more spaces.
    void setFormula(const QString& formula);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont formulaFont() const { return m_theme.sized(13); }
    QStringList linesFor(int width) const;

    Theme m_theme = Theme::light();
    QString m_formula;
};

} // namespace softfocus

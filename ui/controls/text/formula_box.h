#pragma once

#include "ui/style/shown_theme.h"

#include <QStringList>
#include <QWidget>

namespace softfocus {

/// A formula in a box of its own, broken between its parts where it is too wide.
class FormulaBox : public QWidget {
    Q_OBJECT

public:
    explicit FormulaBox(QWidget* parent = nullptr);

    /// The parts stand beside each other where there is room, else under each other.
    void setFormula(const QStringList& parts);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont formulaFont() const { return shownTheme().sized(13); }
    QStringList linesFor(int width) const;

    QStringList m_parts;
};

} // namespace softfocus

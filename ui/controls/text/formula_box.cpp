#include "ui/controls/text/formula_box.h"

#include "ui/style/metrics.h"

#include <QFontMetrics>
#include <QPainter>

namespace softfocus {

FormulaBox::FormulaBox(QWidget* parent) : QWidget(parent)
{
    setObjectName("formulaBox");
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FormulaBox::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void FormulaBox::setFormula(const QStringList& parts)
{
    if (parts == m_parts)
        return;
    m_parts = parts;
    setAccessibleName(parts.join(QStringLiteral("   ")));
    updateGeometry();
    update();
}

QStringList FormulaBox::linesFor(int width) const
{
    const QString line = m_parts.join(QStringLiteral("     "));
    const int room = width - 2 * scaled(m_theme, 12);
    return QFontMetrics(formulaFont()).horizontalAdvance(line) <= room ? QStringList{line} : m_parts;
}

QSize FormulaBox::sizeHint() const
{
    const int width = scaled(m_theme, 310);
    return {width, heightForWidth(width)};
}

int FormulaBox::heightForWidth(int width) const
{
    const int lines = std::max(1, int(linesFor(width).size()));
    return lines * scaled(m_theme, 20) + 2 * scaled(m_theme, 9);
}

void FormulaBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.hairline, 1));
    painter.setBrush(m_theme.window);
    const double radius = scaled(m_theme, 8);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(m_theme.text);
    painter.setFont(formulaFont());
    painter.drawText(rect(), Qt::AlignCenter, linesFor(width()).join(u'\n'));
}

} // namespace softfocus

#include "ui/widgets/temperature_entry.h"

#include "ui/paint/number_text.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/temperature_steps.h"
#include "ui/widgets/style.h"
#include "ui/widgets/tabular_text.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr int longestEntry = 40;
constexpr int longestQuote = 20;

QString quoted(const QString& text)
{
    return text.size() <= longestQuote ? text : text.left(longestQuote) + QStringLiteral("…");
}

} // namespace

std::optional<double> temperatureFrom(const QString& text)
{
    QString number = text.trimmed();
    if (number.startsWith(QLatin1Char('T'), Qt::CaseInsensitive))
        number = number.mid(1).trimmed();
    if (number.startsWith(QLatin1Char('=')))
        number = number.mid(1).trimmed();
    const QString lower = number.toLower();
    if (lower == QStringLiteral("∞") || lower == QLatin1String("inf") || lower == QLatin1String("infinity"))
        return std::numeric_limits<double>::infinity();
    // "1.500" is one and a half in every country: a grouping mark here is always a mistake.
    QLocale here;
    here.setNumberOptions(QLocale::RejectGroupSeparator);
    bool ok = false;
    double value = here.toDouble(number, &ok);
    if (!ok) {
        QLocale plain = QLocale::c();
        plain.setNumberOptions(QLocale::RejectGroupSeparator);
        value = plain.toDouble(number, &ok);
    }
    if (!ok || !std::isfinite(value) || value < 0)
        return std::nullopt;
    return value == 0 ? 0.0 : value; // no negative zero
}

QString exactTemperatureText(double temperature)
{
    const QString text = temperatureText(temperature);
    if (temperatureFrom(text) == temperature)
        return text;
    QLocale here;
    here.setNumberOptions(QLocale::OmitGroupSeparator);
    const QString shortest = here.toString(temperature, 'g', QLocale::FloatingPointShortest);
    // Some countries write powers of ten in a way that their own locale does not read.
    return temperatureFrom(shortest) == temperature
               ? shortest
               : QLocale::c().toString(temperature, 'g', QLocale::FloatingPointShortest);
}

TemperatureEntry::TemperatureEntry(QWidget* parent) : QLineEdit(parent)
{
    setFrame(false);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setMaxLength(longestEntry);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    showText();
}

void TemperatureEntry::showTemperature(double temperature)
{
    if (temperature == m_temperature)
        return;
    m_temperature = temperature;
    showText();
}

void TemperatureEntry::showText()
{
    const QString number = exactTemperatureText(m_temperature);
    setText(hasFocus() ? number : tr("T = %1").arg(number));
    if (hasFocus())
        selectAll();
}

void TemperatureEntry::applyTheme(const Theme& theme)
{
    m_theme = theme;
    setFont(theme.sized(13, QFont::DemiBold));
    QPalette palette = paletteFor(theme);
    palette.setColor(QPalette::Base, Qt::transparent);
    palette.setColor(QPalette::Text, theme.accent);
    setPalette(palette);
    updateGeometry();
    update();
}

QSize TemperatureEntry::sizeHint() const
{
    const TabularText figures(m_theme.sized(13, QFont::DemiBold));
    return {qRound(figures.width(QStringLiteral("T = 88.888"))) + scaled(m_theme, 16), scaled(m_theme, 24)};
}

void TemperatureEntry::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up: emit stepped(1); break;
    case Qt::Key_Down: emit stepped(-1); break;
    case Qt::Key_PageUp: emit stepped(bigTemperatureStep); break;
    case Qt::Key_PageDown: emit stepped(-bigTemperatureStep); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: commit(); break;
    case Qt::Key_Escape:
        showText();
        focusNextChild();
        break;
    default: QLineEdit::keyPressEvent(event);
    }
}

void TemperatureEntry::commit()
{
    const QString typed = text();
    const std::optional<double> value = temperatureFrom(typed);
    if (!value) {
        showText();
        emit refused(tr("“%1” is not a temperature. Write a number from 0 up, or inf.").arg(quoted(typed)));
        return;
    }
    if (*value != m_temperature)
        emit entered(*value);
    showText();
}

void TemperatureEntry::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        showText();
}

void TemperatureEntry::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason)
        return;
    commit();
}

void TemperatureEntry::mousePressEvent(QMouseEvent* event)
{
    m_selectOnRelease = text().startsWith(QLatin1Char('T')) || selectedText() == text();
    QLineEdit::mousePressEvent(event);
}

void TemperatureEntry::mouseReleaseEvent(QMouseEvent* event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (m_selectOnRelease && selectedText().isEmpty())
        selectAll();
    m_selectOnRelease = false;
}

void TemperatureEntry::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (hasFocus() || underMouse()) {
            const double radius = scaled(m_theme, 6);
            painter.setPen(hasFocus() ? QPen(m_theme.accent, 1.5) : QPen(Qt::NoPen));
            painter.setBrush(hasFocus() ? m_theme.window : m_theme.accentWash);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
        }
        if (!hasFocus()) {
            painter.setPen(m_theme.accent);
            const QRect room = rect().adjusted(2, 0, -2, 0);
            TabularText(font()).draw(painter, room, Qt::AlignRight, text());
            return;
        }
    }
    QLineEdit::paintEvent(event);
}

} // namespace softfocus

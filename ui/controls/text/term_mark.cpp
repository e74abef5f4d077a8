#include "ui/controls/text/term_mark.h"

#include "ui/controls/text/term_card.h"
#include "ui/model/document/result_source.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace softfocus {

namespace {

constexpr const char* markOfControl = "termMark"; ///< the property of a control that F1 asks
constexpr double side = 15, circle = 13;

/// The one card of a window, made when first asked for.
TermCard& cardOf(QWidget& window)
{
    constexpr const char* cardOfWindow = "termCard"; // a property
    if (auto* card = qobject_cast<TermCard*>(window.property(cardOfWindow).value<QObject*>()))
        return *card;
    auto* card = new TermCard(window);
    window.setProperty(cardOfWindow, QVariant::fromValue<QObject*>(card));
    return *card;
}

} // namespace

TermMark::TermMark(const char* name, const ResultSource& results, std::function<Index()> query, QWidget* parent)
    : QToolButton(parent), m_results(results), m_query(std::move(query))
{
    setObjectName(QString::fromLatin1(name));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::WhatsThisCursor);
    m_pointed.setSingleShot(true);
    constexpr int moment = 200; // Units: milliseconds; who only passes over it does not ask
    m_pointed.setInterval(moment);
    connect(&m_pointed, &QTimer::timeout, this, &TermMark::showCard);
    connect(this, &QToolButton::clicked, this, [this] { showsCard() && !underMouse() ? hideCard() : showCard(); });
    connect(&m_results, &ResultSource::changed, this, [this] {
        if (showsCard())
            fillCard();
    });
    followTheme(*this, [this](const Theme&) { updateGeometry(); });
}

void TermMark::setTerms(std::vector<Term> terms)
{
    if (terms == m_terms && !terms.empty())
        return;
    m_terms = std::move(terms);
    QStringList names;
    for (const Term term : m_terms)
        names << termName(term, *m_results.attention()->input);
    setAccessibleName(tr("What is this? %1").arg(names.join(QStringLiteral(", "))));
    if (m_terms.empty())
        hide();
    else if (isHidden() && parentWidget()) // without one it would be a window; shown with its parent it will be
        show();
    if (showsCard())
        fillCard();
}

void TermMark::explain(QWidget& control)
{
    control.setProperty(markOfControl, QVariant::fromValue<QObject*>(this));
}

TermMark* TermMark::of(QWidget* focused)
{
    for (QWidget* widget = focused; widget; widget = widget->parentWidget()) {
        auto* mark = qobject_cast<TermMark*>(widget);
        if (!mark)
            mark = qobject_cast<TermMark*>(widget->property(markOfControl).value<QObject*>());
        if (mark && mark->isVisible())
            return mark;
    }
    return nullptr;
}

std::vector<TermText> TermMark::texts() const
{
    const Attention& attention = *m_results.attention();
    const Index query = m_query ? m_query() : m_results.rememberedQuery().value_or(usualQuery(*attention.input));
    std::vector<TermText> texts;
    for (const Term term : m_terms)
        texts.push_back(termText(term, attention, query));
    // What the row does without is for the glossary to tell, unless the mark is about nothing else.
    if (std::ranges::any_of(texts, &TermText::isUsed))
        std::erase_if(texts, [](const TermText& text) { return !text.isUsed; });
    return texts;
}

bool TermMark::showsCard() const
{
    return m_card && m_card->isVisible();
}

void TermMark::showCard()
{
    if (m_terms.empty() || !isVisible())
        return;
    m_card = &cardOf(*window());
    fillCard();
    QAccessibleEvent told(m_card, QAccessible::Alert); // the keyboard may be elsewhere
    QAccessible::updateAccessibility(&told);
    qApp->removeEventFilter(this);
    qApp->installEventFilter(this);
}

void TermMark::fillCard()
{
    const std::vector<TermText> terms = texts();
    m_card->showBeside(QRect(mapTo(window(), QPoint()), size()), terms);
    setAccessibleDescription(TermCard::textOf(terms));
}

void TermMark::hideCard()
{
    m_pointed.stop();
    if (!m_card)
        return;
    qApp->removeEventFilter(this);
    m_card->hide();
    m_card = nullptr;
}

bool TermMark::eventFilter(QObject* watched, QEvent* event)
{
    const auto isEscape = [event] { return static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape; };
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (!isEscape())
            break;
        event->accept(); // Esc means the card
        return true;
    case QEvent::KeyPress:
        if (!isEscape())
            break;
        hideCard();
        return true;
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        if (watched != this && watched->isWidgetType())
            hideCard();
        break;
    case QEvent::FocusOut: // of whatever had the keyboard
    case QEvent::WindowDeactivate:
        if (watched->isWidgetType() && !underMouse())
            hideCard();
        break;
    default: break;
    }
    return false;
}

QSize TermMark::sizeHint() const
{
    return {scaled(side), scaled(side)};
}

void TermMark::enterEvent(QEnterEvent* event)
{
    QToolButton::enterEvent(event);
    m_pointed.start();
}

void TermMark::leaveEvent(QEvent* event)
{
    QToolButton::leaveEvent(event);
    hideCard();
}

/// Who reads with a screen reader hears all of it at once.
void TermMark::focusInEvent(QFocusEvent* event)
{
    setAccessibleDescription(TermCard::textOf(texts()));
    QToolButton::focusInEvent(event);
}

void TermMark::hideEvent(QHideEvent* event)
{
    QToolButton::hideEvent(event);
    hideCard();
}

void TermMark::paintEvent(QPaintEvent*)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = isPointedAt(option) || showsCard() || showsFocus(option) ? shownTheme().accent : shownTheme().secondary;
    QRectF disc(0, 0, scaled(circle), scaled(circle));
    disc.moveCenter(QRectF(rect()).center());
    QColor edge = ink;
    constexpr float quiet = 0.55F;
    edge.setAlphaF(ink == shownTheme().accent ? 1 : quiet);
    painter.setPen(QPen(edge, 1));
    painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(ink);
    painter.setFont(shownTheme().sized(11, QFont::DemiBold)); // as the titles beside it: another size would have to be loaded
    painter.drawText(disc, Qt::AlignCenter, QStringLiteral("?"));
    if (showsFocus(option))
        drawRing(painter, QRectF(rect()), scaled(side) / 2.0, shownTheme().accent);
}

QWidget* makeTitleLine(QWidget& title, TermMark& mark)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    title.setSizePolicy(QSizePolicy::Maximum, title.sizePolicy().verticalPolicy());
    row->addWidget(&title);
    row->addWidget(&mark);
    row->addStretch(1);
    followTheme(*line, [row](const Theme&) { row->setSpacing(scaled(4)); });
    return line;
}

} // namespace softfocus

#include "ui/dialogs/text_dialog.h"

#include "ui/controls/buttons/bar_button.h"
#include "ui/controls/text/slim_scroll_bar.h"
#include "ui/controls/text/text_label.h"
#include "ui/style/metrics.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

TextDialog::TextDialog(const QString& title, const std::vector<TextSection>& sections, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_theme(theme)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setAccessibleName(title);
    QStringList description;
    for (const TextSection& section : sections)
        description << section.heading + QStringLiteral(": ") + section.text;
    setAccessibleDescription(description.join(u'\n'));

    auto* area = new QScrollArea;
    auto* bar = new SlimScrollBar(Qt::Vertical);
    bar->applyTheme(theme);
    area->setVerticalScrollBar(bar);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setObjectName("textArea");
    area->setFocusPolicy(Qt::StrongFocus); // arrows and PgDn scroll
    area->setWidget(m_text = textOf(sections));
    area->viewport()->setAutoFillBackground(false);
    m_text->setAutoFillBackground(false);

    auto* close = new BarButton(tr("Close"), BarButton::Look::Primary, this);
    close->setObjectName("closeText");
    close->applyTheme(theme);
    connect(close, &BarButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    const int edge = scaled(theme, 24);
    column->setContentsMargins(edge, edge, edge, scaled(theme, 16));
    column->setSpacing(scaled(theme, 16));
    column->addWidget(area, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    close->setFocus(Qt::OtherFocusReason);
}

QWidget* TextDialog::textOf(const std::vector<TextSection>& sections)
{
    auto* text = new QWidget;
    auto* column = new QVBoxLayout(text);
    column->setContentsMargins(0, 0, scaled(m_theme, 12), 0);
    column->setSpacing(scaled(m_theme, 4));
    bool isFirst = true;
    for (const TextSection& section : sections) {
        auto* heading = new TextLabel({.pixels = isFirst ? 17.0 : 13.0, .weight = QFont::DemiBold, .wraps = true, .evenFigures = false});
        heading->setText(section.heading);
        heading->setObjectName("textHeading");
        heading->applyTheme(m_theme);
        if (!isFirst)
            column->addSpacing(scaled(m_theme, 10));
        column->addWidget(heading);
        for (const QString& paragraph : section.text.split(QStringLiteral("\n\n"))) {
            auto* body = new TextLabel({.pixels = 13, .wraps = true, .evenFigures = false});
            body->setText(paragraph);
            body->setObjectName("textBody");
            body->applyTheme(m_theme);
            column->addWidget(body);
        }
        isFirst = false;
    }
    column->addStretch(1);
    return text;
}

QSize TextDialog::sizeHint() const
{
    // As high as the text, but within the window below.
    const int width = scaled(m_theme, 520);
    const int around = scaled(m_theme, 110);
    const int wanted = m_text->heightForWidth(width - 2 * scaled(m_theme, 24)) + around;
    const int room = parentWidget() ? parentWidget()->height() - scaled(m_theme, 40) : wanted;
    return {width, std::min(wanted, std::max(room, scaled(m_theme, 240)))};
}

void TextDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        accept();
    else
        QDialog::keyPressEvent(event);
}

void TextDialog::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), m_theme.panel);
}

} // namespace softfocus

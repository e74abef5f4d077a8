#include "ui/dialogs/text_dialog.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/style/shown_theme.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

TextDialog::TextDialog(const QString& title, const std::vector<TextSection>& sections, QWidget* parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setWindowTitle(title);
    setAccessibleName(title);
    QStringList description;
    for (const TextSection& section : sections)
        description << section.heading + QStringLiteral(": ") + section.text;
    setAccessibleDescription(description.join(u'\n'));

    auto* area = new QScrollArea;
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setObjectName("textArea");
    area->setFocusPolicy(Qt::StrongFocus); // arrows and PgDn scroll
    area->setWidget(m_text = textOf(sections));
    area->viewport()->setAutoFillBackground(false);
    m_text->setAutoFillBackground(false);

    QPushButton* close = makeButton("closeText", tr("Close"), Look::Primary);
    close->setDefault(true); // at Enter
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    const int edge = scaled(24);
    column->setContentsMargins(edge, edge, edge, scaled(16));
    column->setSpacing(scaled(16));
    column->addWidget(area, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    close->setFocus(Qt::TabFocusReason);
}

QWidget* TextDialog::textOf(const std::vector<TextSection>& sections)
{
    auto* text = new QWidget;
    auto* column = new QVBoxLayout(text);
    column->setContentsMargins(0, 0, scaled(12), 0);
    column->setSpacing(scaled(4));
    bool isFirst = true;
    for (const TextSection& section : sections) {
        if (!isFirst)
            column->addSpacing(scaled(10));
        column->addWidget(makeProse("textHeading", isFirst ? 17 : 13, Ink::Text, QFont::DemiBold, section.heading));
        for (const QString& paragraph : section.text.split(QStringLiteral("\n\n"))) {
            QLabel* body = makeProse("textBody", 13);
            body->setText(paragraph);
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
    const int width = scaled(520);
    const int around = scaled(110);
    const int wanted = m_text->heightForWidth(width - 2 * scaled(24)) + around;
    const int room = parentWidget() ? parentWidget()->height() - scaled(40) : wanted;
    return {width, std::min(wanted, std::max(room, scaled(240)))};
}

} // namespace softfocus

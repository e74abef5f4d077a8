#include "ui/dialogs/choice_dialog.h"

#include "ui/controls/buttons/bar_button.h"
#include "ui/controls/text/text_label.h"
#include "ui/panels/card/choice_card.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace softfocus {

ChoiceDialog::ChoiceDialog(const QString& question, const QString& detail, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_column(new QVBoxLayout(this)), m_row(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(question);
    setAccessibleDescription(detail);
    setWindowTitle(question);
    auto* title = new TextLabel({.pixels = 15, .weight = QFont::DemiBold, .wraps = true, .evenFigures = false});
    auto* text = new TextLabel({.pixels = 13, .ink = TextLabel::Ink::Secondary, .wraps = true, .evenFigures = false});
    title->setText(question);
    title->setObjectName("questionText");
    text->setText(detail);
    title->applyTheme(theme);
    text->applyTheme(theme);
    const int edge = scaled(theme, 24);
    m_column->setContentsMargins(edge, edge, edge, edge);
    m_column->setSpacing(scaled(theme, 8));
    m_column->addWidget(title);
    m_column->addWidget(text);
    m_column->addSpacing(scaled(theme, 8));
    m_row->setSpacing(scaled(theme, 8));
    m_row->addStretch(1);
    m_column->addLayout(m_row);
    setFixedWidth(scaled(theme, 460));
}

void ChoiceDialog::connectAnswer(QAbstractButton& button, const char* name, bool preferred, Step step)
{
    button.setObjectName(name);
    connect(&button, &QAbstractButton::clicked, this, [this, step = std::move(step)] {
        accept();
        step();
    });
    if (preferred)
        button.setFocus(Qt::TabFocusReason);
}

void ChoiceDialog::addAnswer(const char* name, const QString& text, bool preferred, Step step)
{
    auto* button = new BarButton(text, preferred ? BarButton::Look::Primary : BarButton::Look::Plain, this);
    button->applyTheme(m_theme);
    m_row->addWidget(button);
    connectAnswer(*button, name, preferred, std::move(step));
}

void ChoiceDialog::addChoice(const char* name, const QString& title, const QString& meaning, bool preferred, Step step)
{
    auto* card = new ChoiceCard(title, meaning, this);
    card->applyTheme(m_theme);
    m_column->insertWidget(m_column->count() - 1, card);
    connectAnswer(*card, name, preferred, std::move(step));
}

void ChoiceDialog::addCancel()
{
    auto* button = new BarButton(tr("Cancel"), BarButton::Look::Plain, this);
    button->setObjectName("cancel");
    button->applyTheme(m_theme);
    m_row->addWidget(button);
    connect(button, &BarButton::clicked, this, &QDialog::reject);
}

void ChoiceDialog::keyPressEvent(QKeyEvent* event)
{
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        button->click();
    else
        QDialog::keyPressEvent(event);
}

void ChoiceDialog::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), m_theme.panel);
}

} // namespace softfocus

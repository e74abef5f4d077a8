#include "ui/dialogs/choice_dialog.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/style/shown_theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace softfocus {

ChoiceDialog::ChoiceDialog(const QString& question, const QString& detail, QWidget* parent)
    : QDialog(parent), m_column(new QVBoxLayout(this)), m_row(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(question);
    setAccessibleDescription(detail);
    setWindowTitle(question);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    const int edge = scaled(24);
    m_column->setContentsMargins(edge, edge, edge, edge);
    m_column->setSpacing(scaled(8));
    m_column->addWidget(makeProse("questionText", 15, Ink::Text, QFont::DemiBold, question));
    m_column->addWidget(makeProse("questionDetail", 13, Ink::Secondary, QFont::Normal, detail));
    m_column->addSpacing(scaled(8));
    m_row->setSpacing(scaled(8));
    m_row->addStretch(1);
    m_column->addLayout(m_row);
    setFixedWidth(scaled(460));
}

void ChoiceDialog::connectAnswer(QPushButton& button, bool preferred, Step step)
{
    button.setAutoDefault(true); // Enter takes the one that has the focus
    connect(&button, &QAbstractButton::clicked, this, [this, step = std::move(step)] {
        accept();
        step();
    });
    if (preferred && m_firstPick) {
        button.setDefault(true);
        m_firstPick->setFocus(Qt::TabFocusReason);
    } else if (preferred) {
        button.setFocus(Qt::TabFocusReason);
    }
}

void ChoiceDialog::addAnswer(const char* name, const QString& text, bool preferred, Step step)
{
    QPushButton* button = makeButton(name, text, preferred ? Look::Primary : Look::Usual);
    m_row->addWidget(button);
    connectAnswer(*button, preferred, std::move(step));
}

void ChoiceDialog::addChoice(const char* name, const QString& title, const QString& meaning, bool preferred, Step step)
{
    QPushButton* card = makeButton(name, {}, Look::Card);
    card->setAccessibleName(title);
    card->setAccessibleDescription(meaning);
    card->setFocusPolicy(Qt::StrongFocus);
    card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* lines = new QVBoxLayout(card);
    const int edge = scaled(12);
    lines->setContentsMargins(edge, edge, edge, edge);
    lines->setSpacing(scaled(4));
    QLabel* head = makeProse("choiceTitle", 14, Ink::Text, QFont::DemiBold, title);
    QLabel* text = makeProse("choiceMeaning", 12.5, Ink::Secondary, QFont::Normal, meaning);
    for (QLabel* line : {head, text}) {
        line->setAttribute(Qt::WA_TransparentForMouseEvents);
        lines->addWidget(line);
    }
    m_column->insertWidget(m_column->count() - 1, card);
    connectAnswer(*card, preferred, std::move(step));
}

QComboBox& ChoiceDialog::addPick(const QByteArray& name, const QString& title, const QStringList& items)
{
    QComboBox* pick = makeChoice(name.constData(), title, Look::Usual);
    pick->addItems(items);
    m_column->insertWidget(m_column->count() - 1, makeRow(title, *pick));
    m_firstPick = m_firstPick ? m_firstPick : pick;
    return *pick;
}

void ChoiceDialog::addCancel()
{
    QPushButton* button = makeButton("cancel", tr("Cancel"));
    button->setAutoDefault(true);
    m_row->addWidget(button);
    connect(button, &QPushButton::clicked, this, &QDialog::reject);
}

QSize ChoiceDialog::sizeHint() const
{
    return {minimumWidth(), layout()->totalHeightForWidth(minimumWidth())};
}

} // namespace softfocus

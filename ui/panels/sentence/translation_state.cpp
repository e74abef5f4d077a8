#include "ui/panels/sentence/translation_state.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/text_label.h"
#include "ui/style/shown_theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace softfocus {

TranslationState::TranslationState(QWidget* parent)
    : QWidget(parent), m_who(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .evenFigures = false})),
      m_back(makeButton("modelTranslates", tr("Let the model write it"), Look::Quiet))
{
    setObjectName(QStringLiteral("translationState"));
    m_who->setObjectName(QStringLiteral("translationAuthor"));
    m_who->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_back->setToolTip(tr("Put the model’s own translation in place of what you typed"));
    m_back->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addStretch(1); // beside the translation, which is the lower one
    column->addWidget(m_who, 0, Qt::AlignRight);
    column->addWidget(m_back, 0, Qt::AlignRight);
    followTheme(*this, [this, column](const Theme&) {
        column->setSpacing(scaled(2));
        m_back->setFixedHeight(scaled(22));
    });
    connect(m_back, &QPushButton::clicked, this, &TranslationState::modelAsked);
    setGiven(false);
}

void TranslationState::setGiven(bool isGiven)
{
    m_who->setText(isGiven ? tr("written by you") : tr("written by the model"));
    m_who->setAccessibleName(text());
    m_back->setVisible(isGiven);
    const int below = scaled(isGiven ? 0 : 10); // where it stands alone, on the line of the translation
    layout()->setContentsMargins(0, 0, 0, below);
}

QString TranslationState::text() const
{
    return m_back->isHidden() ? tr("The translation is written by the model") : tr("The translation is written by you");
}

} // namespace softfocus

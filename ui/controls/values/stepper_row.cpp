#include "ui/controls/values/stepper_row.h"

#include "ui/controls/buttons/step_button.h"
#include "ui/controls/text/text_label.h"

#include <QHBoxLayout>

namespace softfocus {

StepperRow::StepperRow(const QString& name, const QString& title, ValueForm form, double value, QWidget* parent)
    : QWidget(parent), m_title(new TextLabel({13, QFont::Normal, TextLabel::Ink::Text, false})),
      m_down(new StepButton(StepButton::Direction::Down)), m_entry(new ValueEntry(std::move(form), value)),
      m_up(new StepButton(StepButton::Direction::Up))
{
    setObjectName(name);
    m_title->setText(title);
    m_entry->setObjectName(name + QStringLiteral("Entry"));
    m_entry->setAccessibleName(title);
    m_down->setObjectName(name + QStringLiteral("Fewer"));
    m_down->setAccessibleName(tr("%1: one fewer").arg(title));
    m_up->setObjectName(name + QStringLiteral("More"));
    m_up->setAccessibleName(tr("%1: one more").arg(title));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_title, 1);
    row->addWidget(m_down);
    row->addWidget(m_entry);
    row->addWidget(m_up);
    connect(m_down, &QAbstractButton::clicked, this, [this] { emit stepped(-1); });
    connect(m_up, &QAbstractButton::clicked, this, [this] { emit stepped(1); });
    connect(m_entry, &ValueEntry::stepped, this, &StepperRow::stepped);
    connect(m_entry, &ValueEntry::entered, this, &StepperRow::entered);
    connect(m_entry, &ValueEntry::refused, this, &StepperRow::refused);
}

void StepperRow::setTitle(const QString& title)
{
    m_title->setText(title);
}

void StepperRow::showValue(double value)
{
    m_entry->showValue(value);
}

void StepperRow::setCanStep(bool down, bool up)
{
    m_down->setEnabled(down);
    m_up->setEnabled(up);
}

void StepperRow::applyTheme(const Theme& theme)
{
    m_down->applyTheme(theme);
    m_entry->applyTheme(theme);
    m_up->applyTheme(theme);
}

} // namespace softfocus

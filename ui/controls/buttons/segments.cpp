#include "ui/controls/buttons/segments.h"

#include "ui/controls/text/spoken.h"
#include "ui/style/shown_theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QRadioButton>
#include <QSignalBlocker>

namespace softfocus {

Segments::Segments(Look look, int columns, QWidget* parent)
    : QWidget(parent), m_look(look), m_columns(columns), m_group(new QButtonGroup(this)), m_grid(new QGridLayout(this))
{
    setSpokenRole(*this, QAccessible::Grouping);
    m_grid->setContentsMargins(0, 0, 0, 0);
    followTheme(*this, [this](const Theme&) { m_grid->setSpacing(scaled(6)); });
    // Arrow keys check a neighbour without a click, so only the toggle tells of every choice.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int place, bool checked) {
        if (!checked)
            return;
        leadTabTo(place);
        emit chosen(place);
    });
}

QRadioButton& Segments::add(const QString& name, const QString& text, const QString& key)
{
    auto* segment = new QRadioButton(key.isEmpty() ? text : text + u'\t' + key);
    segment->setObjectName(name);
    segment->setAccessibleName(text);
    segment->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    segment->setMinimumWidth(1); // they share what there is
    setLook(*segment, m_look);
    const int place = int(m_group->buttons().size());
    m_grid->addWidget(segment, place / m_columns, place % m_columns);
    m_group->addButton(segment, place);
    return *segment;
}

QRadioButton& Segments::segment(int place) const
{
    return *static_cast<QRadioButton*>(m_group->button(place));
}

void Segments::setColumns(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (QAbstractButton* segment : m_group->buttons()) {
        const int place = m_group->id(segment);
        m_grid->removeWidget(segment);
        m_grid->addWidget(segment, place / columns, place % columns);
    }
}

void Segments::setOffered(int place, bool offered)
{
    if (QAbstractButton* segment = m_group->button(place))
        segment->setVisible(offered);
}

void Segments::showChoice(int place)
{
    const QSignalBlocker quiet(m_group);
    if (QAbstractButton* segment = m_group->button(place)) {
        segment->setChecked(true);
        leadTabTo(place);
    } else if (QAbstractButton* checked = m_group->checkedButton()) {
        m_group->setExclusive(false); // else it could be unchecked by another one only
        checked->setChecked(false);
        m_group->setExclusive(true);
    }
}

/// Tab leads to the choice that is made, arrows to the others.
void Segments::leadTabTo(int place)
{
    for (QAbstractButton* segment : m_group->buttons())
        segment->setFocusPolicy(m_group->id(segment) == place ? Qt::StrongFocus : Qt::ClickFocus);
}

} // namespace softfocus

#include "ui/panels/stage/presentation_bar.h"

#include <QBoxLayout>

namespace softfocus {

PresentationBar::PresentationBar(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Card(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_normalizer(new NormalizerControl(editor, 4, QStringLiteral("present-"))), m_temperature(new TemperatureControl(editor, selection))
{
    setObjectName("presentationBar");
    setAccessibleName(tr("Normalizer and temperature"));
    m_row->addWidget(m_normalizer);
    m_row->addWidget(m_temperature);
    m_row->addStretch();
    followTheme(*this, [this](const Theme&) { arrange(); });
}

void PresentationBar::setUpright(bool upright)
{
    if (upright == m_upright)
        return;
    m_upright = upright;
    arrange();
}

void PresentationBar::arrange()
{
    m_row->setDirection(m_upright ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setAlignment(m_normalizer, m_upright ? Qt::Alignment() : Qt::AlignTop);
    m_row->setAlignment(m_temperature, m_upright ? Qt::Alignment() : Qt::AlignTop);
    m_row->setStretch(0, m_upright ? 0 : 3);
    m_row->setStretch(1, m_upright ? 0 : 2);
    m_row->setStretch(2, m_upright ? 1 : 0);
    m_normalizer->setColumns(m_upright ? 2 : 4);
    setMinimumWidth(m_upright ? uprightWidth() : 0);
    setMaximumWidth(m_upright ? uprightWidth() : QWIDGETSIZE_MAX);
    const int side = scaled(m_upright ? 12 : 18);
    m_row->setContentsMargins(side, scaled(10), side, scaled(10));
    m_row->setSpacing(scaled(m_upright ? 16 : 24));
}

} // namespace softfocus

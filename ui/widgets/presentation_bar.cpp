#include "ui/widgets/presentation_bar.h"

#include "ui/model/document.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/temperature_control.h"

#include <QHBoxLayout>

namespace softfocus {

PresentationBar::PresentationBar(Document& document, QWidget* parent)
    : Card(parent), m_document(document),
      m_normalizers(new SegmentedControl(SegmentLook::Filled, int(normalizerTable().size()))),
      m_temperature(new TemperatureControl(document))
{
    setObjectName("presentationBar");
    setAccessibleName(tr("Normalizer and temperature"));
    int key = 1;
    for (const NormalizerEntry& entry : normalizerTable()) {
        const QString name = QString::fromUtf8(entry.name.data(), qsizetype(entry.name.size()));
        m_normalizers->add(QStringLiteral("present-") + name, name, QString::number(key++));
    }
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_normalizers, 3);
    row->addWidget(m_temperature, 2);
    connect(m_normalizers, &SegmentedControl::chosen, this, &PresentationBar::choose);
    connect(&m_document, &Document::sceneChanged, this, &PresentationBar::followScene);
    followScene();
}

void PresentationBar::applyTheme(const Theme& theme)
{
    Card::applyTheme(theme);
    const int side = scaled(theme, 18);
    layout()->setContentsMargins(side, scaled(theme, 10), side, scaled(theme, 10));
    layout()->setSpacing(scaled(theme, 24));
    m_normalizers->applyTheme(theme);
    m_temperature->applyTheme(theme);
}

void PresentationBar::choose(int row)
{
    Scene scene = m_document.scene();
    scene.normalizer = Normalizer::at(std::size_t(row));
    // Another normalizer is always a scene that can be shown.
    static_cast<void>(m_document.edit(tr("Choose the normalizer"), scene));
}

void PresentationBar::followScene()
{
    const std::span table = normalizerTable();
    for (std::size_t row = 0; row < table.size(); ++row)
        if (Normalizer::at(row) == m_document.scene().normalizer)
            m_normalizers->showChoice(int(row));
}

} // namespace softfocus

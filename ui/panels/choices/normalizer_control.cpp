#include "ui/panels/choices/normalizer_control.h"

#include "ui/controls/buttons/segments.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/choices/more_normalizers.h"
#include "ui/panels/choices/normalizer_parameters.h"
#include "ui/style/shown_theme.h"
#include "ui/words/normalizer_text.h"

#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

NormalizerControl::NormalizerControl(SceneEditor& editor, int columns, const QString& prefix, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_buttons(new Segments(Look::Filled, columns)), m_more(new MoreNormalizers),
      m_parameters(new NormalizerParameters(editor, prefix, *m_more))
{
    m_buttons->setObjectName(prefix + QStringLiteral("normalizers"));
    m_buttons->setAccessibleName(tr("Normalizer"));
    m_more->setObjectName(prefix + QStringLiteral("moreNormalizers"));
    const std::span table = normalizerTable();
    for (std::size_t row = 0; row < table.size(); ++row) {
        const NormalizerEntry& entry = table[row];
        if (!entry.isCommon)
            continue;
        m_common.push_back(int(row));
        const QString name = nameText(entry);
        const QString gist = gistText(entry);
        QRadioButton& segment = m_buttons->add(prefix + name, name, row < 9 ? QString::number(row + 1) : QString());
        segment.setToolTip(gist);
        segment.setAccessibleDescription(gist);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    followTheme(*this, [column](const Theme&) { column->setSpacing(scaled(6)); });
    column->addWidget(m_buttons);
    column->addWidget(m_more);
    column->addWidget(m_parameters);
    connect(m_buttons, &Segments::chosen, this, [this](int place) { choose(m_common[std::size_t(place)]); });
    connect(m_more, &MoreNormalizers::chosen, this, &NormalizerControl::choose);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &NormalizerControl::followScene);
    followScene();
}

void NormalizerControl::setColumns(int columns)
{
    m_buttons->setColumns(columns);
}

void NormalizerControl::choose(int row)
{
    // Another normalizer is always a scene that can be shown; where it is refused all the same, the buttons stay true.
    if (!m_editor.chooseNormalizer(row))
        followScene();
}

void NormalizerControl::followScene()
{
    const int row = int(m_editor.scene().variant.normalizer.row());
    const auto found = std::ranges::find(m_common, row);
    m_buttons->showChoice(found == m_common.end() ? -1 : int(found - m_common.begin()));
    m_more->showChoice(row);
}

} // namespace softfocus

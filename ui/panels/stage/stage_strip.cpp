#include "ui/panels/stage/stage_strip.h"

#include "ui/controls/buttons/stage_button.h"
#include "ui/model/document/scene_editor.h"
#include "ui/style/icons.h"
#include "ui/style/shown_theme.h"

#include <QPainter>

namespace softfocus {

StageStrip::StageStrip(SceneEditor& editor, QWidget* parent) : Card(parent), m_editor(editor)
{
    setObjectName("stageStrip");
    setAccessibleName(tr("The four stages of attention"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (std::size_t place = 0; place < m_buttons.size(); ++place) {
        const auto stage = static_cast<Stage>(place);
        StageButton* button = new StageButton(stage, this);
        m_buttons[place] = button;
        connect(button, &StageButton::clicked, this, [this, stage] {
            // A stage that is offered is one that the scene has, so it cannot be refused.
            static_cast<void>(m_editor.showStage(stage));
        });
    }
    connect(&m_editor.results(), &ResultSource::changed, this, &StageStrip::refresh);
    followTheme(*this, [this](const Theme&) { place(); });
    refresh();
}

void StageStrip::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    for (StageButton* button : m_buttons)
        button->setCompact(compact);
    updateGeometry();
    place();
}

QSize StageStrip::sizeHint() const
{
    return {scaled(600), scaled(m_compact ? 54 : 108)};
}

void StageStrip::refresh()
{
    for (StageButton* button : m_buttons) {
        button->refresh(m_editor.results().attention());
        // Tab leads to the stage that is shown, arrows to the others.
        button->setFocusPolicy(button->isChecked() ? Qt::TabFocus : Qt::NoFocus);
    }
}

int StageStrip::arrowWidth() const
{
    return scaled(m_compact ? 16 : 22);
}

void StageStrip::place()
{
    const int margin = scaled(m_compact ? 4 : 8);
    const int count = int(m_buttons.size());
    const int room = width() - 2 * margin - (count - 1) * arrowWidth();
    for (int at = 0; at < count; ++at) {
        const int left = margin + at * arrowWidth() + room * at / count;
        const int right = margin + at * arrowWidth() + room * (at + 1) / count;
        m_buttons[std::size_t(at)]->setGeometry(left, margin, right - left, height() - 2 * margin);
    }
}

void StageStrip::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    painter.setPen(shownTheme().secondary);
    const double side = arrowWidth() * 0.75;
    for (std::size_t place = 0; place + 1 < m_buttons.size(); ++place) {
        QRectF square(0, 0, side, side);
        const double middle = (m_buttons[place]->geometry().right() + m_buttons[place + 1]->geometry().left() + 1) / 2.0;
        square.moveCenter({middle, height() / 2.0});
        paintIcon(painter, Icon::ArrowRight, square);
    }
}

void StageStrip::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    place();
}

} // namespace softfocus

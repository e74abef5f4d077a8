#include "ui/panels/stage/stretch_line.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/spoken.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/paint/labels/tick_text.h"
#include "ui/style/shown_theme.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/picture.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <array>

namespace softfocus {

namespace {

/// A map whose largest weight uses less of the scale than this is hard to tell from an empty one.
constexpr double littleOfTheScale = 1.0 / 3;

} // namespace

StretchLine::StretchLine(SceneEditor& editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_fact(new TextLabel({.pixels = 12, .ink = Ink::Secondary})),
      m_button(makeQuietButton("stretchScale", tr("Stretch the scale")))
{
    setObjectName("stretchLine");
    setSpokenRole(*this, QAccessible::Grouping);
    m_fact->setObjectName("stretchFact");
    m_fact->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_fact->setAlignment(Qt::AlignRight);
    m_button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_button->setAccessibleName(tr("Stretch the scale")); // until it is known which way
    m_button->setCursor(Qt::PointingHandCursor);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(m_fact);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &StretchLine::toggle);
    followTheme(*this, [row](const Theme&) { row->setSpacing(scaled(6)); });
    hide();
}

void StretchLine::setCompact(bool compact)
{
    m_compact = compact;
    write();
}

void StretchLine::follow(const Picture& picture)
{
    m_hasScale = picture.values && picture.stage == Stage::Weights && !picture.diverging;
    const QString largest = fineWeightText(picture.largest);
    const bool isPale = picture.range == ScaleRange::Fixed && picture.largest > 0 && picture.largest < littleOfTheScale;
    if (m_hasScale && picture.range == ScaleRange::MapMaximum) {
        const QString end = tickTexts(std::array{0.0, picture.high, picture.high / 2})[1]; // as the legend has it
        say({picture.keepsScale ? tr("scale up to %1 while T moves").arg(end) : tr("scale up to the largest weight, %1").arg(end),
             tr("scale to %1").arg(end), tr("Scale to 1"), tr("Scale to 1"), tr("Colours on the fixed scale from 0 to 1 (S)")});
    } else if (m_hasScale && isPale) {
        say({tr("largest weight %1 on a scale to 1").arg(largest), tr("largest %1").arg(largest), tr("Stretch the scale"), tr("Stretch"),
             tr("Colours up to the map’s largest weight (S)")});
    } else {
        hide();
    }
}

void StretchLine::say(const Words& words)
{
    m_words = words;
    write();
    m_button->setToolTip(words.tip);
    m_button->setAccessibleName(words.action);
    m_button->setAccessibleDescription(words.fact);
    setAccessibleName(words.fact);
    show();
}

void StretchLine::write()
{
    const QString& fact = m_compact ? m_words.few : m_words.fact;
    if (fact != m_fact->text()) {
        m_fact->setText(fact);
        m_fact->setToolTip(m_compact ? m_words.fact : QString());
        m_fact->updateGeometry(); // which a line of text leaves to those who lay it out
    }
    m_button->setText(m_compact ? m_words.fewOfAction : m_words.action);
}

void StretchLine::toggle()
{
    if (!m_hasScale)
        return;
    const bool isStretched = m_editor.scene().view.range == ScaleRange::MapMaximum;
    const QString label = isStretched ? tr("Scale to 1") : tr("Stretch the scale");
    // Another scale of colours is always a scene that can be shown.
    static_cast<void>(
        m_editor.changeView(label, [isStretched](View& view) { view.range = isStretched ? ScaleRange::Fixed : ScaleRange::MapMaximum; }));
}

} // namespace softfocus

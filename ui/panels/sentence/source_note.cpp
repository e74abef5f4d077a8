#include "ui/panels/sentence/source_note.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/source_note.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace softfocus {

namespace {

constexpr double noteTextPixels = 12;

} // namespace

SourceNote::SourceNote(SceneEditor& editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_text(new TextLabel({.pixels = noteTextPixels, .ink = Ink::Secondary, .evenFigures = false})),
      m_hide(makeButton("hideSelf", tr("Hide self"), Look::Quiet)), m_more(new TermMark("sourceNoteTerms", editor.results())),
      m_dismiss(makeIconButton("dismissSourceNote", Icon::Close, tr("Understood: do not show this line any more")))
{
    setObjectName(QStringLiteral("sourceNote"));
    m_text->setObjectName(QStringLiteral("sourceNoteText"));
    m_text->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_dismiss->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text);
    row->addWidget(m_hide);
    row->addWidget(m_more);
    row->addWidget(m_dismiss);
    row->addStretch(1);
    followTheme(*this, [this, row](const Theme&) {
        row->setSpacing(scaled(6));
        m_dismiss->setIconSize({scaled(10), scaled(10)});
        m_dismiss->setFixedSize(scaled(20), scaled(20));
        m_hide->setFixedHeight(scaled(20));
        m_wholeWidth.reset();
        follow();
    });
    connect(m_hide, &QPushButton::clicked, this, &SourceNote::toggleSelf);
    connect(m_dismiss, &QToolButton::clicked, this, &SourceNote::dismissed);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &SourceNote::follow);
    connect(&m_editor.results(), &ResultSource::changed, this, &SourceNote::follow);
}

void SourceNote::toggleSelf()
{
    const Result<bool> done = m_editor.setMask(m_editor.scene().mask == Mask::Self ? Mask::None : Mask::Self);
    if (!done)
        emit refused(messageText(done.error()));
}

void SourceNote::follow()
{
    const Attention& attention = *m_editor.results().attention();
    const SourceNoteText text = sourceNoteOf(attention);
    m_more->setTerms(text.stays ? std::vector{Term::Translator, Term::Alignment} : std::vector<Term>());
    m_dismiss->setVisible(!text.stays);
    m_hide->setVisible(!text.stays && canHideSelf(attention));
    m_hide->setText(m_editor.scene().mask == Mask::Self ? tr("Show self again") : tr("Hide self"));
    if (text.whole != m_whole)
        m_wholeWidth.reset();
    m_whole = text.whole;
    m_brief = text.brief;
    if (isVisible())
        fit();
}

void SourceNote::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fit();
}

void SourceNote::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

/// In the words that there is room for; the whole of it is never further away than the pointer.
void SourceNote::fit()
{
    if (!m_wholeWidth)
        m_wholeWidth = QFontMetrics(shownTheme().sized(noteTextPixels)).horizontalAdvance(m_whole);
    const int others = scaled(60) + (m_hide->isHidden() ? 0 : m_hide->sizeHint().width());
    const bool isRoomy = *m_wholeWidth + others <= width();
    const QString& words = isRoomy ? m_whole : m_brief;
    if (words != m_text->text()) {
        m_text->setText(words);
        m_text->updateGeometry();
    }
    m_text->setToolTip(isRoomy ? QString() : m_whole);
    m_text->setAccessibleName(m_whole);
}

} // namespace softfocus

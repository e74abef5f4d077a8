#include "ui/panels/sentence/sentence_field.h"

#include "core/attention/attention.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/panels/sentence/example_button.h"
#include "ui/panels/sentence/sentence_editor.h"
#include "ui/panels/sentence/sentence_facts.h"
#include "ui/panels/sentence/sentence_sides.h"
#include "ui/panels/sentence/source_note.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/source_note.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QTextCursor>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace softfocus {

SentenceField::SentenceField(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Card(parent), m_scene(editor), m_selection(selection), m_facts(new SentenceFacts),
      m_examples(new ExampleButton([this] { return m_editors[textPlace()]->toPlainText(); })), m_whole(new QVBoxLayout(this)),
      m_row(new QHBoxLayout), m_column(new QVBoxLayout)
{
    setObjectName(QStringLiteral("sentenceField"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_facts->setObjectName(QStringLiteral("sentenceFacts"));
    m_whole->addLayout(m_row);
    m_row->addLayout(m_column, 1);
    addEditor(); // to which Tab comes first
    m_row->addWidget(m_examples);
    connect(m_examples, &ExampleButton::chosen, this, &SentenceField::takeExample);
    m_row->addWidget(m_facts);
    connect(&m_scene, &SceneEditor::sceneChanged, this, &SentenceField::followScene);
    connect(&m_scene.results(), &ResultSource::changed, this, &SentenceField::followResult);
    connect(&m_selection, &Selection::hoverChanged, this, &SentenceField::markWords);
    connect(&m_selection, &Selection::focusChanged, this, &SentenceField::markWords);
    connect(&m_selection, &Selection::queryChanged, this, &SentenceField::markWords);
    followTheme(*this, [this](const Theme&) { setMargins(); });
    followScene();
    followResult();
}

SentenceField::~SentenceField() = default;

void SentenceField::setCompact(bool compact)
{
    m_compact = compact;
    showNote();
    setMargins();
}

void SentenceField::setShowsNote(bool shows)
{
    m_showsNote = shows;
    showNote();
}

void SentenceField::setTight(bool tight)
{
    if (tight == m_isTight)
        return;
    m_isTight = tight;
    showEditors(m_shown);
    showNote();
}

/// Not before an audience, and not where there is nothing to be said.
void SentenceField::showNote()
{
    const bool shown = m_showsNote && !m_compact && !m_isTight && !sourceNoteOf(*m_scene.results().attention()).whole.isEmpty();
    if (shown && !m_note) {
        m_note = new SourceNote(m_scene);
        m_note->setContentsMargins(int(m_editors[0]->document()->documentMargin()), 0, 0, 0); // below the first letter
        m_whole->addWidget(m_note);
        connect(m_note, &SourceNote::refused, this, &SentenceField::refused);
        connect(m_note, &SourceNote::dismissed, this, [this] { setShowsNote(false); });
    }
    if (m_note)
        m_note->setVisible(shown);
}

void SentenceField::takeExample(const QString& text)
{
    m_scene.beginEdits();
    const Result<bool> taken = m_scene.type(tr("Example sentence"), textPlace(), text.toStdString());
    m_scene.beginEdits();
    if (!taken)
        emit refused(messageText(taken.error()));
}

void SentenceField::setMargins()
{
    const int edge = scaled(m_compact ? 4 : m_shown > 1 ? 6 : 10);
    m_row->setSpacing(scaled(16));
    m_whole->setContentsMargins(scaled(16), edge, scaled(20), edge);
    m_whole->setSpacing(0);
    m_column->setSpacing(scaled(m_compact ? 0 : 2));
    fitFacts();
}

/// Beside two sentences there is room for the facts only in a wide field; in others they are told when asked for.
void SentenceField::fitFacts()
{
    constexpr double leastForFacts = 640;
    const bool hasRoom = width() >= scaled(leastForFacts), isNarrow = m_shown > 1 && !hasRoom;
    m_facts->setVisible(!isNarrow);
    m_examples->setVisible(m_shown > 0 && !m_compact && hasRoom);
    setToolTip(isNarrow ? m_facts->allThereIs() : QString());
    setAccessibleDescription(isNarrow ? m_facts->accessibleName() : QString());
}

std::size_t SentenceField::textPlace() const
{
    // The window need not be the active one: what is dropped comes from another.
    const auto focused = std::ranges::find(m_editors, window()->focusWidget());
    return focused == m_editors.end() ? 0 : std::size_t(focused - m_editors.begin());
}

void SentenceField::focusSentence()
{
    if (m_shown == 0) {
        m_back->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    const std::size_t place = m_editors[textPlace()]->hasFocus() ? (textPlace() + 1) % m_shown : 0;
    m_editors[place]->setFocus(Qt::ShortcutFocusReason);
    m_editors[place]->selectAll();
}

bool SentenceField::begin(bool typesOver)
{
    if (m_shown == 0)
        return false;
    SentenceEditor& editor = *m_editors[0];
    editor.setFocus();
    if (typesOver)
        editor.selectAll();
    else
        editor.moveCursor(QTextCursor::End);
    return true;
}

bool SentenceField::type(const QKeyEvent& key)
{
    if (m_shown == 0)
        return false;
    m_editors[0]->setFocus();
    const std::unique_ptr<QKeyEvent> copy(key.clone());
    QCoreApplication::sendEvent(m_editors[0], copy.get());
    return true;
}

void SentenceField::followScene()
{
    const std::size_t count = typedTexts(m_scene.scene().source).size();
    if (count != m_shown || m_isNew)
        showKind(count);
    nameOrigin();
}

void SentenceField::showKind(std::size_t count)
{
    m_isNew = false;
    const QWidget* focus = window()->focusWidget();
    const bool hadKeyboard = focus && isAncestorOf(focus);
    showEditors(count);
    showOrigin(count == 0);
    setMargins();
    if (hadKeyboard && focus->isHidden())
        (count == 0 ? static_cast<QWidget*>(m_back) : m_editors[0])->setFocus();
}

void SentenceField::showEditors(std::size_t count)
{
    m_shown = count;
    while (m_editors.size() < count)
        addEditor();
    const bool isOne = count == 1;
    const int linesOfOne = m_isTight ? 2 : 3;
    constexpr int linesOfEach = 2;
    for (std::size_t place = 0; place < m_editors.size(); ++place) {
        SentenceEditor& editor = *m_editors[place];
        const bool asks = place == 0;
        if (isOne)
            editor.setRole(tr("Sentence"), tr("Type a sentence"), linesOfOne);
        else if (count > 1)
            editor.setRole(asks ? tr("The sentence that asks") : tr("The sentence that is asked"),
                           asks ? tr("Type the sentence that asks") : tr("Type the sentence that is asked"), linesOfEach);
        editor.setNeighbours(place > 0 && place < count ? m_editors[place - 1] : nullptr,
                             place + 1 < count ? m_editors[place + 1] : nullptr);
        editor.setVisible(place < count);
    }
    if (count > 1 && !m_sides)
        makeSides();
    if (m_sides) {
        m_sides->setVisible(count > 1);
        m_swap->setVisible(count > 1);
    }
}

void SentenceField::addEditor()
{
    auto* editor = new SentenceEditor(m_scene, m_editors.size());
    editor->setObjectName(m_editors.empty() ? QStringLiteral("sentence") : QStringLiteral("askedSentence"));
    const auto lookAnew = [this] {
        update();
        if (m_sides)
            m_sides->update();
    };
    connect(editor, &SentenceEditor::focusChanged, this, lookAnew);
    connect(editor, &SentenceEditor::refused, this, &SentenceField::refused);
    connect(editor, &SentenceEditor::matrixGiven, this, &SentenceField::matrixGiven);
    connect(editor, &SentenceEditor::left, this, &SentenceField::left);
    connect(editor, &SentenceEditor::wordAsked, this, [this, field = m_editors.size()](int word) { askWord(field, word); });
    connect(editor, &SentenceEditor::wordMenuOpened, this,
            [this, field = m_editors.size()](QMenu* menu, int word) { addWordMarks(*menu, field, word); });
    connect(editor, &SentenceEditor::wordPointed, this, [this, field = m_editors.size()](int word) { pointAtWord(field, word); });
    m_column->addWidget(editor);
    if (!m_editors.empty())
        QWidget::setTabOrder(m_editors.back(), editor);
    m_editors.push_back(editor);
}

void SentenceField::makeSides()
{
    m_sides = new SentenceSides(m_editors);
    m_swap = makeIconButton("swapSentences", Icon::Swap, tr("Swap the two sentences"));
    m_row->insertWidget(0, m_sides);
    m_row->insertWidget(m_row->indexOf(m_column) + 1, m_swap);
    QWidget::setTabOrder(m_editors.back(), m_swap);
    connect(m_swap, &QToolButton::clicked, this, [this] {
        if (const Result<bool> swapped = m_scene.swapSentences(); !swapped)
            emit refused(messageText(swapped.error()));
    });
}

void SentenceField::showOrigin(bool shown)
{
    if (shown && !m_origin)
        makeOrigin();
    if (!m_origin)
        return;
    m_origin->setVisible(shown);
    m_back->setVisible(shown);
}

void SentenceField::makeOrigin()
{
    m_origin = new TextLabel({20}, {}, this);
    m_origin->setObjectName(QStringLiteral("scoresOrigin"));
    m_origin->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long name is elided
    m_back = makeButton("backToTheSentence", tr("Back to the sentence"));
    m_column->addWidget(m_origin);
    m_row->insertWidget(m_row->indexOf(m_facts), m_back);
    QWidget::setTabOrder(m_editors.back(), m_back);
    connect(m_back, &QPushButton::clicked, this, &SentenceField::backToTheSentence);
}

/// Says where the scores come from, as soon as they are there.
void SentenceField::nameOrigin()
{
    const Attention& attention = *m_scene.results().attention();
    if (m_shown > 0 || !sameInput(attention.scene, m_scene.scene()))
        return;
    m_origin->setText((hasGivenWeights(attention) ? tr("Weights from %1") : tr("Scores from %1"))
                          .arg(messageText(attention.input->sourceName).simplified()));
}

void SentenceField::backToTheSentence()
{
    if (m_scene.backToWords(tr("Scores from the sentence")))
        m_editors[0]->setFocus();
}

void SentenceField::followResult()
{
    m_facts->showFacts(*m_scene.results().attention());
    showNote();
    fitFacts();
    nameOrigin();
    markWords();
    offerWords();
}

void SentenceField::markWords()
{
    const Attention& attention = *m_scene.results().attention();
    const Input& input = *attention.input;
    std::vector<std::vector<WordMark>> marks(m_editors.size());
    // A result that is still on its way would mark the words of another text.
    if (isOfWords(attention) && m_shown > 0 && sameInput(attention.scene, m_scene.scene())) {
        const std::size_t asked = m_shown - 1; // the asking one itself where there is one
        const auto mark = [&](WordMark::Kind kind, std::size_t field, Index place) {
            const std::vector<Token>& tokens = field == 0 ? input.queries : input.keys;
            if (place < 0 || place >= std::ssize(tokens))
                return;
            const Token& token = tokens[static_cast<std::size_t>(place)];
            marks[field].push_back({kind, static_cast<int>(token.begin), static_cast<int>(token.length)});
        };
        for (std::size_t field = 0; field < m_shown; ++field) {
            const std::vector<Token>& tokens = field == 0 ? input.queries : input.keys;
            for (Index i = 0; i < std::ssize(tokens); ++i)
                if (!tokens[static_cast<std::size_t>(i)].known)
                    mark(WordMark::Kind::Unknown, field, i);
        }
        mark(WordMark::Kind::Chosen, 0, m_selection.query());
        const bool pointed = m_selection.hovered() != Cell{};
        const Cell cell = pointed ? m_selection.hovered() : m_selection.focused();
        const Stage stage = attention.scene.view.stage;
        mark(WordMark::Kind::Lit, 0, cell.row);
        if (stage == Stage::Scores || stage == Stage::Weights)
            mark(WordMark::Kind::Lit, asked, cell.column);
        else if (stage == Stage::Vectors && asked > 0) // whose rows come after those of the queries
            mark(WordMark::Kind::Lit, asked, cell.row - attention.queryCount());
    }
    for (std::size_t field = 0; field < m_editors.size(); ++field)
        m_editors[field]->showMarks(std::move(marks[field]));
}

/// Words of the sentence that asks choose their row, those of one that is asked explain how the chosen row looks at them.
void SentenceField::offerWords()
{
    const Attention& attention = *m_scene.results().attention();
    const Input& input = *attention.input;
    const bool known = isOfWords(attention) && sameInput(attention.scene, m_scene.scene());
    for (std::size_t field = 0; field < m_editors.size(); ++field) {
        std::vector<WordPlace> words;
        const std::vector<Token>& tokens = field == 0 ? input.queries : input.keys;
        if (known && field < m_shown)
            for (const Token& token : tokens)
                words.push_back({int(token.begin), int(token.length)});
        const auto side = field == 0 ? NamedSide::Query : NamedSide::Key;
        m_editors[field]->setWords(std::move(words), [this, side](std::size_t word) {
            const Attention& now = *m_scene.results().attention();
            const auto& units = side == NamedSide::Query ? now.input->queries : now.input->keys;
            const QString name = word < units.size() ? nameOf(now, side, Index(word)) : QString();
            return side == NamedSide::Query ? tr("Show the row of %1").arg(name) : tr("Point at %1").arg(name);
        });
    }
}

/// A word that asks has a row, one that is asked a column where the stage has them; that of a single sentence has both.
void SentenceField::addWordMarks(QMenu& menu, std::size_t field, int word)
{
    const Stage stage = m_scene.results().attention()->scene.view.stage;
    const bool isAsked = field > 0 || m_shown == 1, hasColumns = stage == Stage::Scores || stage == Stage::Weights;
    const auto add = [&](const char* name, const QString& title, const Mark& mark) {
        QAction* action = menu.addAction(title, this, [this, mark] { emit markRequested({mark}); });
        action->setObjectName(QString::fromLatin1(name));
    };
    const Span place{word, word};
    if (field == 0)
        add("markWordRow", tr("Mark its row"), {place, {}});
    if (isAsked && hasColumns)
        add("markWordColumn", tr("Mark its column"), {{}, place});
}

void SentenceField::askWord(std::size_t field, int word)
{
    if (field == 0)
        m_selection.choose(word);
    else
        m_selection.focus({m_selection.query(), word});
}

/// What is pointed at in the sentence is lit in the picture, as it is the other way round.
void SentenceField::pointAtWord(std::size_t field, int word)
{
    const Attention& attention = *m_scene.results().attention();
    if (word < 0)
        m_selection.hover({});
    else if (field == 0)
        m_selection.hover({word, -1});
    else if (attention.scene.view.stage == Stage::Vectors)
        m_selection.hover({attention.queryCount() + word, -1});
    else if (attention.scene.view.stage != Stage::Output)
        m_selection.hover({-1, word});
}

void SentenceField::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    fitFacts();
}

void SentenceField::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_shown == 0)
        return;
    std::size_t nearest = 0;
    while (nearest + 1 < m_shown && event->position().y() > m_editors[nearest]->geometry().bottom())
        ++nearest;
    m_editors[nearest]->setFocus(Qt::MouseFocusReason);
}

void SentenceField::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    if (std::ranges::none_of(m_editors, [](const SentenceEditor* editor) { return editor->hasFocus(); }))
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(shownTheme().accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    const double radius = scaled(12);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace softfocus

#include "ui/panels/sentence/sentence_field.h"

#include "core/attention/vector_rows.h"
#include "core/models/translation.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/panels/sentence/example_button.h"
#include "ui/panels/sentence/sentence_editor.h"
#include "ui/panels/sentence/sentence_facts.h"
#include "ui/panels/sentence/sentence_sides.h"
#include "ui/panels/sentence/source_note.h"
#include "ui/panels/sentence/translation_state.h"
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
#include <optional>

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
    showEditors(m_kind);
    showNote();
}

/// Not before an audience, and not where there is nothing to be said. What somebody has read goes, but for what every picture of it needs.
void SentenceField::showNote()
{
    const SourceNoteText note = sourceNoteOf(*m_scene.results().attention());
    const bool shown = (m_showsNote || note.stays) && !m_compact && !m_isTight && !note.whole.isEmpty();
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
    // An example is a sentence to begin with, never a translation.
    const std::size_t place = m_kind == Kind::Translation ? 0 : textPlace();
    const Result<bool> taken = m_scene.type(tr("Example sentence"), place, text.toStdString());
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
    constexpr double leastForFacts = 640, leastBesideTranslation = 1100; // beside which it stands who wrote it
    const bool hasRoom = width() >= scaled(m_kind == Kind::Translation ? leastBesideTranslation : leastForFacts);
    const bool isNarrow = m_shown > 1 && !hasRoom;
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
    if (const Kind kind = kindNow(); kind != m_kind || m_isNew)
        showKind(kind);
    nameSides(); // of another translator they are others
    showTranslation();
    nameOrigin();
}

SentenceField::Kind SentenceField::kindNow() const
{
    const Scene& scene = m_scene.scene();
    if (std::holds_alternative<ModelSource>(scene.source))
        return translates(scene, *m_scene.results().attention()) ? Kind::Translation : Kind::Sentence;
    switch (typedTexts(scene.source).size()) {
    case 0: return Kind::Nothing;
    case 1: return Kind::Sentence;
    default: return Kind::Two;
    }
}

void SentenceField::showKind(Kind kind)
{
    m_isNew = false;
    const QWidget* focus = window()->focusWidget();
    const bool hadKeyboard = focus && isAncestorOf(focus);
    showEditors(kind);
    showOrigin(kind == Kind::Nothing);
    setMargins();
    if (hadKeyboard && focus->isHidden())
        (kind == Kind::Nothing ? static_cast<QWidget*>(m_back) : m_editors[0])->setFocus();
}

void SentenceField::showEditors(Kind kind)
{
    m_kind = kind;
    m_shown = kind == Kind::Nothing ? 0 : kind == Kind::Sentence ? 1 : 2;
    while (m_editors.size() < m_shown)
        addEditor();
    nameEditors();
    for (std::size_t place = 0; place < m_editors.size(); ++place) {
        SentenceEditor& editor = *m_editors[place];
        editor.setNeighbours(place > 0 && place < m_shown ? m_editors[place - 1] : nullptr,
                             place + 1 < m_shown ? m_editors[place + 1] : nullptr);
        editor.setVisible(place < m_shown);
    }
    showSides();
}

void SentenceField::nameEditors()
{
    constexpr int linesOfEach = 2;
    switch (m_kind) {
    case Kind::Nothing: break;
    case Kind::Sentence: m_editors[0]->setRole(tr("Sentence"), {tr("Type a sentence"), tr("Type here")}, m_isTight ? 2 : 3); break;
    case Kind::Two:
        m_editors[0]->setRole(tr("The sentence that asks"), {tr("Type the sentence that asks"), tr("Type what asks")}, linesOfEach);
        m_editors[1]->setRole(tr("The sentence that is asked"), {tr("Type the sentence that is asked"), tr("Type what is asked")},
                              linesOfEach);
        break;
    case Kind::Translation:
        m_editors[0]->setRole(tr("The text that is translated"), {tr("Type a text to be translated"), tr("Type a text")}, linesOfEach);
        m_editors[1]->setRole(tr("Its translation"), {tr("Type a translation of your own"), tr("Type a translation")}, linesOfEach);
        break;
    }
}

/// What stands before and behind two texts.
void SentenceField::showSides()
{
    if (m_shown > 1 && !m_sides)
        makeSides();
    if (m_kind == Kind::Translation && !m_translation)
        makeTranslationState();
    nameSides();
    if (m_sides) {
        m_sides->setVisible(m_shown > 1);
        m_swap->setVisible(m_kind == Kind::Two);
    }
    if (m_translation)
        m_translation->setVisible(m_kind == Kind::Translation);
}

/// Only of the program’s own translator the languages are known.
void SentenceField::nameSides()
{
    if (!m_sides)
        return;
    const auto* model = std::get_if<ModelSource>(&m_scene.scene().source);
    const bool isBundled = model && std::holds_alternative<BundledModel>(model->model);
    m_sides->setTexts(m_kind != Kind::Translation ? QStringList{tr("asks"), tr("is asked")}
                      : isBundled                 ? QStringList{tr("English"), tr("Spanish")}
                                                  : QStringList{tr("text"), tr("translation")});
}

void SentenceField::makeTranslationState()
{
    m_translation = new TranslationState;
    m_row->insertWidget(m_row->indexOf(m_column) + 1, m_translation);
    QWidget::setTabOrder(m_editors.back(), m_translation);
    connect(m_translation, &TranslationState::modelAsked, this, [this] {
        if (const Result<bool> done = m_scene.letModelTranslate(); !done)
            emit refused(messageText(done.error()));
        m_editors[1]->setFocus(); // the button goes with what it did
    });
}

/// What the model wrote stays until the next one is whole.
void SentenceField::showTranslation()
{
    if (m_kind != Kind::Translation)
        return;
    if (const std::optional<std::string> written = writtenTranslation(m_scene.scene(), *m_scene.results().attention()))
        m_editors[1]->showUntyped(*written);
    m_translation->setGiven(std::get<ModelSource>(m_scene.scene().source).translation.has_value());
    m_editors[1]->setAccessibleDescription(m_translation->text());
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
    if (const Kind kind = kindNow(); kind != m_kind) // a folder is known once it is open
        showKind(kind);
    m_facts->showFacts(*m_scene.results().attention());
    showTranslation();
    showNote();
    fitFacts();
    nameOrigin();
    markWords();
    offerWords();
}

/// Of a translation the lower field asks the upper one; in its encoder the upper one asks itself, in its decoder the lower one.
SentenceField::Sides SentenceField::sidesOf(std::size_t field) const
{
    const auto* model = std::get_if<ModelSource>(&m_scene.results().attention()->scene.source);
    if (m_kind == Kind::Translation && model) {
        const bool isTranslation = field == 1;
        switch (model->part) {
        case AttentionPart::Cross: return {isTranslation, !isTranslation};
        case AttentionPart::Self: return {!isTranslation, !isTranslation};
        case AttentionPart::Decoder: return {isTranslation, isTranslation};
        }
    }
    return {field == 0, field + 1 == m_shown};
}

namespace {

WordMark markOf(WordMark::Kind kind, const Token& token, double strength = 1)
{
    return {kind, static_cast<int>(token.begin), static_cast<int>(token.length), strength};
}

void addMark(std::vector<WordMark>& marks, WordMark::Kind kind, const std::vector<Token>& tokens, Index place)
{
    if (place >= 0 && place < std::ssize(tokens))
        marks.push_back(markOf(kind, tokens[static_cast<std::size_t>(place)]));
}

} // namespace

void SentenceField::markWords()
{
    const Attention& attention = *m_scene.results().attention();
    const Input& input = *attention.input;
    std::vector<std::vector<WordMark>> marks(m_editors.size());
    // A result that is still on its way would mark the words of another text.
    if (isOfWords(attention) && m_shown > 0 && sameInput(attention.scene, m_scene.scene())) {
        const bool pointed = m_selection.hovered() != Cell{};
        const Cell cell = pointed ? m_selection.hovered() : m_selection.focused();
        const Stage stage = attention.scene.view.stage;
        const bool hasColumns = stage == Stage::Scores || stage == Stage::Weights;
        for (std::size_t field = 0; field < m_shown; ++field) {
            const Sides sides = sidesOf(field);
            for (const Token& token : sides.ask ? input.queries : sides.areAsked ? input.keys : std::vector<Token>())
                if (!token.known)
                    marks[field].push_back(markOf(WordMark::Kind::Unknown, token));
            const VectorRow row = stage == Stage::Vectors ? vectorRowOf(input, cell.row) : VectorRow{false, cell.row};
            if (sides.ask) {
                addMark(marks[field], WordMark::Kind::Chosen, input.queries, m_selection.query());
                addMark(marks[field], WordMark::Kind::Lit, input.queries, row.isKey ? -1 : row.index);
            }
            if (sides.areAsked)
                addMark(marks[field], WordMark::Kind::Lit, input.keys, hasColumns ? cell.column : row.isKey ? row.index : -1);
        }
        if (hasColumns)
            lightOthers(marks, cell);
    }
    for (std::size_t field = 0; field < m_editors.size(); ++field)
        m_editors[field]->showMarks(std::move(marks[field]));
}

/// A word of a translation lights those that it came from, and one of its text those that look at it, each as much as its weight.
void SentenceField::lightOthers(std::vector<std::vector<WordMark>>& marks, Cell cell) const
{
    constexpr double leastLight = 0.05;
    const Attention& attention = *m_scene.results().attention();
    const Input& input = *attention.input;
    const Matrix& weights = attention.weights->values;
    const bool isRow = cell.row >= 0 && cell.column < 0, isColumn = cell.column >= 0 && cell.row < 0;
    if (!hasTranslatedRows(input) || isRow == isColumn || cell.row >= weights.rows() || cell.column >= weights.cols())
        return;
    const std::vector<Token>& tokens = isRow ? input.keys : input.queries;
    for (std::size_t field = 0; field < m_shown; ++field)
        for (std::size_t place = 0; place < tokens.size(); ++place) {
            const double weight = isRow ? weights(cell.row, Index(place)) : weights(Index(place), cell.column);
            if ((isRow ? sidesOf(field).areAsked : sidesOf(field).ask) && weight >= leastLight)
                marks[field].push_back(markOf(WordMark::Kind::Lit, tokens[place], std::min(1.0, weight)));
        }
}

/// Words that ask choose their row, those that are asked explain how the chosen row looks at them.
void SentenceField::offerWords()
{
    const Attention& attention = *m_scene.results().attention();
    const Input& input = *attention.input;
    const bool known = isOfWords(attention) && sameInput(attention.scene, m_scene.scene());
    for (std::size_t field = 0; field < m_editors.size(); ++field) {
        std::vector<WordPlace> words;
        const Sides sides = sidesOf(field);
        if (known && field < m_shown && (sides.ask || sides.areAsked))
            for (const Token& token : sides.ask ? input.queries : input.keys)
                words.push_back({int(token.begin), int(token.length)});
        const auto side = sides.ask ? NamedSide::Query : NamedSide::Key;
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
    const bool hasColumns = stage == Stage::Scores || stage == Stage::Weights;
    const auto add = [&](const char* name, const QString& title, const Mark& mark) {
        QAction* action = menu.addAction(title, this, [this, mark] { emit markRequested({mark}); });
        action->setObjectName(QString::fromLatin1(name));
    };
    const Span place{word, word};
    const Sides sides = sidesOf(field);
    if (sides.ask)
        add("markWordRow", tr("Mark its row"), {place, {}});
    // Of a translation that asks itself, a column is what was read, one place behind what is written.
    const bool isColumn = sides.areAsked && (!sides.ask || m_scene.results().attention()->input->isSelfAttention);
    if (isColumn && hasColumns)
        add("markWordColumn", tr("Mark its column"), {{}, place});
}

void SentenceField::askWord(std::size_t field, int word)
{
    if (sidesOf(field).ask)
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
    else if (sidesOf(field).ask)
        m_selection.hover({rowOfQuery(attention, attention.scene.view.stage, word), -1});
    else if (attention.scene.view.stage == Stage::Vectors)
        m_selection.hover({rowOfKey(attention, word), -1});
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

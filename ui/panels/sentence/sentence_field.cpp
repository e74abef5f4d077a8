#include "ui/panels/sentence/sentence_field.h"

#include "core/attention/attention.h"
#include "core/scene/origin.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/panels/sentence/sentence_editor.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>

namespace softfocus {

namespace {

constexpr int mostNamed = 12; ///< unknown words in the tool tip
constexpr int longestName = 40;

QStringList unknownWords(const std::vector<Token>& tokens)
{
    QStringList words;
    for (const Token& token : tokens)
        if (!token.known)
            words.append(QString::fromStdString(token.text));
    return words;
}

QString named(const QStringList& words)
{
    QStringList names;
    for (const QString& word : words.mid(0, mostNamed)) {
        const QString shortened = word.size() <= longestName ? word : word.left(longestName) + QStringLiteral("…");
        names.append(QStringLiteral("“%1”").arg(shortened));
    }
    if (words.size() > mostNamed)
        names.append(QStringLiteral("…"));
    return names.join(QStringLiteral(", "));
}

} // namespace

/// What there is to know about a sentence, at its right: how many tokens, what they are turned into, what is missing.
class SentenceFacts : public QLabel {
    Q_DECLARE_TR_FUNCTIONS(softfocus::SentenceFacts)

public:
    SentenceFacts()
    {
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Ignored);
        setTextFormat(Qt::PlainText);
        setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setForegroundRole(QPalette::PlaceholderText);
        setType(*this, 12);
    }

    void showFacts(const Attention& attention)
    {
        const QLocale locale;
        const Input& input = *attention.input;
        QStringList lines;
        QStringList unknown;
        if (!isOfWords(attention)) {
            const QString size = hasGivenWeights(attention) ? tr("%1 × %2 weights") : tr("%1 × %2 scores");
            lines.append(size.arg(locale.toString(attention.queryCount()), locale.toString(attention.keyCount())));
        } else {
            const QString count = locale.toString(input.queryTotal);
            const QString tokens = input.queryTotal == 1 ? tr("1 token") : tr("%1 tokens").arg(count);
            lines.append(tokens + QStringLiteral(" · ") + messageText(input.sourceName));
            if (input.queryTotal > attention.queryCount())
                lines.append(tr("first %1 of %2 tokens shown").arg(locale.toString(attention.queryCount()), count));
            unknown = unknownWords(input.queries);
            if (!unknown.isEmpty())
                lines.append(tr("%1 not in the vocabulary").arg(locale.toString(unknown.size())));
        }
        setToolTip(unknown.isEmpty() ? QString() : tr("Not in the vocabulary, each with a vector of its own: %1").arg(named(unknown)));
        if (lines.join(u'\n') == text())
            return;
        setText(lines.join(u'\n'));
        setAccessibleName(lines.join(QStringLiteral(", ")));
    }
};

SentenceField::SentenceField(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Card(parent), m_scene(editor), m_selection(selection), m_editor(new SentenceEditor(editor)), m_facts(new SentenceFacts),
      m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("sentenceField"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_facts->setObjectName(QStringLiteral("sentenceFacts"));
    m_row->addWidget(m_editor, 1);
    m_row->addWidget(m_facts);
    connect(m_editor, &SentenceEditor::focusChanged, this, qOverload<>(&QWidget::update));
    connect(m_editor, &SentenceEditor::refused, this, &SentenceField::refused);
    connect(&m_scene, &SceneEditor::sceneChanged, this, &SentenceField::followScene);
    connect(&m_scene.results(), &ResultSource::changed, this, &SentenceField::followResult);
    connect(&m_selection, &Selection::hoverChanged, this, &SentenceField::markWords);
    connect(&m_selection, &Selection::focusChanged, this, &SentenceField::markWords);
    connect(&m_selection, &Selection::queryChanged, this, &SentenceField::markWords);
    followTheme(*this, [this](const Theme&) { setMargins(); });
    followScene();
    followResult();
}

void SentenceField::setCompact(bool compact)
{
    m_compact = compact;
    setMargins();
}

void SentenceField::setMargins()
{
    const int edge = scaled(m_compact ? 4 : 10);
    m_row->setSpacing(scaled(16));
    m_row->setContentsMargins(scaled(16), edge, scaled(20), edge);
}

void SentenceField::focusSentence()
{
    if (hasGivenMatrix(m_scene.scene())) {
        m_back->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_editor->setFocus(Qt::ShortcutFocusReason);
    m_editor->selectAll();
}

void SentenceField::followScene()
{
    const GivenScores* given = givenMatrix(m_scene.scene());
    if (given && !m_origin)
        makeOrigin();
    if (!m_origin)
        return;
    const bool hadFocus = m_editor->hasFocus() || m_back->hasFocus();
    m_editor->setVisible(!given);
    m_origin->setVisible(given != nullptr);
    m_back->setVisible(given != nullptr);
    if (given)
        m_origin->setText((hasGivenWeights(m_scene.scene()) ? tr("Weights from %1") : tr("Scores from %1"))
                              .arg(messageText(originText(given->origin)).simplified()));
    if (hadFocus)
        (given ? static_cast<QWidget*>(m_back) : m_editor)->setFocus();
}

void SentenceField::makeOrigin()
{
    m_origin = new TextLabel({20}, {}, this);
    m_origin->setObjectName(QStringLiteral("scoresOrigin"));
    m_origin->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long name is elided
    m_back = makeButton("backToTheSentence", tr("Back to the sentence"));
    m_row->insertWidget(1, m_origin, 1);
    m_row->insertWidget(2, m_back);
    QWidget::setTabOrder(m_editor, m_back);
    connect(m_back, &QPushButton::clicked, this, &SentenceField::backToTheSentence);
}

void SentenceField::backToTheSentence()
{
    if (m_scene.backToWords(tr("Scores from the sentence")))
        m_editor->setFocus();
}

void SentenceField::followResult()
{
    m_facts->showFacts(*m_scene.results().attention());
    markWords();
}

void SentenceField::markWords()
{
    const Attention& attention = *m_scene.results().attention();
    std::vector<WordMark> marks;
    // A result that is still on its way would mark the words of another text.
    if (isOfWords(attention) && sentenceText(attention.scene) == sentenceText(m_scene.scene())) {
        const std::vector<Token>& tokens = attention.input->queries;
        const auto mark = [&](WordMark::Kind kind, Index place) {
            if (place < 0 || place >= std::ssize(tokens))
                return;
            const Token& token = tokens[static_cast<std::size_t>(place)];
            marks.push_back({kind, static_cast<int>(token.begin), static_cast<int>(token.length)});
        };
        for (Index i = 0; i < std::ssize(tokens); ++i)
            if (!tokens[static_cast<std::size_t>(i)].known)
                mark(WordMark::Kind::Unknown, i);
        mark(WordMark::Kind::Chosen, m_selection.query());
        const bool pointed = m_selection.hovered() != Cell{};
        const Cell cell = pointed ? m_selection.hovered() : m_selection.focused();
        const bool keysAreWords = attention.scene.view.stage == Stage::Scores || attention.scene.view.stage == Stage::Weights;
        mark(WordMark::Kind::Lit, cell.row);
        if (keysAreWords)
            mark(WordMark::Kind::Lit, cell.column);
    }
    m_editor->showMarks(std::move(marks));
}

void SentenceField::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !hasGivenMatrix(m_scene.scene()))
        m_editor->setFocus(Qt::MouseFocusReason);
}

void SentenceField::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    if (!m_editor->hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(shownTheme().accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    const double radius = scaled(12);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace softfocus

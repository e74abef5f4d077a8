#include "ui/panels/what_if/what_if_panel.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/progress_line.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/model/prediction/masked_text.h"
#include "ui/model/prediction/what_if.h"
#include "ui/panels/numbers/low_content.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/what_if_text.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace softfocus {

namespace {

constexpr int mostPlaces = 8; ///< masks that are offered; a text with more is none to look at one by one

/// A text as rich text, with some of its words underlined and bold.
QString markedText(const std::string& text, const std::vector<TextSpan>& spans)
{
    const QString plain = QString::fromStdString(text);
    QString rich;
    qsizetype end = 0;
    for (const TextSpan& span : spans) {
        rich += plain.mid(end, span.begin - end).toHtmlEscaped();
        rich += QStringLiteral("<u><b>") + plain.mid(span.begin, span.length).toHtmlEscaped() + QStringLiteral("</b></u>");
        end = span.begin + span.length;
    }
    return rich + plain.mid(end).toHtmlEscaped();
}

/// A word as rich text, marked where the other translation has another one there.
QString wordText(const QString& text, const std::optional<TextSpan>& word, bool isSame)
{
    if (!word)
        return {};
    const QString plain = text.mid(word->begin, word->length).toHtmlEscaped();
    return isSame ? plain : QStringLiteral("<u><b>%1</b></u>").arg(plain);
}

/// Both translations as columns, word by word beside each other.
QString columnsText(const Prediction& prediction)
{
    const QString asItIs = QString::fromStdString(prediction.asItIs.translation);
    const QString asItBecomes = QString::fromStdString(prediction.asItBecomes.translation);
    const QString title = QStringLiteral("<td width=\"50%\"><span style=\"font-size:%1px; color:%2\">%3</span></td>");
    const QString pixels = QString::number(scaled(12)), ink = shownTheme().secondary.name();
    QString rows = title.arg(pixels, ink, WhatIfPanel::tr("As it is").toHtmlEscaped()) +
                   title.arg(pixels, ink, WhatIfPanel::tr("As it becomes").toHtmlEscaped());
    for (const WordPair& pair : prediction.words)
        rows += QStringLiteral("</tr><tr><td>%1</td><td>%2</td>")
                    .arg(wordText(asItIs, pair.asItIs, pair.isSame), wordText(asItBecomes, pair.asItBecomes, pair.isSame));
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\"><tr>%1</tr></table>").arg(rows);
}

QString otherTextLabel()
{
    return WhatIfPanel::tr("A second text");
}

} // namespace

bool OtherTextLine::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isExport = key->keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_E); // a line's end is End's
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo) || isExport) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void OtherTextLine::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo))
        event->ignore();
    else
        QLineEdit::keyPressEvent(event);
}

WhatIfPanel::WhatIfPanel(SceneEditor& editor, Selection& selection, WhatIf& whatIf, QWidget* parent)
    : Card(parent), m_editor(editor), m_selection(selection), m_whatIf(whatIf),
      m_title(new TextLabel({.pixels = 15, .weight = QFont::DemiBold, .shrinks = true}, tr("What the model predicts"))),
      m_terms(new TermMark(
          "whatIfTerms", editor.results(), [this] { return m_selection.query(); }, this)),
      m_acts(makeProse("whatIfActs", 12, Ink::Secondary)), m_question(makeProse("whatIfQuestion", 13, Ink::Text, QFont::DemiBold)),
      m_places(new Segments(Look::Washed, mostPlaces)), m_table(new CandidateTable(QStringLiteral("candidates"), tr("Candidates"))),
      m_asItIsTitle(makeProse("asItIsTitle", 12, Ink::Secondary, QFont::Normal, tr("As it is"))), m_asItIs(makeProse("asItIs", 15)),
      m_asItBecomesTitle(makeProse("asItBecomesTitle", 12, Ink::Secondary, QFont::Normal, tr("As it becomes"))),
      m_asItBecomes(makeProse("asItBecomes", 15)), m_bothTranslations(makeProse("bothTranslations", 15)),
      m_tableTitle(makeProse("pieceTitle", 12, Ink::Secondary, QFont::Normal,
                             tr("How likely the model finds each piece of the translation as it is, after those before it"))),
      m_nothing(makeProse("nothingForetold", 13)), m_mask(makeButton("maskWord", tr("Mask the chosen word"))),
      m_whyNoMask(makeProse("whyNoMask", 12, Ink::Secondary)), m_otherTitle(makeProse("otherTextTitle", 12, Ink::Secondary)),
      m_other(new OtherTextLine), m_change(makeProse("whatIfChange", 12, Ink::Secondary)), m_progress(new ProgressLine)
{
    setObjectName(QStringLiteral("whatIfPanel"));
    setAccessibleName(tr("What the model predicts"));
    m_title->setObjectName(QStringLiteral("whatIfTitle"));
    makeContent();
    connect(&m_whatIf, &WhatIf::changed, this, &WhatIfPanel::refresh);
    connect(&m_whatIf, &WhatIf::computingChanged, this, [this] { m_progress->setBusy(m_watches && m_whatIf.isComputing()); });
    connect(&m_whatIf, &QObject::destroyed, this, [this] { m_watches = false; }); // both may be a page’s, and go in any order
    connect(&m_selection, &Selection::queryChanged, this, &WhatIfPanel::offerMask);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &WhatIfPanel::followOther);
    followTheme(*this, [this](const Theme&) {
        setMargins();
        refresh();
    });
    followOther();
}

WhatIfPanel::~WhatIfPanel()
{
    setWatching(false);
}

void WhatIfPanel::makeContent()
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 1, 1, 1);
    auto* area = new QScrollArea;
    area->setObjectName(QStringLiteral("whatIfArea"));
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new LowContent;
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false); // the card shows through
    content->setAutoFillBackground(false);
    whole->addWidget(area);
    m_column = new QVBoxLayout(content);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_terms, 0, Qt::AlignTop);
    m_column->addLayout(head);
    m_column->addWidget(m_acts);
    m_column->addWidget(m_progress);
    m_column->addWidget(m_question);
    m_places->setObjectName(QStringLiteral("whatIfPlaces"));
    m_places->setAccessibleName(tr("Which mask"));
    m_places->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (int place = 0; place < mostPlaces; ++place)
        m_places->add(QStringLiteral("mask%1").arg(place + 1), countText(place + 1));
    connect(m_places, &Segments::chosen, this, [this](int place) {
        m_place = place;
        refresh();
    });
    m_column->addWidget(m_places);
    addTranslations(*m_column);
    m_column->addWidget(m_tableTitle);
    m_column->addWidget(m_table, 100);
    m_column->addWidget(m_nothing);
    m_column->addWidget(m_mask, 0, Qt::AlignLeading);
    m_column->addWidget(m_whyNoMask);
    m_whyNoMask->hide();
    connect(m_mask, &QPushButton::clicked, this, &WhatIfPanel::maskWord);
    addOther(*m_column);
    m_column->addWidget(m_change);
    m_column->addStretch(1);
    m_terms->explain(*this);
}

void WhatIfPanel::addTranslations(QVBoxLayout& column)
{
    for (QLabel* text : {m_asItIs, m_asItBecomes, m_bothTranslations})
        text->setTextFormat(Qt::RichText);
    for (QWidget* part : {m_asItIsTitle, m_asItIs, m_asItBecomesTitle, m_asItBecomes, m_bothTranslations})
        column.addWidget(part);
}

void WhatIfPanel::addOther(QVBoxLayout& column)
{
    m_otherTitle->setText(otherTextLabel());
    m_other->setObjectName(QStringLiteral("otherText"));
    m_other->setAccessibleName(otherTextLabel());
    m_other->setAccessibleDescription(tr("The model says how alike it is to the sentence"));
    m_other->setPlaceholderText(tr("My grandma cooks tasty biscuits"));
    column.addWidget(m_otherTitle);
    column.addWidget(m_other);
    connect(m_other, &QLineEdit::textEdited, this, &WhatIfPanel::typeOther);
    connect(m_other, &QLineEdit::editingFinished, &m_editor, &SceneEditor::endEdits);
}

void WhatIfPanel::setMargins()
{
    constexpr double lowPanel = 440;
    const bool low = height() < scaled(lowPanel);
    const int side = scaled(18);
    m_column->setContentsMargins(side, scaled(low ? 10 : 18), side, scaled(low ? 8 : 14));
    m_column->setSpacing(scaled(low ? 6 : 8));
}

void WhatIfPanel::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    setMargins();
    arrangeTranslations();
}

void WhatIfPanel::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    setWatching(true);
    refresh();
}

void WhatIfPanel::hideEvent(QHideEvent* event)
{
    Card::hideEvent(event);
    setWatching(false);
}

void WhatIfPanel::setWatching(bool watches)
{
    if (watches == m_watches)
        return;
    m_watches = watches;
    watches ? m_whatIf.watch() : m_whatIf.unwatch();
    m_progress->setBusy(watches && m_whatIf.isComputing());
}

void WhatIfPanel::refresh()
{
    if (!m_watches)
        return;
    const std::optional<Foretold>& foretold = m_whatIf.foretold();
    const bool isThere = foretold && foretold->prediction;
    const PredictionKind kind = isThere ? foretold->prediction->kind : PredictionKind::Next;
    const bool hasPlaces = isThere && !foretold->prediction->places.empty();
    const bool isTranslation = isThere && kind == PredictionKind::Translation, isPair = isThere && kind == PredictionKind::Similarity;
    for (QWidget* part : {m_acts, m_question})
        part->setVisible(isThere);
    m_tableTitle->setVisible(isTranslation && !foretold->prediction->writtenPieces.empty());
    m_table->setVisible(hasPlaces || !m_tableTitle->isHidden() || (isPair && foretold->prediction->asItIs.similarity));
    arrangeTranslations();
    for (QWidget* part : {static_cast<QWidget*>(m_otherTitle), static_cast<QWidget*>(m_other)})
        part->setVisible(isPair);
    m_places->setVisible(hasPlaces && foretold->prediction->places.size() > 1);
    m_mask->setVisible(isThere && kind == PredictionKind::Masked && maskTokenOf(*foretold->prediction->run->model));
    for (QWidget* part : {m_nothing, m_change})
        part->setVisible(foretold.has_value());
    if (isThere)
        showPrediction(*foretold);
    else if (foretold)
        showNothing(*foretold);
    nameTerms(isThere ? foretold->prediction.get() : nullptr);
    offerMask();
}

/// Why the model predicts nothing.
void WhatIfPanel::showNothing(const Foretold& foretold)
{
    m_nothing->setText(foretold.fault ? messageText(*foretold.fault) : tr("There is no model to ask."));
    m_nothing->show();
    m_change->hide();
}

void WhatIfPanel::showPrediction(const Foretold& foretold)
{
    const Prediction& prediction = *foretold.prediction;
    m_place = std::clamp(m_place, 0, std::max(0, std::min(mostPlaces, int(prediction.places.size())) - 1));
    m_acts->setText(actsText(foretold.attention->scene, *prediction.run->model));
    m_question->setText(questionText(prediction, std::size_t(m_place)));
    m_nothing->setText(nothingForetoldText(prediction));
    m_nothing->setVisible(!m_nothing->text().isEmpty());
    m_change->setText(changeText(prediction, std::size_t(m_place)));
    m_change->setVisible(!m_change->text().isEmpty());
    switch (prediction.kind) {
    case PredictionKind::Masked:
    case PredictionKind::Next: return showPlaces(prediction);
    case PredictionKind::Translation: return showTranslation(prediction);
    case PredictionKind::Similarity: return showSimilarity(prediction);
    }
}

void WhatIfPanel::showPlaces(const Prediction& prediction)
{
    for (int place = 0; place < mostPlaces; ++place)
        m_places->setOffered(place, place < int(prediction.places.size()));
    m_places->showChoice(m_place);
    if (prediction.places.empty())
        return;
    showPieces(prediction, prediction.places[std::size_t(m_place)].pieces);
}

void WhatIfPanel::showPieces(const Prediction& prediction, const std::vector<LikelyPiece>& pieces)
{
    CandidateLines shown{tr("piece"), prediction.intervention.has_value(), 1, {}};
    for (const LikelyPiece& piece : pieces) {
        CandidateLine line{candidateName(piece), piece.asItIs, piece.asItBecomes, {}, candidateSentence(prediction, piece)};
        if (prediction.asItBecomes.fault)
            line.asItBecomes = std::numeric_limits<double>::quiet_NaN();
        else if (piece.isAmongOld != piece.isAmongNew)
            line.move = piece.isAmongNew ? CandidateLine::Move::Comes : CandidateLine::Move::Leaves;
        shown.lines.push_back(std::move(line));
    }
    shown.most = mostOf(shown.lines);
    m_table->setLines(std::move(shown));
}

void WhatIfPanel::showTranslation(const Prediction& prediction)
{
    const auto show = [](QLabel& label, const std::string& text, const std::vector<TextSpan>& spans) {
        label.setText(markedText(text, spans));
        label.setAccessibleName(QString::fromStdString(text));
    };
    show(*m_asItIs, prediction.asItIs.translation, prediction.goneWords);
    show(*m_asItBecomes, prediction.asItBecomes.translation, prediction.comeWords);
    m_bothTranslations->setText(columnsText(prediction));
    m_bothTranslations->setAccessibleName(
        tr("As it is: %1 As it becomes: %2")
            .arg(QString::fromStdString(prediction.asItIs.translation), QString::fromStdString(prediction.asItBecomes.translation)));
    showPieces(prediction, prediction.writtenPieces);
}

/// Side by side where the panel has room for it, else under each other.
void WhatIfPanel::arrangeTranslations()
{
    if (!m_watches)
        return;
    const std::optional<Foretold>& foretold = m_whatIf.foretold();
    const Prediction* prediction = foretold ? foretold->prediction.get() : nullptr;
    const bool isThere = prediction && prediction->kind == PredictionKind::Translation;
    const bool isChanged = isThere && prediction->intervention && !prediction->asItBecomes.fault;
    constexpr double leastWidth = 240, lineHeight = 19; // before any zoom
    const double high = isThere ? scaled(lineHeight) * double(prediction->words.size() + 1) : 0;
    const bool isBeside = isChanged && width() >= scaled(leastWidth) && high <= height() / 2.0;
    for (QWidget* part : {m_asItIsTitle, m_asItIs})
        part->setVisible(isThere && !isBeside && !prediction->asItIs.translation.empty());
    for (QWidget* part : {m_asItBecomesTitle, m_asItBecomes})
        part->setVisible(isChanged && !isBeside);
    m_bothTranslations->setVisible(isBeside);
}

void WhatIfPanel::showSimilarity(const Prediction& prediction)
{
    if (!prediction.asItIs.similarity)
        return;
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const double before = *prediction.asItIs.similarity;
    const double after = prediction.asItBecomes.fault ? none : prediction.asItBecomes.similarity.value_or(none);
    const QString sentence = prediction.intervention
                                 ? tr("Cosine similarity %1 as it is, %2 as it becomes.").arg(similarityText(before), similarityText(after))
                                 : tr("Cosine similarity %1 as it is.").arg(similarityText(before));
    m_table->setLines({QString(), prediction.intervention.has_value(), 1, {{tr("cosine"), before, after, {}, sentence}}});
}

void WhatIfPanel::offerMask()
{
    if (!m_watches)
        return;
    const Result<std::string> masked = withMaskedWord(*m_editor.results().attention(), m_selection.query());
    const QString why = masked ? QString() : messageText(masked.error());
    if (!m_mask->isHidden())
        offerUnless(*m_mask, why);
    m_whyNoMask->setText(why);
    m_whyNoMask->setVisible(!why.isEmpty() && !m_mask->isHidden() && m_table->isHidden());
}

void WhatIfPanel::maskWord()
{
    const Result<std::string> masked = withMaskedWord(*m_editor.results().attention(), m_selection.query());
    if (!masked) {
        emit refused(messageText(masked.error()));
        return;
    }
    m_editor.beginEdits();
    const Result<bool> done = m_editor.type(tr("Mask a word"), 0, *masked);
    m_editor.endEdits();
    if (!done)
        emit refused(messageText(done.error()));
}

void WhatIfPanel::typeOther(const QString& text)
{
    const auto change = [&](Scene& scene) {
        if (auto* model = std::get_if<ModelSource>(&scene.source))
            model->other = text.toStdString();
    };
    const Result<bool> done = m_editor.changeScene(tr("Second text"), change, QStringLiteral("other text"));
    if (!done)
        emit refused(messageText(done.error()));
}

void WhatIfPanel::followOther()
{
    const auto* model = std::get_if<ModelSource>(&m_editor.scene().source);
    const QString text = model ? QString::fromStdString(model->other) : QString();
    if (text == m_other->text())
        return;
    const QSignalBlocker blocker(m_other);
    m_other->setText(text);
}

void WhatIfPanel::nameTerms(const Prediction* prediction)
{
    std::vector<Term> terms;
    if (prediction)
        switch (prediction->kind) {
        case PredictionKind::Masked: terms = {Term::MaskToken}; break;
        case PredictionKind::Next: terms = {Term::NextToken}; break;
        case PredictionKind::Translation: terms = {Term::NextToken}; break;
        case PredictionKind::Similarity: terms = {Term::Similarity}; break;
        }
    m_terms->setTerms(terms);
}

} // namespace softfocus

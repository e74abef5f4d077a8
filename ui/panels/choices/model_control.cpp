#include "ui/panels/choices/model_control.h"

#include "core/sources/head_overview.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/flow_layout.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/spoken.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/style/shown_theme.h"
#include "ui/words/head_text.h"
#include "ui/words/message_text.h"
#include "ui/words/numbers/number_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QRadioButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

constexpr std::array offeredParts{AttentionPart::Cross, AttentionPart::Self, AttentionPart::Decoder};
constexpr std::array vectorKinds{ModelVectors::Compared, ModelVectors::Values, ModelVectors::Incoming, ModelVectors::Outgoing};
constexpr std::array scopes{WhatIfScope::Head, WhatIfScope::Layer, WhatIfScope::Model};

/// Has the list say 0, 1, 2 … and `last` behind them, where there is one.
void fillNumbers(QComboBox& list, Index count, const QString& last = {})
{
    const int rows = int(count) + (last.isEmpty() ? 0 : 1);
    if (list.count() == rows)
        return;
    list.clear();
    for (Index number = 0; number < count; ++number)
        list.addItem(countText(number));
    if (!last.isEmpty())
        list.addItem(last);
}

} // namespace

ModelControl::ModelControl(SceneEditor& editor, Selection& selection, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_selection(selection), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("modelControl"));
    m_column->setContentsMargins(0, 0, 0, 0);
    followTheme(*this, [this](const Theme&) { m_column->setSpacing(scaled(4)); });
    connect(&m_editor, &SceneEditor::sceneChanged, this, &ModelControl::followScene);
    connect(&m_editor.results(), &ResultSource::changed, this, &ModelControl::followResult);
    connect(&m_selection, &Selection::queryChanged, this, &ModelControl::showLeftOut);
    followScene();
    followResult();
}

/// Most scenes have no transformer: its controls are not made before one does.
void ModelControl::makeContent()
{
    makeParts();
    makeHeads();
    makeVectors();
    makeSwitches();
    m_scope = makeChoice("modelScope", tr("The normalizer acts on"), Look::Row);
    for (const WhatIfScope scope : scopes) {
        m_scope->addItem(whatIfScopeTitle(scope));
        m_scope->setItemData(int(scope), whatIfScopeTip(scope), Qt::ToolTipRole);
    }
    connect(m_scope, &QComboBox::activated, this, [this](int row) { tell(m_editor.setScope(scopes[std::size_t(row)])); });
    m_column->addWidget(makeRow(tr("Normalizer acts on"), *m_scope));
    m_model = makeProse("modelLine", 12, Ink::Secondary);
    m_column->addWidget(m_model);
    m_note = makeProse("modelNote", 12, Ink::Secondary);
    m_column->addWidget(m_note);
    m_note->hide();
    orderTabs();
}

/// What is made late stands behind the list of sources for Tab as well.
void ModelControl::orderTabs()
{
    if (window() == this) // what is made before there is a window is in order already
        return;
    QWidget* last = this;
    while (last->focusPolicy() == Qt::NoFocus && last->previousInFocusChain() != this)
        last = last->previousInFocusChain();
    for (QWidget* stop : findChildren<QWidget*>())                              // Qt has no other list of what Tab comes to
        if (stop->focusPolicy() != Qt::NoFocus && stop->window() == window()) { // the lists of boxes are windows of their own
            setTabOrder(last, stop);
            last = stop;
        }
}

void ModelControl::makeParts()
{
    m_parts = new Segments(Look::Washed, int(offeredParts.size()));
    m_parts->setObjectName(QStringLiteral("attentionParts"));
    m_parts->setAccessibleName(tr("Whose attention"));
    for (const AttentionPart part : offeredParts) {
        const QString name = QStringLiteral("attention-%1").arg(QLatin1String(attentionPartNames[std::size_t(part)]));
        QRadioButton& segment = m_parts->add(name, attentionPartTitle(part));
        segment.setToolTip(attentionPartTip(part));
        segment.setAccessibleDescription(attentionPartTip(part));
    }
    connect(m_parts, &Segments::chosen, this, [this](int place) { tell(m_editor.chooseAttention(offeredParts[std::size_t(place)])); });
    m_column->addWidget(m_parts);
}

void ModelControl::makeHeads()
{
    m_layer = makeChoice("modelLayer", tr("Layer"), Look::Row);
    m_layer->setToolTip(tr("Layers are counted from 0 (Alt+Up and Alt+Down step through them)"));
    connect(m_layer, &QComboBox::activated, this, [this](int layer) {
        const auto* source = std::get_if<ModelSource>(&m_editor.scene().source);
        if (source)
            tell(m_editor.chooseHead(layer, source->head));
    });
    m_layer->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_head = makeChoice("modelHead", tr("Head"), Look::Row);
    m_head->setToolTip(tr("Heads are counted from 0 (Alt+Left and Alt+Right step through them)"));
    connect(m_head, &QComboBox::activated, this, &ModelControl::chooseHead);
    m_head->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_all = makeIconButton("allHeads", Icon::Grid, tr("All heads"));
    m_all->setFocusPolicy(Qt::StrongFocus);
    m_all->setToolTip(tr("Shows the weights of all heads side by side, on the page of heads"));
    connect(m_all, &QAbstractButton::clicked, this, [this] { m_editor.rememberPage(PageKind::Heads); });
    for (QComboBox* list : {m_layer, m_head})
        list->setMinimumContentsLength(1); // else Qt keeps the least width that an empty list had
    addLine({makeRow(tr("Layer"), *m_layer), makeRow(tr("Head"), *m_head), m_all});
}

void ModelControl::makeVectors()
{
    m_vectors = makeChoice("modelVectors", tr("Which vectors"), Look::Row);
    for (const ModelVectors vectors : vectorKinds) {
        m_vectors->addItem(modelVectorsTitle(vectors));
        m_vectors->setItemData(int(vectors), modelVectorsTip(vectors), Qt::ToolTipRole);
    }
    connect(m_vectors, &QComboBox::activated, this, [this](int row) { tell(m_editor.showVectors(vectorKinds[std::size_t(row)])); });
    m_vectorsRow = makeRow(tr("Vectors"), *m_vectors);
    m_column->addWidget(m_vectorsRow);
}

void ModelControl::makeSwitches()
{
    m_hidesSpecial = makeSwitch("hidesSpecial", tr("Hide special"));
    m_hidesSpecial->setAccessibleName(tr("Hide special pieces"));
    m_hidesSpecial->setToolTip(tr("Leaves out pieces that are no part of the text, and divides each row by what remains of it"));
    connect(m_hidesSpecial, &QAbstractButton::clicked, this, [this](bool on) { tell(m_editor.setHidesSpecial(on)); });
    m_joinsWords = makeSwitch("joinsWords", tr("As words"));
    m_joinsWords->setAccessibleName(tr("Join pieces to words"));
    m_joinsWords->setToolTip(tr("Weights of a word’s pieces are summed where it is asked, and averaged where it asks"));
    connect(m_joinsWords, &QAbstractButton::clicked, this, [this](bool on) { tell(m_editor.setJoinsWords(on)); });
    addLine({m_hidesSpecial, m_joinsWords});
    m_leftOut = makeProse("leftOut", 12, Ink::Secondary);
    m_column->addWidget(m_leftOut);
}

/// A line of fields, or several where they have no room beside each other.
void ModelControl::addLine(std::initializer_list<QWidget*> fields)
{
    auto* line = new QWidget;
    auto* flow = new FlowLayout(line);
    for (QWidget* field : fields)
        flow->addWidget(field);
    followTheme(*line, [flow](const Theme&) { flow->setGaps(scaled(8), scaled(4)); });
    m_column->addWidget(line);
}

void ModelControl::chooseHead(int row)
{
    const auto* source = std::get_if<ModelSource>(&m_editor.scene().source);
    const bool isMean = row == m_head->count() - 1;
    if (source)
        tell(m_editor.chooseHead(source->layer, isMean ? std::nullopt : std::optional<std::int64_t>(row)));
}

void ModelControl::followScene()
{
    const auto* source = std::get_if<ModelSource>(&m_editor.scene().source);
    if (source && !m_layer)
        makeContent();
    setVisible(source != nullptr);
    if (!source)
        return;
    m_parts->showChoice(int(source->part));
    showHeads(*source);
    showVectors(*source);
    m_hidesSpecial->setChecked(source->hidesSpecial);
    m_joinsWords->setChecked(source->joinsWords);
    m_scope->setCurrentIndex(int(source->scope));
    m_scope->setToolTip(whatIfScopeTip(source->scope));
    say({});
}

/// As many layers and heads as the model has; until it is known, as far as the chosen ones.
void ModelControl::showHeads(const ModelSource& source)
{
    const std::shared_ptr<const ModelRun>& run = m_editor.results().attention()->input->run;
    const HeadCounts counts = run ? headCountsOf(*run, source.part) : HeadCounts();
    fillNumbers(*m_layer, std::max<Index>(counts.layers, Index(source.layer) + 1));
    fillNumbers(*m_head, std::max<Index>(counts.heads, Index(source.head.value_or(0)) + 1), tr("mean"));
    m_layer->setCurrentIndex(int(source.layer));
    m_head->setCurrentIndex(source.head ? int(*source.head) : m_head->count() - 1);
    m_parts->setVisible(source.part != AttentionPart::Self || (run && headCountsOf(*run, AttentionPart::Cross).layers > 0));
}

/// Which vectors are looked at is asked where they are.
void ModelControl::showVectors(const ModelSource& source)
{
    const QString why = whyNoModelVectors(source);
    m_vectorsRow->setVisible(m_editor.scene().view.stage == Stage::Vectors);
    m_vectors->setCurrentIndex(int(source.vectors));
    offerUnless(*m_vectors, why);
    if (why.isEmpty())
        m_vectors->setToolTip(modelVectorsTip(source.vectors));
}

void ModelControl::followResult()
{
    const auto* source = std::get_if<ModelSource>(&m_editor.scene().source);
    if (!source)
        return;
    const Attention& attention = *m_editor.results().attention();
    showHeads(*source);
    showLeftOut();
    const QString line = modelLine(attention);
    m_model->setText(line);
    m_model->setToolTip(modelTip(attention));
    m_model->setAccessibleDescription(m_model->toolTip());
    m_model->setVisible(!line.isEmpty());
}

void ModelControl::showLeftOut()
{
    if (!m_leftOut)
        return;
    const QString sentence = leftOutSentence(*m_editor.results().attention(), m_selection.query());
    m_leftOut->setText(sentence);
    m_leftOut->setVisible(!sentence.isEmpty());
}

void ModelControl::tell(const Result<bool>& done)
{
    if (done)
        return;
    followScene();
    say(messageText(done.error()));
}

void ModelControl::say(const QString& sentence)
{
    const bool isNew = sentence != m_note->text();
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
    if (isNew && !sentence.isEmpty())
        announce(*m_note);
}

} // namespace softfocus

#include "ui/pages/heads_page.h"

#include "core/sources/source_table.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/card.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/progress_line.h"
#include "ui/model/compare/compare_editor.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/model/heads/head_overviews.h"
#include "ui/pages/parts/head_commands.h"
#include "ui/pages/parts/panel_ring.h"
#include "ui/panels/card/card_place.h"
#include "ui/panels/compare/legend_line.h"
#include "ui/panels/heads/head_card.h"
#include "ui/panels/heads/head_controls.h"
#include "ui/panels/heads/head_table.h"
#include "ui/panels/sentence/sentence_field.h"
#include "ui/panels/stage/presentation_bar.h"
#include "ui/panels/stage/status_line.h"
#include "ui/style/shown_theme.h"
#include "ui/words/colour_title.h"
#include "ui/words/head_text.h"
#include "ui/words/message_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace softfocus {

namespace {

constexpr double leastForHeadsNote = 480;
constexpr double narrowTop = 1000, controlsWidth = 400; // above it the controls stand beside the sentence
constexpr double narrowControls = 780;                  // below it four normalizers have no room side by side
constexpr std::array shownParts{AttentionPart::Cross, AttentionPart::Self, AttentionPart::Decoder};

const ModelSource* modelIn(const Scene& scene)
{
    return std::get_if<ModelSource>(&scene.source);
}

/// True where several kinds of attention can be chosen from.
bool isTranslating(const Attention& attention)
{
    return attention.input->run && headCountsOf(*attention.input->run, AttentionPart::Cross).layers > 0;
}

} // namespace

HeadsPage::HeadsPage(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Page(parent), m_editor(editor), m_selection(selection), m_headCommands(new HeadCommands(editor, *this))
{
    setObjectName(QStringLiteral("headsPage"));
    addCommands();
}

HeadsPage::~HeadsPage() = default;

void HeadsPage::addCommands()
{
    CommandList& list = commandList();
    list.in(MenuPlace::Edit);
    list.add({"headsSentence", tr("Go to the sentence")}, {QKeySequence(Qt::CTRL | Qt::Key_L)}, [this] { m_sentence->focusSentence(); });
    const auto go = [this](bool forward) { focusNextPanel({m_sentence, m_controls, m_parts, m_stack}, forward); };
    list.add({"headsNextPart", tr("Next part of the page")}, {QKeySequence(Qt::Key_F6)}, [go] { go(true); });
    list.add({"headsPreviousPart", tr("Part of the page before")}, {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [go] { go(false); });
    m_headCommands->addTo(list, "heads");
    list.in(MenuPlace::View);
    list.add({"headsStretch", tr("Stretch the colour scale, or back"),
              tr("The darkest colour stands for the largest weight of all heads, or for 1")},
             {QKeySequence(QStringLiteral("S")), QKeySequence(QStringLiteral("Alt+S"))}, [this] { toggleStretch(); });
    list.in(MenuPlace::Temperature);
    list.beginGroup();
    list.add({"headsPlaySweep", tr("Play sharp to uniform and back, pause")},
             {QKeySequence(QStringLiteral("P")), QKeySequence(QStringLiteral("Alt+P"))}, [this] { m_sweep->toggle(); });
}

/// Of long texts most weights are small.
void HeadsPage::toggleStretch()
{
    const bool isStretched = m_editor.scene().view.range == ScaleRange::MapMaximum;
    const ScaleRange range = isStretched ? ScaleRange::Fixed : ScaleRange::MapMaximum;
    const Result<bool> done = m_editor.changeView(tr("Scale %1").arg(rangeTitle(range)), [range](View& view) { view.range = range; });
    if (!done)
        say(messageText(done.error()));
}

void HeadsPage::prepare()
{
    m_overviews = new HeadOverviews(m_editor.results(), this);
    m_sweep = new TemperatureSweep(m_editor, this);
    m_column = new QVBoxLayout(this);
    m_top = new QBoxLayout(QBoxLayout::LeftToRight);
    m_sentence = new SentenceField(m_editor, m_selection);
    m_controls = new HeadControls(m_editor, *m_sweep, m_selection);
    m_top->addWidget(m_sentence, 1);
    m_top->addWidget(m_controls);
    m_column->addLayout(m_top);
    m_column->addWidget(&notice());
    buildHead();
    m_stack = new QStackedWidget;
    m_table = new HeadTable;
    auto* card = new Card;
    auto* inside = new QVBoxLayout(card);
    inside->addWidget(m_table);
    followTheme(*card, [inside](const Theme&) { inside->setContentsMargins(scaled(12), scaled(8), scaled(8), scaled(8)); });
    m_stack->addWidget(card);
    m_nothing = makeNothing();
    m_stack->addWidget(m_nothing);
    m_column->addWidget(m_stack, 1);
    m_legend = new LegendLine;
    m_reading = new TextLabel({.pixels = 13, .ink = Ink::Secondary});
    m_reading->setObjectName(QStringLiteral("headsReading"));
    m_reading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* line = new QHBoxLayout;
    line->addWidget(m_legend, 2);
    line->addWidget(m_reading, 3);
    m_column->addLayout(line);
    m_status = new StatusLine(m_editor.results());
    m_column->addWidget(m_status);
    m_card = new HeadCard(this);

    connect(m_controls, &HeadControls::refused, this, &Page::say);
    connect(m_controls, &HeadControls::settled, this, &Page::dismissNotice);
    connect(m_sentence, &SentenceField::refused, this, &Page::say);
    connect(m_sentence, &SentenceField::matrixGiven, this, &Page::given);
    connect(m_sentence, &SentenceField::left, this, [this] { picture().setFocus(); });
    connect(m_table, &HeadTable::opened, this, &HeadsPage::open);
    connect(m_table, &HeadTable::pointedAt, this, &HeadsPage::point);
    connect(m_table, &HeadTable::walkedTo, this, [this](const QModelIndex& index) {
        read(index);
        if (m_keepsCard)
            showCard(index);
    });
    connect(m_table, &HeadTable::cardWanted, this, [this](const QModelIndex& index) {
        m_keepsCard = !m_keepsCard;
        showCard(m_keepsCard ? index : QModelIndex());
    });
    for (QScrollBar* bar : {m_table->horizontalScrollBar(), m_table->verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, [this] { showCard({}); });
    connect(&m_editor, &SceneEditor::sceneChanged, this, &HeadsPage::followScene);
    connect(&m_editor.results(), &ResultSource::changed, this, &HeadsPage::followScene);
    connect(&m_editor.results(), &ResultSource::computingChanged, this, &HeadsPage::followBusy);
    connect(m_overviews, &HeadOverviews::changed, this, &HeadsPage::followOverview);
    connect(m_overviews, &HeadOverviews::computingChanged, this, &HeadsPage::followBusy);
    followTheme(*this, [this](const Theme&) {
        setCompact();
        followOverview();
    });
    followScene();
    m_overviews->setActive(true);
    if (m_presenting)
        setPresenting(true);
}

void HeadsPage::buildHead()
{
    m_head = new QHBoxLayout;
    m_title = new TextLabel({.pixels = 15, .weight = QFont::DemiBold, .shrinks = true});
    m_title->setObjectName(QStringLiteral("headsTitle"));
    m_head->addWidget(m_title, 1);
    m_progress = new ProgressLine;
    m_head->addWidget(m_progress);
    m_parts = new Segments(Look::Washed, int(shownParts.size()));
    m_parts->setObjectName(QStringLiteral("headsParts"));
    m_parts->setAccessibleName(tr("Whose attention"));
    for (const AttentionPart part : shownParts) {
        const QString name = QStringLiteral("heads-%1").arg(QLatin1String(attentionPartNames[std::size_t(part)]));
        QRadioButton& segment = m_parts->add(name, attentionPartTitle(part));
        segment.setToolTip(attentionPartTip(part));
        segment.setAccessibleDescription(attentionPartTip(part));
    }
    followTheme(*m_parts, [this](const Theme&) { m_parts->setFixedWidth(scaled(270)); });
    connect(m_parts, &Segments::chosen, this, [this](int place) {
        if (const Result<bool> done = m_editor.chooseAttention(shownParts[std::size_t(place)]); !done)
            say(messageText(done.error()));
    });
    m_head->addWidget(m_parts);
    m_column->addLayout(m_head);
}

/// Where there is no transformer: why, and those that there are.
QWidget* HeadsPage::makeNothing()
{
    auto* nothing = new Card;
    nothing->setObjectName(QStringLiteral("noHeads"));
    auto* column = new QVBoxLayout(nothing);
    m_why = makeProse("whyNoHeads", 14);
    m_why->setAlignment(Qt::AlignHCenter);
    m_offers = new QWidget;
    auto* row = new QHBoxLayout(m_offers);
    row->addStretch(1);
    for (const SourceOffer& offer : sourceOffers()) {
        if (!std::holds_alternative<ModelSource>(offer.inPlaceOf(Source())))
            continue;
        QPushButton* button = makeButton("", messageText(offer.choice.title));
        button->setObjectName(QStringLiteral("offer-") + QString::fromUtf8(offer.name.data(), qsizetype(offer.name.size())));
        connect(button, &QAbstractButton::clicked, this, [this, &offer] {
            if (const Result<bool> done = m_editor.chooseSource(offer); !done)
                say(messageText(done.error()));
        });
        row->addWidget(button);
        if (!m_firstOffer)
            m_firstOffer = button;
    }
    row->addStretch(1);
    column->addStretch(1);
    column->addWidget(m_why);
    column->addWidget(m_offers);
    column->addStretch(2);
    followTheme(*nothing, [column](const Theme&) {
        column->setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(24));
        column->setSpacing(scaled(16));
    });
    return nothing;
}

void HeadsPage::followScene()
{
    const ModelSource* model = modelIn(m_editor.scene());
    const Attention& attention = *m_editor.results().attention();
    m_parts->setVisible(model && (model->part != AttentionPart::Self || isTranslating(attention)));
    if (model) {
        m_parts->showChoice(int(model->part));
        m_table->showChoice(Index(model->layer), model->head ? std::optional(Index(*model->head)) : std::nullopt);
    }
    QString why;
    if (!model)
        why = tr("Only a transformer has heads in layers. Choose one:");
    else if (attention.input->fault)
        why = messageText(*attention.input->fault);
    m_why->setText(why);
    m_offers->setVisible(!model);
    QWidget* wanted = why.isEmpty() ? m_stack->widget(0) : m_nothing;
    if (m_stack->currentWidget() == wanted)
        return;
    const bool hadKeyboard = m_stack->isAncestorOf(focusWidget());
    m_stack->setCurrentWidget(wanted);
    for (QWidget* part : {static_cast<QWidget*>(m_legend), static_cast<QWidget*>(m_reading), static_cast<QWidget*>(m_title)})
        part->setVisible(wanted != m_nothing);
    showControls();
    showCard({});
    if (hadKeyboard)
        picture().setFocus();
}

void HeadsPage::followOverview()
{
    const std::shared_ptr<const HeadOverview>& overview = m_overviews->overview();
    m_table->showOverview(overview);
    m_title->setText(overview ? overviewTitle(*overview) : QString());
    m_title->updateGeometry();
    if (!m_table->pictures().empty())
        m_legend->follow(m_table->pictures().front());
    read(m_table->pointed().isValid() ? m_table->pointed() : m_table->currentIndex());
    showCard(m_keepsCard ? m_table->currentIndex() : m_table->pointed());
}

void HeadsPage::followBusy()
{
    m_progress->setBusy(m_overviews->isComputing() || (modelIn(m_editor.scene()) && m_editor.results().isComputing()));
}

/// A head on Explore.
void HeadsPage::open(const QModelIndex& index)
{
    const OverviewHead* head = m_table->headAt(index);
    if (!head)
        return;
    showCard({});
    if (const Result<bool> done = m_editor.exploreHead(head->layer, head->head ? std::optional<std::int64_t>(*head->head) : std::nullopt);
        !done)
        say(messageText(done.error()));
}

void HeadsPage::point(const QModelIndex& index)
{
    read(index.isValid() ? index : m_table->currentIndex());
    m_keepsCard = m_keepsCard && !index.isValid();
    showCard(index.isValid() ? index : m_keepsCard ? m_table->currentIndex() : QModelIndex());
}

void HeadsPage::read(const QModelIndex& index)
{
    const OverviewHead* head = m_table->headAt(index);
    m_reading->setText(head ? headSentence(*m_table->overview(), *head) : QString());
}

/// Beside its head, so that it is seen large and small.
void HeadsPage::showCard(const QModelIndex& index)
{
    const OverviewHead* head = m_table->headAt(index);
    m_card->setVisible(head != nullptr);
    if (!head)
        return;
    m_card->showHead(*m_table->overview(), *head, *m_table->pictureAt(index));
    m_card->ensurePolished();
    const QRect cell = m_table->visualRect(index);
    const auto onPage = [this](QWidget& of, const QRect& box) { return QRect(of.mapTo(this, box.topLeft()), box.size()); };
    const int edge = scaled(6);
    const QRect whole = rect().adjusted(edge, edge, -edge, -edge);
    const QSize size = m_card->sizeHint().boundedTo(whole.size());
    const CardGround ground{onPage(*m_table->viewport(), cell), {}, {}, {}};
    m_card->setGeometry(placedBeside(ground, size, scaled(8), {onPage(*m_stack, m_stack->rect()), whole}));
    m_card->raise();
}

const ResultSource& HeadsPage::results() const
{
    return m_editor.results();
}

QWidget& HeadsPage::picture()
{
    if (m_stack->currentWidget() != m_nothing)
        return *m_table;
    return m_offers->isHidden() || !m_firstOffer ? *m_stack : *m_firstOffer;
}

bool HeadsPage::isOfPicture(const QWidget& widget)
{
    return &widget == m_table || &widget == m_table->viewport();
}

bool HeadsPage::takeLetter(const QKeyEvent& key)
{
    return m_sentence->type(key);
}

std::size_t HeadsPage::textPlace() const
{
    return m_sentence ? m_sentence->textPlace() : 0;
}

bool HeadsPage::fillContextMenu(QMenu& menu, QWidget& at, QPoint& place, bool byKey)
{
    if (&at != m_table && &at != m_table->viewport())
        return false;
    const QModelIndex index = byKey ? m_table->currentIndex() : m_table->indexAt(m_table->viewport()->mapFromGlobal(place));
    const OverviewHead* head = m_table->headAt(index);
    if (!head)
        return false;
    showCard({});
    if (byKey)
        place = m_table->viewport()->mapToGlobal(m_table->visualRect(index).center());
    menu.addAction(tr("Explore %1").arg(briefHeadName(head->layer, head->head)), this,
                   [this, chosen = QPersistentModelIndex(index)] { open(chosen); });
    menu.addAction(tr("Compare the heads of layer %1").arg(head->layer), this,
                   [this, layer = head->layer] {
                       if (const Result<bool> done = CompareEditor(m_editor).compareHeads(layer); !done)
                           say(messageText(done.error()));
                   })
        ->setObjectName(QStringLiteral("compareLayer"));
    return true;
}

void HeadsPage::mention(const QString& text)
{
    m_status->mention(text);
}

void HeadsPage::setPresenting(bool presenting)
{
    m_presenting = presenting;
    if (!isPrepared())
        return;
    if (presenting && !m_presentation)
        makePresentation();
    if (m_presentation)
        m_presentation->setWatching(presenting);
    m_status->setVisible(!presenting);
    showControls();
    setCompact();
}

/// In a presentation they are in its own bar.
void HeadsPage::showControls()
{
    m_controls->setVisible(!m_presenting && m_stack->currentWidget() != m_nothing);
}

void HeadsPage::makePresentation()
{
    m_presentation = new PresentationBar(m_editor, *m_sweep, this);
    m_presentation->leaveOutStages();
    connect(m_presentation, &PresentationBar::refused, this, &Page::say);
    for (QAction* tool : windowTools())
        m_presentation->add(*tool);
}

void HeadsPage::restoreState(const QSettings&) {}

void HeadsPage::saveState(QSettings&) const {}

void HeadsPage::setCompact()
{
    const bool low = height() < scaled(lowWindow);
    const int side = scaled(low ? 10 : 20);
    m_column->setContentsMargins(side, scaled(low ? 8 : 16), side, scaled(low ? 4 : 8));
    m_column->setSpacing(scaled(low ? 6 : 12));
    m_head->setSpacing(scaled(12));
    const bool isNarrow = width() < scaled(narrowTop);
    m_top->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_top->setSpacing(scaled(low ? 8 : 16));
    m_controls->setStacked(!isNarrow);
    m_controls->setColumns(width() < scaled(narrowControls) ? 2 : 4);
    m_controls->setMinimumWidth(isNarrow ? 0 : scaled(controlsWidth));
    m_controls->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : scaled(controlsWidth));
    m_sentence->setCompact(low || m_presenting);
    m_sentence->setTight(height() < scaled(leastForHeadsNote));
}

void HeadsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!isPrepared())
        return;
    m_overviews->setActive(true);
    followScene();
}

void HeadsPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    if (!isPrepared())
        return;
    m_keepsCard = false;
    showCard({});
    m_overviews->setActive(false);
}

void HeadsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (!isPrepared())
        return;
    setCompact();
    showCard({});
}

bool HeadsPage::event(QEvent* event)
{
    // A card that lies there is closed before anything else is left.
    const bool isEscape = event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (isEscape && isPrepared() && !m_card->isHidden()) {
        event->accept();
        return true;
    }
    return Page::event(event);
}

void HeadsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || !isPrepared() || m_card->isHidden())
        return Page::keyPressEvent(event);
    m_keepsCard = false;
    showCard({});
}

} // namespace softfocus

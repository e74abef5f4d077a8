#include "ui/panels/choices/controls_panel.h"

#include "core/scene/origin.h"
#include "core/sources/source_table.h"
#include "core/text/one_line.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/preview_note.h"
#include "ui/panels/choices/model_control.h"
#include "ui/panels/choices/normalizer_control.h"
#include "ui/panels/choices/picture_control.h"
#include "ui/words/colour_title.h"
#include "ui/words/mask_text.h"
#include "ui/words/message_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/picture.h"
#include "ui/words/picture_text.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QIconEngine>
#include <QImage>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QRadioButton>
#include <QStyleOptionComboBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

/// What entries of the list of sources hold that are none of sourceOffers(): what opens a file or a folder, and the scene's own source.
constexpr int fromFile = -1, fromFolder = -2, ownSource = -3;

/// The scene's source in the list.
int entryOf(const Scene& scene)
{
    const SourceOffer* offer = offerOf(scene.source);
    return offer ? int(offer - sourceOffers().data()) : ownSource;
}

/// What the list of sources has for a scene: all offers by their places, and a source that is none of them.
std::vector<int> entriesFor(const Scene& scene)
{
    std::vector<int> entries;
    for (std::size_t place = 0; place < sourceOffers().size(); ++place)
        entries.push_back(int(place));
    if (entryOf(scene) == ownSource)
        entries.push_back(ownSource);
    entries.push_back(fromFolder);
    entries.push_back(fromFile);
    return entries;
}

/// What the list calls an entry.
QString sourceTitleOf(int entry, const Scene& scene)
{
    if (entry == fromFile)
        return hasGivenMatrix(scene) ? ControlsPanel::tr("Another matrix…") : ControlsPanel::tr("My own matrix…");
    if (entry == fromFolder)
        return ControlsPanel::tr("A transformer’s folder…");
    if (entry != ownSource)
        return messageText(sourceOffers()[std::size_t(entry)].choice.title);
    if (const GivenScores* given = givenMatrix(scene))
        return oneLine(messageText(originText(given->origin)).simplified());
    if (const auto* model = std::get_if<ModelSource>(&scene.source))
        if (const auto* folder = std::get_if<std::string>(&model->model))
            return oneLine(QString::fromStdString(*folder).section(u'/', -1, -1, QString::SectionSkipEmpty));
    return messageText(kindOf(scene.source).title);
}

/// A colour scale from its low to its high end, painted when a list shows it.
class ScaleSample : public QIconEngine {
public:
    explicit ScaleSample(const QString& scale) : m_scale(scale) {}

    void paint(QPainter* painter, const QRect& box, QIcon::Mode, QIcon::State) override
    {
        const ColourScale& scale = ColourScale::sequential(m_scale, shownTheme().dark);
        const int steps = qRound(box.width() * painter->device()->devicePixelRatioF());
        QImage image(steps, 1, QImage::Format_RGB32);
        for (int x = 0; x < steps; ++x)
            image.setPixel(x, 0, scale.at(x / std::max(1.0, steps - 1.0)));
        painter->drawImage(box, image);
    }
    QIconEngine* clone() const override { return new ScaleSample(*this); }

private:
    QString m_scale;
};

/// Opens the list at keys that would change the choice: one of its entries opens a file.
class OpensWithKeys : public QObject {
public:
    explicit OpensWithKeys(QComboBox& box) : QObject(&box), m_box(box) { box.installEventFilter(this); }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Wheel) {
            event->ignore();
            return true;
        }
        if (event->type() != QEvent::KeyPress)
            return false;
        const int key = static_cast<QKeyEvent*>(event)->key();
        constexpr std::array opening{Qt::Key_Up, Qt::Key_Down, Qt::Key_Space, Qt::Key_F4, Qt::Key_Return, Qt::Key_Enter};
        if (std::ranges::find(opening, key) != opening.end())
            m_box.showPopup();
        else
            event->ignore();
        return true;
    }

private:
    QComboBox& m_box;
};

/// A menu in which Space switches, as it does everywhere else, and leaves it open for the next one.
class SwitchMenu : public QMenu {
public:
    using QMenu::QMenu;

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Space && activeAction())
            activeAction()->trigger();
        else
            QMenu::keyPressEvent(event);
    }
};

} // namespace

/// A choice, with what is shown in its place where the picture has something else.
class StandingChoice : public QComboBox {
public:
    void setStanding(const QString& text)
    {
        m_standing = text;
        setAccessibleDescription(text);
        update();
    }

protected:
    void initStyleOption(QStyleOptionComboBox* option) const override
    {
        QComboBox::initStyleOption(option);
        if (!m_standing.isEmpty())
            option->currentText = m_standing;
    }

private:
    QString m_standing;
};

ControlsPanel::ControlsPanel(SceneEditor& editor, Selection& selection, QWidget* parent)
    : Card(parent), m_editor(editor), m_selection(selection)
{
    setObjectName(QStringLiteral("controls"));
    setAccessibleName(tr("Controls"));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 1, 1, 1);
    m_area = new QScrollArea;
    m_area->setObjectName(QStringLiteral("controlsArea"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(makeContent());
    // The card shows through.
    m_area->viewport()->setAutoFillBackground(false);
    m_area->widget()->setAutoFillBackground(false);
    whole->addWidget(m_area);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &ControlsPanel::followScene);
    connect(&m_editor.results(), &ResultSource::changed, this, [this] {
        showMasks();
        showScale();
        showReach();
        showOffers();
    });
    followScene();
    showScale();
    showReach();
    showOffers();
}

QWidget* ControlsPanel::makeContent()
{
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    followTheme(*content, [this](const Theme&) { setSpacing(); });
    makeSource();
    m_normalizer = new NormalizerControl(m_editor, 2);
    auto* normalizerTerms = new TermMark("normalizerTerms", m_editor.results(), chosenRow());
    normalizerTerms->setTerms({Term::Normalizer, Term::Weight});
    normalizerTerms->explain(*m_normalizer);
    m_normalizerTitle = addSection(m_normalizer, tr("NORMALIZER"), normalizerTerms);
    m_temperature = new TemperatureControl(m_editor, m_selection);
    addSection(m_temperature);
    makeMasks();
    makeDisplay();
    m_column->addStretch(1);
    return content;
}

/// Closer together where height is short, so that all of it is in sight as long as that can be.
void ControlsPanel::setSpacing()
{
    constexpr int least = 2, most = 6;
    const auto set = [this](int space) {
        m_column->setContentsMargins(scaled(17), scaled(8 + space), scaled(17), scaled(4 + space));
        m_column->setSpacing(scaled(space));
    };
    set(most);
    if (!m_temperature) // the column is yet to be filled
        return;
    constexpr int low = 480; // before any zoom: it scrolls anyhow, and what can be used comes first
    m_normalizer->setKeepsRoom(height() >= scaled(low));
    int gaps = 1; // above the first one and below the last one there is one more than between
    for (int place = 0; place < m_column->count(); ++place)
        gaps += m_column->itemAt(place)->isEmpty() ? 0 : 1;
    const int lack = m_column->sizeHint().height() - (height() - 2);
    if (lack > 0)
        set(std::max(least, most - int(std::ceil(double(lack) / gaps / (scaled(100) / 100.0)))));
}

void ControlsPanel::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    if (event->size().height() != event->oldSize().height())
        setSpacing();
}

TextLabel* ControlsPanel::addSection(QWidget* first, const QString& title, TermMark* mark)
{
    if (m_column->count() > 0) {
        auto* gap = new QWidget;
        followTheme(*gap, [gap](const Theme&) { gap->setFixedHeight(scaled(2)); }); // between two spacings
        m_column->addWidget(gap);
    }
    TextLabel* label =
        title.isEmpty() ? nullptr : new TextLabel({.pixels = 11, .weight = QFont::DemiBold, .ink = Ink::Secondary, .shrinks = true}, title);
    if (label)
        m_column->addWidget(mark ? makeTitleLine(*label, *mark) : label);
    m_column->addWidget(first);
    return label;
}

std::function<Index()> ControlsPanel::chosenRow() const
{
    return [this] { return m_selection.query(); };
}

void ControlsPanel::makeSource()
{
    m_source = makeChoice("source", tr("Scores from"), Look::Usual);
    new OpensWithKeys(*m_source);
    connect(m_source, &QComboBox::activated, this, &ControlsPanel::chooseSource);
    auto* terms = new TermMark("sourceTerms", m_editor.results(), chosenRow());
    terms->setTerms({Term::Query, Term::Key, Term::Score});
    terms->explain(*m_source);
    addSection(m_source, tr("SCORES FROM"), terms);
    auto* picture = new PictureControl(m_editor);
    connect(picture, &PictureControl::openRequested, this, &ControlsPanel::openPictureRequested);
    m_column->addWidget(picture);
    m_column->addWidget(new ModelControl(m_editor, m_selection));
}

void ControlsPanel::makeMasks()
{
    m_masks = new Segments(Look::Washed, 3);
    m_masks->setObjectName(QStringLiteral("masks"));
    m_masks->setAccessibleName(tr("Mask"));
    m_masks->add(QStringLiteral("maskNone"), tr("none"));
    m_masks->add(QStringLiteral("maskCausal"), tr("causal"));
    m_masks->add(QStringLiteral("maskSelf"), tr("hide self"));
    connect(m_masks, &Segments::chosen, this, [this](int row) { tell(m_editor.setMask(static_cast<Mask>(row))); });
    auto* terms = new TermMark("maskTerms", m_editor.results(), chosenRow());
    terms->setTerms({Term::Mask});
    terms->explain(*m_masks);
    m_masksTitle = addSection(m_masks, tr("MASK"), terms);
    m_noMask = new TextLabel({.pixels = 12, .ink = Ink::Secondary, .breaks = true, .evenFigures = false});
    m_noMask->setObjectName(QStringLiteral("noMask"));
    m_column->addWidget(m_noMask);
}

/// The scene's mask waits, and comes back, where its source cannot have one.
void ControlsPanel::showMasks()
{
    const Input& input = *m_editor.results().attention()->input;
    const QString why = whyNoMask(input);
    const bool isPossible = why.isEmpty();
    m_masks->showChoice(int(isPossible ? m_editor.scene().mask : Mask::None));
    m_masks->setEnabled(isPossible);
    m_masks->setAccessibleDescription(why);
    for (int place = 0; place < int(maskNames.size()); ++place) {
        QRadioButton& segment = m_masks->segment(place);
        segment.setToolTip(isPossible ? maskTip(input, static_cast<Mask>(place)) : why);
        segment.setAccessibleDescription(segment.toolTip());
    }
    m_noMask->setText(why);
    m_noMask->setVisible(!isPossible);
}

void ControlsPanel::makeDisplay()
{
    m_colours = makeChoice<StandingChoice>("colours", tr("Colours"), Look::Row);
    for (const QString& scale : sequentialScaleNames())
        m_colours->addItem(QIcon(new ScaleSample(scale)), colourTitle(scale), scale);
    connect(m_colours, &QComboBox::activated, this, [this](int row) {
        const std::string name = m_colours->itemData(row).toString().toStdString();
        changeView(tr("Colours %1").arg(m_colours->itemText(row)), [&](View& view) { view.colours = name; });
    });
    addSection(makeRow(tr("Colours"), *m_colours), tr("DISPLAY"));

    m_ranges = makeChoice<StandingChoice>("scale", tr("Scale"), Look::Row);
    for (const ScaleRange range : {ScaleRange::Fixed, ScaleRange::RowMaximum, ScaleRange::MapMaximum, ScaleRange::Logarithmic})
        m_ranges->addItem(rangeTitle(range));
    connect(m_ranges, &QComboBox::activated, this, [this](int row) {
        changeView(tr("Scale %1").arg(m_ranges->itemText(row)), [row](View& view) { view.range = static_cast<ScaleRange>(row); });
    });
    m_column->addWidget(makeRow(tr("Scale"), *m_ranges));

    m_previews = makeChoice("preview", tr("Simulate"), Look::Row);
    for (std::size_t row = 0; row < previewNames.size(); ++row)
        m_previews->addItem(previewTitle(static_cast<Preview>(row)));
    m_previews->setToolTip(tr("How the map looks printed in greys, or to somebody who sees fewer colours"));
    connect(m_previews, &QComboBox::activated, this, [this](int row) {
        changeView(tr("Simulate %1").arg(m_previews->itemText(row)), [row](View& view) { view.preview = static_cast<Preview>(row); });
    });
    m_column->addWidget(makeRow(tr("Simulate"), *m_previews));

    m_values = makeSwitch("values", tr("Values in cells"));
    connect(m_values, &QAbstractButton::clicked, this, [this](bool on) {
        changeView(on ? tr("Values in cells on") : tr("Values in cells off"), [on](View& view) { view.values = on; });
    });
    m_column->addWidget(m_values);
    makeParts();
}

void ControlsPanel::makeParts()
{
    m_parts = new QToolButton;
    m_parts->setObjectName(QStringLiteral("parts"));
    m_parts->setAccessibleName(tr("Parts"));
    m_parts->setFocusPolicy(Qt::StrongFocus);
    m_parts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* menu = new SwitchMenu(m_parts);
    connect(m_parts, &QToolButton::clicked, menu, [this, menu] {
        menu->popup(m_parts->mapToGlobal(QPoint(isRightToLeft() ? 0 : m_parts->width() - menu->sizeHint().width(), m_parts->height())));
    });
    setLook(*m_parts, Look::Row);
    m_parts->setToolTip(tr("What stands around the map, here and in figures"));
    const auto add = [this, menu](const char* name, const QString& title, auto View::*member, auto on, auto off) {
        QAction* action = menu->addAction(title);
        action->setObjectName(QString::fromLatin1(name));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, title, member, on, off](bool checked) {
            changeView(checked ? tr("%1 on").arg(title) : tr("%1 off").arg(title), [&](View& view) { view.*member = checked ? on : off; });
        });
        m_partSwitches.push_back({action, [member, on](const View& view) { return view.*member == on; }});
    };
    add("partAxisTitles", tr("Axis titles"), &View::axisTitles, true, false);
    add("partLegend", tr("Legend"), &View::legend, true, false);
    add("partRowSums", tr("Row sums"), &View::rowSums, true, false);
    add("partEffectiveTokens", tr("Effective tokens"), &View::effectiveTokens, true, false);
    add("partKeysBelow", tr("Keys below"), &View::keySide, KeySide::Below, KeySide::Above);
    add("partQueriesRight", tr("Queries on the right"), &View::querySide, QuerySide::Right, QuerySide::Left);
    m_column->addWidget(makeRow(tr("Parts"), *m_parts));
}

void ControlsPanel::showParts(const View& view)
{
    QStringList shown;
    for (const PartSwitch& part : m_partSwitches) {
        const bool isOn = part.isOn(view);
        part.action->setChecked(isOn);
        if (isOn)
            shown << part.action->text();
    }
    m_parts->setText(shown.isEmpty() ? tr("none") : shown.join(QStringLiteral(", ")));
    m_parts->setAccessibleDescription(m_parts->text());
}

void ControlsPanel::chooseSource(int row)
{
    const int entry = m_source->itemData(row).toInt();
    if (entry == fromFile) {
        followScene(); // the list shows the present source until a file is really open
        emit openScoresRequested();
    } else if (entry == fromFolder) {
        followScene();
        emit openModelRequested();
    } else if (entry != ownSource) {
        tell(m_editor.chooseSource(sourceOffers()[std::size_t(entry)]));
    }
}

void ControlsPanel::tell(const Result<bool>& done)
{
    if (!done)
        followScene();
}

void ControlsPanel::followScene()
{
    const Scene& scene = m_editor.scene();
    showSource(scene);
    showMasks();
    m_colours->setCurrentIndex(std::max(0, m_colours->findData(QString::fromStdString(scene.view.colours))));
    m_ranges->setCurrentIndex(static_cast<int>(scene.view.range));
    m_previews->setCurrentIndex(static_cast<int>(scene.view.preview));
    m_values->setChecked(scene.view.values);
    showParts(scene.view);
}

void ControlsPanel::showScale()
{
    const Attention& attention = *m_editor.results().attention();
    if (attention.weights != m_scaledWeights)
        m_weightsEnd = divergingEnd(attention.weights->values);
    m_scaledWeights = attention.weights;
    const Stage stage = attention.scene.view.stage;
    if (stage == Stage::Weights) {
        m_colours->setStanding({});
        m_colours->setToolTip({});
        m_ranges->setStanding(m_weightsEnd > 0 ? tr("−%1 – %1, fixed").arg(weightText(m_weightsEnd, NumberForm::Short)) : QString());
        m_ranges->setToolTip(m_weightsEnd > 0 ? tr("Weights below 0 are shown on a scale with 0 in its middle, whatever is chosen here")
                                              : QString());
        return;
    }
    // What has a sign has colours of its own; those that are chosen here are the weights'.
    const bool isPicture = stage != Stage::Scores && pictureKindOf(attention, stage) == PictureKind::Overlay;
    const QString why = isPicture ? tr("A picture is shown in its own colours; what is chosen here holds for the weights")
                                  : tr("Numbers with a sign go from blue over 0 to orange; what is chosen here holds for the weights");
    m_colours->setStanding(isPicture ? tr("the picture’s own") : tr("blue – orange"));
    m_ranges->setStanding(isPicture ? tr("the picture’s own") : tr("around 0"));
    m_colours->setToolTip(why);
    m_ranges->setToolTip(why);
}

/// What changes nothing of the stage that is shown says what it changes.
void ControlsPanel::showReach()
{
    const Stage stage = m_editor.results().attention()->scene.view.stage;
    const bool isBeforeWeights = stage == Stage::Vectors || stage == Stage::Scores;
    m_normalizerTitle->setText(isBeforeWeights ? tr("NORMALIZER AND T · FOR WEIGHTS") : tr("NORMALIZER"));
    m_masksTitle->setText(stage == Stage::Vectors ? tr("MASK · FOR SCORES") : tr("MASK"));
    m_normalizerTitle->updateGeometry(); // their marks stand behind them
    m_masksTitle->updateGeometry();
}

/// What would change nothing cannot be switched.
void ControlsPanel::showOffers()
{
    const Attention& attention = *m_editor.results().attention();
    offerUnless(*m_values, whyNoNumbers(attention, attention.scene.view.stage));
}

void ControlsPanel::showSource(const Scene& scene)
{
    const std::vector<int> entries = entriesFor(scene);
    const int own = entryOf(scene);
    if (m_source->count() != int(entries.size()) || m_source->findData(own) < 0) {
        m_source->clear();
        for (const int entry : entries)
            m_source->addItem(QString(), entry);
    }
    for (int row = 0; row < m_source->count(); ++row)
        m_source->setItemText(row, sourceTitleOf(entries[std::size_t(row)], scene));
    const QString title = sourceTitleOf(own, scene);
    const int row = m_source->findData(own);
    m_source->setCurrentIndex(row);
    m_source->setToolTip(own == ownSource ? title : QString());
}

} // namespace softfocus

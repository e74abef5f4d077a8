#include "ui/panels/choices/controls_panel.h"

#include "core/scene/origin.h"
#include "core/sources/source_table.h"
#include "core/text/one_line.h"
#include "ui/controls/buttons/choice_box.h"
#include "ui/controls/buttons/menu_row.h"
#include "ui/controls/buttons/segmented_control.h"
#include "ui/controls/buttons/switch_row.h"
#include "ui/controls/text/slim_scroll_bar.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/preview_note.h"
#include "ui/panels/choices/normalizer_control.h"
#include "ui/panels/choices/temperature_control.h"
#include "ui/style/metrics.h"
#include "ui/words/colour_title.h"
#include "ui/words/message_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/picture.h"

#include <QAction>
#include <QImage>
#include <QPixmap>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace softfocus {

namespace {

/// What the entry that opens a file holds in place of a kind's place in sourceKinds().
constexpr int fromFile = -1;

/// What the list of sources has for a scene: every kind that can be chosen, and the scene's own, by their places in sourceKinds().
std::vector<int> entriesFor(const Scene& scene)
{
    std::vector<int> entries;
    for (std::size_t place = 0; place < sourceKinds().size(); ++place)
        if (sourceKinds()[place].choice || place == scene.source.index())
            entries.push_back(int(place));
    entries.push_back(fromFile);
    return entries;
}

/// What the list calls an entry; a kind that cannot be chosen is there only as the scene's own.
QString titleOf(int entry, const Scene& scene)
{
    if (entry == fromFile)
        return ControlsPanel::tr("Scores from a file…");
    const SourceKind& kind = sourceKinds()[std::size_t(entry)];
    if (kind.choice)
        return messageText(kind.choice->title);
    const GivenScores* given = givenMatrix(scene);
    return given ? oneLine(messageText(originText(given->origin)).simplified()) : messageText(kind.title);
}

/// A colour scale from its low to its high end.
QPixmap sampleOf(const ColourScale& scale, QSize size, double devicePixelRatio)
{
    QImage image((QSizeF(size) * devicePixelRatio).toSize(), QImage::Format_RGB32);
    for (int x = 0; x < image.width(); ++x) {
        const QRgb colour = scale.at(x / (image.width() - 1.0));
        for (int y = 0; y < image.height(); ++y)
            image.setPixel(x, y, colour);
    }
    image.setDevicePixelRatio(devicePixelRatio);
    return QPixmap::fromImage(image);
}

} // namespace

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
    m_bar = new SlimScrollBar(Qt::Vertical);
    m_area->setVerticalScrollBar(m_bar);
    m_area->setWidget(makeContent());
    // The card shows through.
    m_area->viewport()->setAutoFillBackground(false);
    m_area->widget()->setAutoFillBackground(false);
    whole->addWidget(m_area);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &ControlsPanel::followScene);
    connect(&m_editor.results(), &ResultSource::changed, this, &ControlsPanel::showScale);
    followScene();
    showScale();
    applyTheme(Theme::of(palette()));
}

QWidget* ControlsPanel::makeContent()
{
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    makeSource();
    m_normalizer = new NormalizerControl(m_editor, 2);
    addSection(m_normalizer, tr("NORMALIZER"));
    m_temperature = new TemperatureControl(m_editor, m_selection);
    addSection(m_temperature);
    makeMasks();
    makeDisplay();
    m_column->addStretch(1);
    return content;
}

void ControlsPanel::addSection(QWidget* first, const QString& title)
{
    if (m_column->count() > 0)
        m_gaps.push_back(m_column->count());
    if (m_column->count() > 0)
        m_column->addSpacing(0);
    if (!title.isEmpty()) {
        auto* line = new TextLabel({11, QFont::DemiBold, TextLabel::Ink::Secondary, false});
        line->setText(title);
        m_column->addWidget(line);
        m_titles.push_back(line);
    }
    m_column->addWidget(first);
}

void ControlsPanel::makeSource()
{
    m_source = new ChoiceBox(ChoiceLook::Boxed, tr("Scores from"));
    m_source->setObjectName(QStringLiteral("source"));
    m_source->setChangesOnlyInList(true);
    connect(m_source, &QComboBox::activated, this, &ControlsPanel::chooseSource);
    addSection(m_source, tr("SCORES FROM"));
}

void ControlsPanel::makeMasks()
{
    m_masks = new SegmentedControl(SegmentLook::Washed, 3);
    m_masks->setObjectName(QStringLiteral("masks"));
    m_masks->setAccessibleName(tr("Mask"));
    m_masks->add(QStringLiteral("maskNone"), tr("none")).setToolTip(tr("Every word sees every word"));
    m_masks->add(QStringLiteral("maskCausal"), tr("causal")).setToolTip(tr("A word sees itself and the words before it"));
    m_masks->add(QStringLiteral("maskSelf"), tr("hide self")).setToolTip(tr("A word sees every word but itself"));
    connect(m_masks, &SegmentedControl::chosen, this, [this](int row) { tell(m_editor.setMask(static_cast<Mask>(row))); });
    addSection(m_masks, tr("MASK"));
}

void ControlsPanel::makeDisplay()
{
    m_colours = new ChoiceBox(ChoiceLook::Row, tr("Colours"));
    m_colours->setObjectName(QStringLiteral("colours"));
    for (const QString& scale : sequentialScaleNames())
        m_colours->addItem(colourTitle(scale), scale);
    connect(m_colours, &ChoiceBox::listOpening, this, &ControlsPanel::paintSamples);
    connect(m_colours, &QComboBox::activated, this, [this](int row) {
        const std::string name = m_colours->itemData(row).toString().toStdString();
        changeView(tr("Colours %1").arg(m_colours->itemText(row)), [&](View& view) { view.colours = name; });
    });
    addSection(m_colours, tr("DISPLAY"));

    m_ranges = new ChoiceBox(ChoiceLook::Row, tr("Scale"));
    m_ranges->setObjectName(QStringLiteral("scale"));
    m_ranges->addItems({tr("0 – 1, fixed"), tr("row maximum"), tr("map maximum"), tr("logarithmic")});
    connect(m_ranges, &QComboBox::activated, this, [this](int row) {
        changeView(tr("Scale %1").arg(m_ranges->itemText(row)), [row](View& view) { view.range = static_cast<ScaleRange>(row); });
    });
    m_column->addWidget(m_ranges);

    m_previews = new ChoiceBox(ChoiceLook::Row, tr("Seen as"));
    m_previews->setObjectName(QStringLiteral("preview"));
    for (std::size_t row = 0; row < previewNames.size(); ++row)
        m_previews->addItem(previewTitle(static_cast<Preview>(row)));
    m_previews->setToolTip(tr("How the map looks printed in greys, or to somebody who sees fewer colours"));
    connect(m_previews, &QComboBox::activated, this, [this](int row) {
        changeView(tr("Seen as %1").arg(m_previews->itemText(row)), [row](View& view) { view.preview = static_cast<Preview>(row); });
    });
    m_column->addWidget(m_previews);

    m_values = new SwitchRow(tr("Values in cells"));
    m_values->setObjectName(QStringLiteral("values"));
    connect(m_values, &QAbstractButton::clicked, this, [this](bool on) {
        changeView(on ? tr("Values in cells on") : tr("Values in cells off"), [on](View& view) { view.values = on; });
    });
    m_column->addWidget(m_values);
    makeParts();
}

void ControlsPanel::makeParts()
{
    m_parts = new MenuRow(tr("Parts"));
    m_parts->setObjectName(QStringLiteral("parts"));
    m_parts->setToolTip(tr("What stands around the map, here and in figures"));
    const auto add = [this](const char* name, const QString& title, auto View::*member, auto on, auto off) {
        QAction& action = m_parts->add(name, title);
        connect(&action, &QAction::triggered, this, [this, title, member, on, off](bool checked) {
            changeView(checked ? tr("%1 on").arg(title) : tr("%1 off").arg(title), [&](View& view) { view.*member = checked ? on : off; });
        });
        m_partSwitches.push_back({&action, [member, on](const View& view) { return view.*member == on; }});
    };
    add("partAxisTitles", tr("Axis titles"), &View::axisTitles, true, false);
    add("partLegend", tr("Legend"), &View::legend, true, false);
    add("partRowSums", tr("Row sums"), &View::rowSums, true, false);
    add("partEffectiveTokens", tr("Effective tokens"), &View::effectiveTokens, true, false);
    add("partKeysBelow", tr("Keys below"), &View::keySide, KeySide::Below, KeySide::Above);
    add("partQueriesRight", tr("Queries on the right"), &View::querySide, QuerySide::Right, QuerySide::Left);
    m_column->addWidget(m_parts);
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
    m_parts->setSummary(shown.isEmpty() ? tr("none") : shown.join(QStringLiteral(", ")));
}

void ControlsPanel::applyTheme(const Theme& theme)
{
    Card::applyTheme(theme);
    const int side = scaled(theme, 17);
    m_column->setContentsMargins(side, scaled(theme, 16), side, scaled(theme, 12));
    m_column->setSpacing(scaled(theme, 6));
    for (const int gap : m_gaps)
        m_column->itemAt(gap)->spacerItem()->changeSize(0, scaled(theme, 8), QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_column->invalidate();
    for (TextLabel* title : m_titles)
        title->applyTheme(theme);
    m_bar->applyTheme(theme);
    m_source->applyTheme(theme);
    m_normalizer->applyTheme(theme);
    m_temperature->applyTheme(theme);
    m_masks->applyTheme(theme);
    m_colours->applyTheme(theme);
    m_ranges->applyTheme(theme);
    m_previews->applyTheme(theme);
    m_values->applyTheme(theme);
    m_parts->applyTheme(theme);
}

QSize ControlsPanel::sizeHint() const
{
    return {scaled(theme(), 258), m_area->widget()->sizeHint().height() + 2};
}

QSize ControlsPanel::minimumSizeHint() const
{
    return {scaled(theme(), 220), scaled(theme(), 120)};
}

void ControlsPanel::setSweep(TemperatureSweep& sweep)
{
    m_temperature->setSweep(sweep);
}

void ControlsPanel::chooseSource(int row)
{
    const int entry = m_source->itemData(row).toInt();
    if (entry == fromFile) {
        followScene(); // the list shows the present source until a file is really open
        emit openScoresRequested();
    } else if (const SourceKind& kind = sourceKinds()[std::size_t(entry)]; kind.choice) {
        tell(m_editor.chooseSource(kind));
    }
}

void ControlsPanel::changeView(const QString& label, const std::function<void(View&)>& change)
{
    tell(m_editor.changeView(label, change));
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
    m_masks->showChoice(static_cast<int>(scene.mask));
    m_colours->setCurrentIndex(std::max(0, m_colours->findData(QString::fromStdString(scene.view.colours))));
    m_ranges->setCurrentIndex(static_cast<int>(scene.view.range));
    m_previews->setCurrentIndex(static_cast<int>(scene.view.preview));
    m_values->setChecked(scene.view.values);
    showParts(scene.view);
}

void ControlsPanel::showScale()
{
    const Attention& attention = *m_editor.results().attention();
    if (attention.weights == m_scaledWeights)
        return;
    m_scaledWeights = attention.weights;
    const double end = divergingEnd(attention.weights->values);
    m_ranges->setStanding(end > 0 ? tr("−%1 – %1, fixed").arg(weightText(end, NumberForm::Short)) : QString());
    m_ranges->setToolTip(end > 0 ? tr("Weights below 0 are shown on a scale with 0 in its middle, whatever is chosen here") : QString());
}

void ControlsPanel::showSource(const Scene& scene)
{
    const std::vector<int> entries = entriesFor(scene);
    const int own = int(scene.source.index());
    if (m_source->count() != int(entries.size()) || m_source->findData(own) < 0) {
        m_source->clear();
        for (const int entry : entries)
            m_source->addItem(titleOf(entry, scene), entry);
    }
    const QString title = titleOf(own, scene);
    const int row = m_source->findData(own);
    m_source->setItemText(row, title);
    m_source->setCurrentIndex(row);
    m_source->setToolTip(kindOf(scene.source).choice ? QString() : title);
}

void ControlsPanel::paintSamples()
{
    for (int row = 0; row < m_colours->count(); ++row) {
        const ColourScale& scale = ColourScale::sequential(m_colours->itemData(row).toString(), theme().dark);
        m_colours->setItemIcon(row, sampleOf(scale, m_colours->iconSize(), devicePixelRatioF()));
    }
}

} // namespace softfocus

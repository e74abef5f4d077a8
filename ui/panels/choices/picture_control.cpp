#include "ui/panels/choices/picture_control.h"

#include "core/scene/with_picture.h"
#include "core/sources/image_source.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/spoken.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/number_slider.h"
#include "ui/model/document/neat_steps.h"
#include "ui/model/document/scene_editor.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/numbers/typed_number.h"
#include "ui/words/picture_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace softfocus {

namespace {

/// The number that was typed behind its symbol, where it is one of a range.
std::optional<double> inRange(const QString& text, const QString& symbol, double least, double greatest, bool isWhole)
{
    const std::optional<double> number = numberFrom(withoutSymbol(text, symbol));
    const bool fits = number && *number >= least && *number <= greatest && (!isWhole || *number == std::floor(*number));
    return fits ? number : std::nullopt;
}

/// "24", and of what was typed "24 × 24" as well.
std::optional<double> gridFrom(const QString& text)
{
    const QString first = text.section(u'×', 0, 0).section(u'x', 0, 0).trimmed();
    return inRange(first, QStringLiteral("g"), double(leastGrid), double(greatestGrid), true);
}

std::optional<double> noiseFrom(const QString& text)
{
    return inRange(text, QStringLiteral("σ"), 0, greatestNoise, false);
}

std::optional<double> seedFrom(const QString& text)
{
    return inRange(text, PictureControl::tr("seed"), 0, double(greatestSeed), true);
}

ValueForm gridForm()
{
    return {.symbol = QStringLiteral("g"),
            .textOf = shownParameterText,
            .exactTextOf = parameterNumberText,
            .valueOf = gridFrom,
            .refusal = PictureControl::tr("“%1” is not a grid. Write a whole number of patches from %2 to %3.")
                           .arg(QStringLiteral("%1"), countText(leastGrid), countText(greatestGrid)),
            .widest = QStringLiteral("g = 88"),
            .bigStep = bigGridStep,
            .least = double(leastGrid),
            .greatest = double(greatestGrid)};
}

SliderForm gridScale()
{
    constexpr double coarse = 16;
    const auto mark = [](double grid) { return SliderMark{grid, parameterNumberText(grid)}; };
    return {.least = double(leastGrid),
            .greatest = double(greatestGrid),
            .lowest = double(leastGrid),
            .highest = double(greatestGrid),
            .marks = {mark(double(leastGrid)), mark(double(greatestGrid)), mark(double(usualGrid)), mark(coarse)},
            .onFewDigits = [](double grid) { return std::round(grid); },
            .bigStep = bigGridStep,
            .textOf = parameterNumberText};
}

ValueForm noiseForm()
{
    return {.symbol = QStringLiteral("σ"),
            .textOf = shownParameterText,
            .exactTextOf = parameterNumberText,
            .valueOf = noiseFrom,
            .refusal = PictureControl::tr("“%1” is not a noise. Write a number from 0 to %2.")
                           .arg(QStringLiteral("%1"), parameterNumberText(greatestNoise)),
            .widest = QStringLiteral("σ = 0.888"),
            .bigStep = bigNoiseStep,
            .least = 0,
            .greatest = greatestNoise};
}

SliderForm noiseScale()
{
    constexpr double lowest = 0.01, middle = 0.1;
    const auto mark = [](double noise) { return SliderMark{noise, parameterNumberText(noise)}; };
    return {.least = 0,
            .greatest = greatestNoise,
            .lowest = lowest,
            .highest = greatestNoise,
            .marks = {mark(0), mark(greatestNoise), mark(middle), mark(lowest)},
            .onFewDigits =
                [](double noise) {
                    const double perOne = noise < 0.1 ? 1000 : 100;
                    return std::round(noise * perOne) / perOne;
                },
            .bigStep = bigNoiseStep,
            .textOf = parameterNumberText};
}

ValueForm seedForm()
{
    return {.symbol = PictureControl::tr("seed"),
            .textOf = shownParameterText,
            .exactTextOf = parameterNumberText,
            .valueOf = seedFrom,
            .refusal = PictureControl::tr("“%1” is not a seed. Write a whole number from 0 to %2.")
                           .arg(QStringLiteral("%1"), parameterNumberText(double(greatestSeed))),
            .widest = PictureControl::tr("%1 = %2").arg(PictureControl::tr("seed"), QStringLiteral("888888")),
            .least = 0,
            .greatest = double(greatestSeed)};
}

} // namespace

PictureControl::PictureControl(SceneEditor& editor, QWidget* parent) : QWidget(parent), m_editor(editor), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("pictureControl"));
    m_column->setContentsMargins(0, 0, 0, 0);
    followTheme(*this, [this](const Theme&) { m_column->setSpacing(scaled(4)); });
    connect(&m_editor, &SceneEditor::sceneChanged, this, &PictureControl::followScene);
    followScene();
}

/// Most scenes have no picture: its controls are not made before one does.
void PictureControl::makeContent()
{
    makePictures();
    makeGrid();
    makeNoise();
    makeSeed();
    m_note = makeProse("pictureNote", 12, Ink::Secondary);
    m_column->addWidget(m_note);
    m_note->hide();
    orderTabs();
}

void PictureControl::orderTabs()
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

void PictureControl::makePictures()
{
    m_pictures = makeChoice("picture", tr("Picture"), Look::Row);
    for (std::size_t row = 0; row < bundledPictureNames.size(); ++row)
        m_pictures->addItem(bundledPictureTitle(static_cast<BundledPicture>(row)));
    m_pictures->setToolTip(tr("Its centred square is cut into patches, which attend to each other"));
    connect(m_pictures, &QComboBox::activated, this, &PictureControl::choosePicture);
    m_column->addWidget(makeRow(tr("Picture"), *m_pictures));
    QPushButton* open = makeQuietButton("openPicture", tr("Open a picture…"));
    open->setToolTip(tr("A PNG, JPEG, GIF or BMP; it can be dropped on the window or pasted, too"));
    connect(open, &QAbstractButton::clicked, this, &PictureControl::openRequested);
    m_column->addWidget(open);
}

void PictureControl::addNumber(QWidget* title, NumberBox* entry, NumberSlider* slider)
{
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(entry);
    m_column->addLayout(head);
    m_column->addWidget(slider);
}

void PictureControl::makeGrid()
{
    m_gridTitle = new TextLabel({.pixels = 13, .shrinks = true});
    m_gridEntry = new NumberBox(gridForm(), double(usualGrid));
    m_gridEntry->setObjectName(QStringLiteral("gridEntry"));
    m_gridEntry->setAccessibleName(tr("Grid, exact"));
    m_gridEntry->setToolTip(tr("Click to write how many patches stand in a row: a whole number from %1 to %2")
                                .arg(countText(leastGrid), countText(greatestGrid)));
    m_gridSlider = new NumberSlider(gridScale(), double(usualGrid));
    m_gridSlider->setObjectName(QStringLiteral("gridSlider"));
    m_gridSlider->setAccessibleName(tr("Grid"));
    m_gridSlider->setToolTip(tr("How many patches stand in a row and in a column"));
    addNumber(m_gridTitle, m_gridEntry, m_gridSlider);
    connect(m_gridSlider, &NumberSlider::sliderPressed, &m_editor, &SceneEditor::beginEdits);
    connect(m_gridSlider, &NumberSlider::dragged, this, [this](double grid) { tell(m_editor.setGrid(Index(grid), Gesture::Drag)); });
    connect(m_gridSlider, &NumberSlider::sliderReleased, &m_editor, &SceneEditor::endEdits);
    connect(m_gridSlider, &NumberSlider::chosen, this, [this](double grid) { tell(m_editor.setGrid(Index(std::round(grid)))); });
    connect(m_gridSlider, &NumberSlider::stepped, this, [this](int steps) { tell(m_editor.stepGrid(steps)); });
    connect(m_gridEntry, &NumberBox::stepped, this, [this](int steps) { tell(m_editor.stepGrid(steps)); });
    connect(m_gridEntry, &NumberBox::entered, this, [this](double grid) { tell(m_editor.setGrid(Index(std::round(grid)))); });
    connect(m_gridEntry, &NumberBox::refused, this, &PictureControl::say);
    connect(m_gridEntry, &NumberBox::left, this, [this] { say({}); });
}

void PictureControl::makeNoise()
{
    m_noiseEntry = new NumberBox(noiseForm(), 0);
    m_noiseEntry->setObjectName(QStringLiteral("noiseEntry"));
    m_noiseEntry->setAccessibleName(tr("Noise, exact"));
    m_noiseEntry->setToolTip(tr("Click to write the standard deviation of the noise: a number from 0 to %1, where colours go from 0 to 1")
                                 .arg(parameterNumberText(greatestNoise)));
    m_noiseSlider = new NumberSlider(noiseScale(), 0);
    m_noiseSlider->setObjectName(QStringLiteral("noiseSlider"));
    m_noiseSlider->setAccessibleName(tr("Noise"));
    m_noiseSlider->setToolTip(tr("Random numbers that are added to every colour, to see the output remove them"));
    auto* terms = new TermMark("noiseTerms", m_editor.results());
    terms->setTerms({Term::Noise});
    terms->explain(*m_noiseEntry);
    terms->explain(*m_noiseSlider);
    addNumber(makeTitleLine(*new TextLabel({.pixels = 13, .shrinks = true}, tr("Noise")), *terms), m_noiseEntry, m_noiseSlider);
    connect(m_noiseSlider, &NumberSlider::sliderPressed, &m_editor, &SceneEditor::beginEdits);
    connect(m_noiseSlider, &NumberSlider::dragged, this, [this](double noise) { tell(m_editor.setNoise(noise, Gesture::Drag)); });
    connect(m_noiseSlider, &NumberSlider::sliderReleased, &m_editor, &SceneEditor::endEdits);
    connect(m_noiseSlider, &NumberSlider::chosen, this, [this](double noise) { tell(m_editor.setNoise(noise)); });
    connect(m_noiseSlider, &NumberSlider::stepped, this, [this](int steps) { tell(m_editor.stepNoise(steps)); });
    connect(m_noiseEntry, &NumberBox::stepped, this, [this](int steps) { tell(m_editor.stepNoise(steps)); });
    connect(m_noiseEntry, &NumberBox::entered, this, [this](double noise) { tell(m_editor.setNoise(noise)); });
    connect(m_noiseEntry, &NumberBox::refused, this, &PictureControl::say);
    connect(m_noiseEntry, &NumberBox::left, this, [this] { say({}); });
}

/// Only there while there is noise: without it no seed makes a difference.
void PictureControl::makeSeed()
{
    m_seed = new QWidget;
    auto* row = new QHBoxLayout(m_seed);
    row->setContentsMargins(0, 0, 0, 0);
    QPushButton* next = makeQuietButton("newNoise", tr("New noise"));
    next->setToolTip(tr("Other random numbers of the same strength: those of the next seed"));
    connect(next, &QAbstractButton::clicked, this, [this] {
        const auto* image = std::get_if<ImageSource>(&m_editor.scene().source);
        if (image)
            tell(m_editor.setSeed(image->seed < greatestSeed ? image->seed + 1 : 0));
    });
    m_seedEntry = new NumberBox(seedForm(), 1);
    m_seedEntry->setObjectName(QStringLiteral("seedEntry"));
    m_seedEntry->setAccessibleName(tr("Seed of the noise"));
    m_seedEntry->setToolTip(tr("Click to write the seed: the same one gives the same noise everywhere"));
    row->addWidget(next, 1);
    row->addWidget(m_seedEntry);
    m_column->addWidget(m_seed);
    connect(m_seedEntry, &NumberBox::stepped, this, [this](int steps) { tell(m_editor.stepSeed(steps)); });
    connect(m_seedEntry, &NumberBox::entered, this, [this](double seed) { tell(m_editor.setSeed(std::int64_t(std::round(seed)))); });
    connect(m_seedEntry, &NumberBox::refused, this, &PictureControl::say);
    connect(m_seedEntry, &NumberBox::left, this, [this] { say({}); });
}

void PictureControl::choosePicture(int row)
{
    if (row < int(bundledPictureNames.size()))
        tell(m_editor.choosePicture(static_cast<BundledPicture>(row)));
    else if (m_own)
        tell(m_editor.take(tr("Picture %1").arg(m_pictures->itemText(row)), withPicture(m_editor.scene(), m_own)));
}

void PictureControl::followScene()
{
    const auto* image = std::get_if<ImageSource>(&m_editor.scene().source);
    if (image && !m_pictures)
        makeContent();
    setVisible(image != nullptr);
    if (!image)
        return;
    showPicture(*image);
    m_gridTitle->setText(tr("%1 × %1 = %2 patches").arg(countText(image->grid), countText(image->grid * image->grid)));
    m_gridEntry->showNumber(double(image->grid));
    m_gridSlider->showNumber(double(image->grid));
    m_noiseEntry->showNumber(image->noise);
    m_noiseSlider->showNumber(image->noise);
    m_seedEntry->showNumber(double(image->seed));
    m_seed->setVisible(image->noise > 0);
    say({});
}

/// One of the program's pictures, or the user's own in a row below them, which stays there.
void PictureControl::showPicture(const ImageSource& image)
{
    const int ownRow = int(bundledPictureNames.size());
    if (const auto* bundled = std::get_if<BundledPicture>(&image.picture)) {
        m_pictures->setCurrentIndex(static_cast<int>(*bundled));
        return;
    }
    m_own = std::get<std::shared_ptr<const SquarePicture>>(image.picture);
    const QString title = messageText(pictureTitle(*m_own));
    if (m_pictures->count() == ownRow)
        m_pictures->addItem(title);
    else
        m_pictures->setItemText(ownRow, title);
    m_pictures->setCurrentIndex(ownRow);
}

void PictureControl::tell(const Result<bool>& done)
{
    if (done)
        return;
    followScene();
    say(messageText(done.error()));
}

void PictureControl::say(const QString& sentence)
{
    const bool isNew = sentence != m_note->text();
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
    if (isNew && !sentence.isEmpty())
        announce(*m_note);
}

} // namespace softfocus

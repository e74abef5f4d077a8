#include "ui/dialogs/figure_form.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/text_label.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/figure/page_figure.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/preview_note.h"
#include "ui/style/shown_theme.h"
#include "ui/words/colour_title.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/picture_text.h"
#include "ui/words/stage_texts.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <array>

namespace softfocus {

namespace {

constexpr int longestText = 500; ///< in a field

/// A width that a paper class or a slide has room for.
struct WidthPreset {
    const char* id; ///< in the settings
    const char* title;
    double millimetres;
    bool square = false;
};

/// Source: the classes' own text and column widths (acl.sty, neurips.sty, icml.sty, IEEEtran, acmart sigconf, llncs) and
/// Nature's guide to authors.
constexpr std::array widthPresets{
    WidthPreset{"acl", QT_TRANSLATE_NOOP("softfocus::FigureForm", "ACL, one column"), 77},
    WidthPreset{"acl-2", QT_TRANSLATE_NOOP("softfocus::FigureForm", "ACL, full width"), 160},
    WidthPreset{"neurips", QT_TRANSLATE_NOOP("softfocus::FigureForm", "NeurIPS, ICLR"), 139.7},
    WidthPreset{"icml", QT_TRANSLATE_NOOP("softfocus::FigureForm", "ICML, one column"), 82.5},
    WidthPreset{"icml-2", QT_TRANSLATE_NOOP("softfocus::FigureForm", "ICML, full width"), 171.4},
    WidthPreset{"ieee", QT_TRANSLATE_NOOP("softfocus::FigureForm", "IEEE, one column"), 88.9},
    WidthPreset{"ieee-2", QT_TRANSLATE_NOOP("softfocus::FigureForm", "IEEE, full width"), 181.8},
    WidthPreset{"acm", QT_TRANSLATE_NOOP("softfocus::FigureForm", "ACM, one column"), 84.6},
    WidthPreset{"acm-2", QT_TRANSLATE_NOOP("softfocus::FigureForm", "ACM, full width"), 177.8},
    WidthPreset{"lncs", QT_TRANSLATE_NOOP("softfocus::FigureForm", "Springer LNCS"), 122},
    WidthPreset{"nature", QT_TRANSLATE_NOOP("softfocus::FigureForm", "Nature, one column"), 89},
    WidthPreset{"nature-2", QT_TRANSLATE_NOOP("softfocus::FigureForm", "Nature, full width"), 183},
    WidthPreset{"slide", QT_TRANSLATE_NOOP("softfocus::FigureForm", "Slide"), 254},
    WidthPreset{"square", QT_TRANSLATE_NOOP("softfocus::FigureForm", "Square"), 120, true},
};

/// The preset of this id if it still has this width; 0 for none. Settings of earlier programs have the English title for it.
int presetOf(const QString& id, double millimetres)
{
    for (std::size_t i = 0; i < widthPresets.size(); ++i) {
        const WidthPreset& preset = widthPresets[i];
        const QString title = QString(id).replace(QStringLiteral("two columns"), QStringLiteral("full width")); // as it is called now
        if ((id == QLatin1String(preset.id) || title == QLatin1String(preset.title)) && preset.millimetres == millimetres)
            return int(i) + 1;
    }
    return 0;
}

} // namespace

FigureForm::FigureForm(const FigureChoice& choice, const Attention& attention, QWidget* parent)
    : QWidget(parent), m_attention(attention), m_choice(choice), m_column(new QVBoxLayout(this))
{
    setObjectName("figureForm");
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    followTheme(*this, [this](const Theme&) {
        m_column->setContentsMargins(scaled(17), scaled(14), scaled(17), scaled(14));
        m_column->setSpacing(scaled(6));
    });
    makeContent();
    makeSize();
    makeLook();
    makeParts();
    if (isChartPage(m_attention.scene)) {
        m_choice.film = FilmKind::Page;
        m_filmChoice->setEnabled(false); // a list has no maps to put beside each other
    }
    m_column->addStretch(1);
    showFilm();
    showTitlePart();
}

/// What would change nothing in the figure cannot be switched.
void FigureForm::showOffers()
{
    offerUnless(*m_numbersPart, whyNoNumbers(m_attention, m_choice.view.stage));
    offerUnless(*m_rowSumsPart, whyNoRowSums(m_attention, m_choice.view.stage));
    const bool isStrip = m_choice.film != FilmKind::OneMap && m_choice.film != FilmKind::Sweep && !isChartPage(m_attention.scene);
    offerUnless(*m_lettersPart, isStrip ? QString() : tr("A single map needs no letter"));
}

void FigureForm::markMapRows(int since)
{
    for (int place = since; place < m_column->count(); ++place)
        if (QWidget* row = m_column->itemAt(place)->widget())
            m_mapRows.push_back(row);
}

void FigureForm::addTitle(const QString& text)
{
    if (m_column->count() > 0)
        m_column->addSpacing(scaled(10));
    m_column->addWidget(new TextLabel({11, QFont::DemiBold, Ink::Secondary}, text));
}

QWidget* FigureForm::addRow(const QString& label, QWidget* field)
{
    field->setAccessibleName(label);
    followTheme(*field, [field](const Theme&) { field->setFixedWidth(scaled(130)); });
    QWidget* row = makeRow(label, *field);
    m_column->addWidget(row);
    return row;
}

QComboBox* FigureForm::addChoice(const char* name, const QString& label, const QStringList& items, int current,
                                 std::function<void(int)> choose)
{
    QComboBox* box = makeChoice(name, label, Look::Row);
    box->addItems(items);
    box->setCurrentIndex(current);
    connect(box, &QComboBox::activated, this, [this, choose = std::move(choose)](int row) {
        choose(row);
        emit changed();
    });
    m_column->addWidget(makeRow(label, *box));
    return box;
}

QDoubleSpinBox* FigureForm::addNumber(const char* name, const QString& label, const QString& unit, double value, double least, double most,
                                      std::function<void(double)> choose)
{
    auto* box = new QDoubleSpinBox;
    box->setObjectName(name);
    box->setRange(least, most);
    box->setDecimals(1);
    box->setSuffix(QChar(0x00a0) + unit);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignRight);
    box->setValue(value);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, choose = std::move(choose)](double chosen) {
        choose(chosen);
        emit changed();
    });
    addRow(label, box);
    return box;
}

QLineEdit* FigureForm::addText(const char* name, const QString& label, const QString& value, std::function<void(const QString&)> choose)
{
    auto* field = new QLineEdit(value);
    field->setObjectName(name);
    field->setMaxLength(longestText);
    connect(field, &QLineEdit::textChanged, this, [this, choose = std::move(choose)](const QString& text) {
        choose(text);
        emit changed();
    });
    addRow(label, field);
    return field;
}

QCheckBox* FigureForm::addPart(const char* name, const QString& label, bool& part)
{
    QCheckBox* row = makeSwitch(name, label);
    row->setChecked(part);
    connect(row, &QAbstractButton::clicked, this, [this, &part](bool on) { // a part of m_choice, which lives as long
        part = on;
        emit changed();
    });
    m_column->addWidget(row);
    return row;
}

void FigureForm::makeContent()
{
    addTitle(tr("CONTENT"));
    std::vector<Stage> stages;
    for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output})
        if (hasStage(m_attention, stage))
            stages.push_back(stage);
    QStringList names;
    int current = 0;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        names << stageName(stages[i]);
        if (stages[i] == m_choice.view.stage)
            current = int(i);
    }
    addChoice("figureStage", tr("Stage"), names, current, [this, stages](int row) {
        m_choice.view.stage = stages[std::size_t(row)];
        showOffers();
    });
    markMapRows(m_column->count() - 1);
    makeFilms();
    addText("figureTitle", tr("Title"), m_choice.options.title, [this](const QString& text) {
        m_choice.options.title = text;
        showTitlePart();
    });
    const int words = m_column->count();
    makeWords();
    markMapRows(words);
}

/// Titles of axes and how the words of columns stand.
void FigureForm::makeWords()
{
    FigureOptions& options = m_choice.options;
    for (QLineEdit* field : {addText("figureRowTitle", tr("Title of rows"), options.rowTitle,
                                     [this](const QString& text) { m_choice.options.rowTitle = text; }),
                             addText("figureColumnTitle", tr("Title of columns"), options.columnTitle,
                                     [this](const QString& text) { m_choice.options.columnTitle = text; })})
        field->setPlaceholderText(tr("as usual"));
    addChoice("figureAngle", tr("Labels of columns"), {tr("as they fit"), tr("upright"), tr("slanted"), tr("vertical")},
              options.labelAngle ? int(*options.labelAngle) + 1 : 0,
              [this](int row) { m_choice.options.labelAngle = row > 0 ? std::optional(LabelAngle(row - 1)) : std::nullopt; });
    addChoice("figureDecimals", tr("Decimals"), {tr("as they fit"), tr("one"), tr("two"), tr("three")},
              options.decimals ? *options.decimals - leastDecimals + 1 : 0,
              [this](int row) { m_choice.options.decimals = row > 0 ? std::optional(row - 1 + leastDecimals) : std::nullopt; });
}

QWidget* FigureForm::addRowsOf(FilmKind film, QWidget* row)
{
    m_filmRows.emplace_back(film, row);
    return row;
}

/// One map or several, and which.
void FigureForm::makeFilms()
{
    QStringList layouts{tr("single map"), tr("strip: temperatures"), tr("strip: normalizers"), tr("strip: variants"),
                        tr("sequence: a sweep of T")};
    const bool hasPage = m_attention.scene.page != PageKind::Explore;
    if (hasPage)
        layouts << tr("as on the page");
    m_filmChoice = addChoice("figureFilm", tr("Layout"), layouts, int(m_choice.film), [this](int row) {
        m_choice.film = FilmKind(row);
        showFilm();
    });
    addRowsOf(FilmKind::Temperatures, addText("figureTemperatures", tr("Temperatures"), m_choice.temperatures, [this](const QString& text) {
                                          m_choice.temperatures = text;
                                      })->parentWidget());
    makeNormalizers();
    // As wide as the form: what is written in it is long.
    auto* variants = new QLineEdit(m_choice.variants);
    variants->setObjectName("figureVariants");
    variants->setAccessibleName(tr("Variants"));
    variants->setMaxLength(longestText);
    variants->setCursorPosition(0);
    variants->setToolTip(tr("Normalizers, separated by semicolons, each with what is its own: softmax; sparsemax T=0.5; entmax alpha=1.3"));
    connect(variants, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_choice.variants = text;
        emit changed();
    });
    m_column->addWidget(addRowsOf(FilmKind::Variants, variants));
    makeSweep();
}

/// Which normalizers a strip has; all of them until one is left out.
void FigureForm::makeNormalizers()
{
    auto* choices = new QWidget;
    choices->setObjectName("figureNormalizers");
    auto* grid = new QGridLayout(choices);
    grid->setContentsMargins(0, 0, 0, 0);
    followTheme(*choices, [grid](const Theme& theme) { grid->setHorizontalSpacing(theme.scaled(24)); });
    constexpr int columns = 2;
    int place = 0;
    for (const Normalizer& normalizer : allNormalizers()) {
        const QString name = QString::fromStdString(std::string(normalizer.name()));
        auto* choice = new QCheckBox(nameText(normalizer.entry()));
        choice->setObjectName(QStringLiteral("figureNormalizer-") + name);
        choice->setChecked(m_choice.normalizers.isEmpty() || m_choice.normalizers.contains(name));
        grid->addWidget(choice, place / columns, place % columns);
        ++place;
        m_normalizers.emplace_back(name, choice);
        connect(choice, &QCheckBox::toggled, this, [this] {
            m_choice.normalizers.clear();
            for (const auto& [each, box] : m_normalizers)
                if (box->isChecked())
                    m_choice.normalizers << each;
            if (m_choice.normalizers.isEmpty())
                m_choice.normalizers << QString(); // none of them, which is not all
            emit changed();
        });
    }
    m_column->addWidget(addRowsOf(FilmKind::Normalizers, choices));
}

void FigureForm::makeSweep()
{
    const QStringList parts = m_choice.sweep.split(u':');
    const std::array fields{std::pair{"figureFrom", tr("From temperature")}, std::pair{"figureTo", tr("To temperature")},
                            std::pair{"figureCount", tr("Pictures")}};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        QLineEdit* const field =
            addText(fields[i].first, fields[i].second, parts.value(qsizetype(i)).trimmed(), [this, i](const QString& text) {
                QStringList all = m_choice.sweep.split(u':');
                all.resize(3);
                all[qsizetype(i)] = text.trimmed().replace(u',', u'.').remove(u':');
                m_choice.sweep = all.join(u':');
            });
        addRowsOf(FilmKind::Sweep, field->parentWidget());
    }
    QCheckBox* const animated = addPart("figureAnimated", tr("As one picture that moves"), m_choice.animated);
    connect(animated, &QAbstractButton::clicked, this, &FigureForm::showFilm);
    addRowsOf(FilmKind::Sweep, animated);
    QDoubleSpinBox* const frame =
        addNumber("figureFrame", tr("Each is shown for"), tr("ms"), m_choice.frameMilliseconds, leastFrameMilliseconds,
                  mostFrameMilliseconds, [this](double milliseconds) { m_choice.frameMilliseconds = int(milliseconds); });
    frame->setDecimals(0);
    m_frameRow = frame->parentWidget();
}

void FigureForm::showFilm()
{
    const bool isChart = m_choice.film == FilmKind::Page && isChartPage(m_attention.scene);
    for (QWidget* row : m_mapRows)
        row->setVisible(!isChart);
    for (const auto& [film, row] : m_filmRows)
        row->setVisible(m_choice.film == film);
    m_frameRow->setVisible(m_choice.film == FilmKind::Sweep && m_choice.animated);
    if (m_lettersPart)
        showOffers();
}

void FigureForm::makeSize()
{
    addTitle(tr("SIZE"));
    QStringList presets{tr("own width")};
    for (const WidthPreset& preset : widthPresets)
        presets << tr(preset.title);
    m_preset = addChoice("figurePreset", tr("For"), presets, presetOf(m_choice.preset, m_choice.options.widthMillimetres),
                         [this](int row) { choosePreset(row); });
    FigureOptions& options = m_choice.options;
    m_width = addNumber("figureWidth", tr("Width"), tr("mm"), options.widthMillimetres, 10, 1000, [this](double width) {
        m_choice.options.widthMillimetres = width;
        m_preset->setCurrentIndex(0);
        choosePreset(0);
    });
    choosePreset(m_preset->currentIndex());
    QDoubleSpinBox* const cell = addNumber("figureCell", tr("Cell"), tr("mm"), options.cellMillimetres, 0, 100,
                                           [this](double size) { m_choice.options.cellMillimetres = size; });
    cell->setSpecialValueText(tr("as large as fits"));
    m_mapRows.push_back(cell->parentWidget());
    addNumber("figureType", tr("Text size"), tr("pt"), options.fontPoints, 2, 72,
              [this](double points) { m_choice.options.fontPoints = points; });
    addNumber("figureDots", tr("Resolution of PNG"), tr("dpi"), options.dotsPerInch, 20, 2400, [this](double dots) {
        m_choice.options.dotsPerInch = dots;
    })->setDecimals(0);
}

void FigureForm::choosePreset(int preset)
{
    m_choice.preset.clear();
    m_choice.options.square = false;
    if (preset == 0)
        return;
    const WidthPreset& chosen = widthPresets[std::size_t(preset) - 1];
    m_choice.preset = QLatin1String(chosen.id);
    m_choice.options.square = chosen.square;
    m_choice.options.widthMillimetres = chosen.millimetres;
    const QSignalBlocker quiet(m_width);
    m_width->setValue(chosen.millimetres);
}

void FigureForm::makeLook()
{
    addTitle(tr("LOOK"));
    auto* themes = new Segments(Look::Washed, 2);
    themes->setObjectName("figureTheme");
    themes->setAccessibleName(tr("Theme"));
    themes->add(QStringLiteral("figureLight"), tr("light"));
    themes->add(QStringLiteral("figureDark"), tr("dark"));
    themes->showChoice(m_choice.options.dark ? 1 : 0);
    connect(themes, &Segments::chosen, this, [this](int row) {
        m_choice.options.dark = row == 1;
        emit changed();
    });
    m_column->addWidget(themes);
    const int colours = m_column->count();
    QStringList scales;
    int current = 0;
    for (const QString& scale : sequentialScaleNames()) {
        if (scale.toStdString() == m_choice.view.colours)
            current = int(scales.size());
        scales << colourTitle(scale);
    }
    addChoice("figureColours", tr("Colours"), scales, current,
              [this](int row) { m_choice.view.colours = sequentialScaleNames()[std::size_t(row)].toStdString(); });
    addChoice("figureScale", tr("Scale"), {tr("0 – 1, fixed"), tr("row maximum"), tr("map maximum"), tr("logarithmic")},
              int(m_choice.view.range), [this](int row) { m_choice.view.range = ScaleRange(row); });
    markMapRows(colours);
    QStringList eyes{tr("as it is")};
    for (std::size_t i = 1; i < previewNames.size(); ++i)
        eyes << previewTitle(Preview(i));
    addChoice("figureSeenAs", tr("Simulate"), eyes, 0, [this](int row) { m_choice.seenAs = Preview(row); });
}

void FigureForm::makeParts()
{
    addTitle(tr("PARTS"));
    FigureParts& parts = m_choice.options.parts;
    m_titlePart = addPart("partTitle", tr("Title"), parts.title);
    const int maps = m_column->count();
    addPart("partAxes", tr("Axis titles"), parts.axes);
    addPart("partLegend", tr("Legend"), parts.legend);
    m_numbersPart = addPart("partNumbers", tr("Numbers in cells"), parts.numbers);
    m_rowSumsPart = addPart("partRowSums", tr("Row sums"), m_choice.view.rowSums);
    m_lettersPart = addPart("partLetters", tr("Panel letters (a), (b)"), parts.letters);
    markMapRows(maps);
    addPart("partCaption", tr("Caption"), parts.caption);
    addPart("partProvenance", tr("Provenance"), parts.provenance);
}

} // namespace softfocus

#include "ui/dialogs/figure_form.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/text_label.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/preview_note.h"
#include "ui/style/shown_theme.h"
#include "ui/words/colour_title.h"
#include "ui/words/picture_text.h"
#include "ui/words/stage_texts.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <array>

namespace softfocus {

namespace {

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
        if ((id == QLatin1String(preset.id) || id == QLatin1String(preset.title)) && preset.millimetres == millimetres)
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
    m_column->addStretch(1);
    showFilm();
    showTitlePart();
    showOffers();
}

/// What would change nothing in the figure cannot be switched.
void FigureForm::showOffers()
{
    offerUnless(*m_numbersPart, whyNoNumbers(m_attention, m_choice.view.stage));
    offerUnless(*m_rowSumsPart, whyNoRowSums(m_attention, m_choice.view.stage));
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
    constexpr int longest = 500;
    field->setMaxLength(longest);
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
    addChoice("figureFilm", tr("Layout"),
              {tr("single map"), tr("strip: temperatures"), tr("strip: normalizers"), tr("sequence: a sweep of T")}, int(m_choice.film),
              [this](int row) {
                  m_choice.film = FilmKind(row);
                  showFilm();
              });
    m_temperaturesRow = addText("figureTemperatures", tr("Temperatures"), m_choice.temperatures, [this](const QString& text) {
                            m_choice.temperatures = text;
                        })->parentWidget();
    m_sweepRow = addText("figureSweep", tr("From : to : count"), m_choice.sweep, [this](const QString& text) {
                     m_choice.sweep = text;
                 })->parentWidget();
    addText("figureTitle", tr("Title"), m_choice.options.title, [this](const QString& text) {
        m_choice.options.title = text;
        showTitlePart();
    });
}

void FigureForm::showFilm()
{
    m_temperaturesRow->setVisible(m_choice.film == FilmKind::Temperatures);
    m_sweepRow->setVisible(m_choice.film == FilmKind::Sweep);
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
    QStringList scales;
    int current = 0;
    for (const QString& scale : sequentialScaleNames()) {
        if (scale.toStdString() == m_choice.view.colours)
            current = int(scales.size());
        scales << colourTitle(scale);
    }
    addChoice("figureColours", tr("Colours"), scales, current,
              [this](int row) { m_choice.view.colours = sequentialScaleNames()[std::size_t(row)].toStdString(); });
    QStringList eyes{tr("as it is")};
    for (std::size_t i = 1; i < previewNames.size(); ++i)
        eyes << previewTitle(Preview(i));
    addChoice("figureSeenAs", tr("Preview"), eyes, 0, [this](int row) { m_choice.seenAs = Preview(row); });
}

void FigureForm::makeParts()
{
    addTitle(tr("PARTS"));
    FigureParts& parts = m_choice.options.parts;
    m_titlePart = addPart("partTitle", tr("Title"), parts.title);
    addPart("partAxes", tr("Axis titles"), parts.axes);
    addPart("partLegend", tr("Legend"), parts.legend);
    m_numbersPart = addPart("partNumbers", tr("Numbers in cells"), parts.numbers);
    m_rowSumsPart = addPart("partRowSums", tr("Row sums"), m_choice.view.rowSums);
    addPart("partCaption", tr("Caption"), parts.caption);
    addPart("partProvenance", tr("Provenance"), parts.provenance);
}

} // namespace softfocus

#include "ui/dialogs/export_dialog.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/dialogs/figure_preview.h"
#include "ui/figure/caption.h"
#include "ui/figure/clipboard.h"
#include "ui/figure/export.h"
#include "ui/figure/figure_clipboard.h"
#include "ui/figure/figure_settings.h"
#include "ui/figure/page/page.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/figure/page_figure.h"
#include "ui/paint/colour/colour_vision.h"
#include "ui/words/message_text.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

namespace {

/// Names in the settings, in the order of FilmKind.
const QStringList filmNames{QStringLiteral("one"), QStringLiteral("temperatures"), QStringLiteral("normalizers"),
                            QStringLiteral("variants"), QStringLiteral("sweep")};

/// The normalizers of these names; all where there are no names.
std::vector<Normalizer> normalizersOf(const QStringList& names)
{
    std::vector<Normalizer> normalizers;
    for (const Normalizer& normalizer : allNormalizers())
        if (names.isEmpty() || names.contains(QString::fromStdString(std::string(normalizer.name()))))
            normalizers.push_back(normalizer);
    return normalizers;
}

/// Several maps under one legend. Needs: a choice of them.
Result<Figure> stripOf(const std::shared_ptr<const Attention>& shown, const FigureChoice& choice)
{
    if (choice.film == FilmKind::Temperatures)
        return temperatureStrip(shown, temperaturesFrom(choice.temperatures).value_or(std::vector<double>()), choice.options);
    if (choice.film == FilmKind::Normalizers)
        return normalizerStrip(shown, normalizersOf(choice.normalizers), choice.options);
    const Result<std::vector<Variant>> variants = variantsFrom(choice.variants, shown->scene.variant);
    return variants ? variantStrip(shown, *variants, choice.options) : Result<Figure>(variants.error());
}

} // namespace

ExportDialog::ExportDialog(std::shared_ptr<const Attention> attention, const QString& folder, QWidget* parent)
    : QDialog(parent), m_attention(std::move(attention)), m_folder(folder), m_preview(new FigurePreview),
      m_caption(makeProse("figureCaption", 12, Ink::Secondary)), m_status(makeProse("exportStatus", 12)),
      m_copyCaption(makeButton("copyCaption", tr("Copy caption"))), m_copyAltText(makeButton("copyAltText", tr("Copy description"))),
      m_copyFigure(makeButton("copyShownFigure", tr("Copy figure"))), m_cancel(makeButton("exportClose", tr("Close"))),
      m_export(makeButton("exportButton", tr("Export…"), Look::Primary)),
      m_previews(QStringLiteral("figure preview"), workOnPreviews(), [this](const Result<DrawnPreview>& preview) { showPreview(preview); }),
      m_files(QStringLiteral("figure files"), workOnFiles(), [this](const Result<int>& written) { followWriting(written); })
{
    setObjectName("exportDialog");
    setWindowTitle(tr("Export a figure"));
    m_form = new FigureForm(rememberedChoice(), *m_attention);
    makeLayout();
    connectParts();
    resize(ExportDialog::sizeHint()); // lines that wrap would make it as low as they allow
    requestPreview();
}

FigureChoice ExportDialog::rememberedChoice() const
{
    FigureChoice choice;
    choice.options = loadFigureOptions();
    choice.view = m_attention->scene.view;
    choice.view.axisTitles = choice.view.legend = true; // the dialog has switches of its own for them
    const QSettings settings;
    choice.temperatures = settings.value("figure/temperatures", choice.temperatures).toString();
    choice.sweep = settings.value("figure/sweep", choice.sweep).toString();
    choice.normalizers = settings.value("figure/normalizers").toStringList();
    choice.variants = settings.value("figure/variants", choice.variants).toString();
    choice.animated = settings.value("figure/animated").toBool();
    choice.frameMilliseconds = std::clamp(settings.value("figure/frameMilliseconds", choice.frameMilliseconds).toInt(),
                                          leastFrameMilliseconds, mostFrameMilliseconds);
    choice.film = FilmKind(std::max(qsizetype(0), filmNames.indexOf(settings.value("figure/film").toString())));
    if (m_attention->scene.page != PageKind::Explore)
        choice.film = FilmKind::Page;
    const QString compared = variantsText(m_attention->scene);
    if (m_attention->scene.compare != CompareChoices() && !compared.isEmpty()) // what is compared, and a strip of variants, are the same
        choice.variants = compared;
    choice.preset = settings.value("figure/preset").toString();
    return choice;
}

void ExportDialog::remember() const
{
    saveFigureOptions(m_form->choice().options);
    QSettings settings;
    settings.setValue("figure/temperatures", m_form->choice().temperatures);
    settings.setValue("figure/sweep", m_form->choice().sweep);
    settings.setValue("figure/normalizers", m_form->choice().normalizers);
    settings.setValue("figure/variants", m_form->choice().variants);
    settings.setValue("figure/animated", m_form->choice().animated);
    settings.setValue("figure/frameMilliseconds", m_form->choice().frameMilliseconds);
    if (m_form->choice().film != FilmKind::Page)
        settings.setValue("figure/film", filmNames[qsizetype(m_form->choice().film)]);
    settings.setValue("figure/preset", m_form->choice().preset);
}

void ExportDialog::makeLayout()
{
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_form);
    followTheme(*area, [area](const Theme&) { area->setFixedWidth(scaled(310)); });
    whole->addWidget(area);
    auto* right = new QVBoxLayout;
    right->addWidget(m_preview, 1);
    auto* foot = new QVBoxLayout;
    foot->addWidget(m_caption);
    foot->addWidget(m_status);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_copyFigure, m_copyCaption, m_copyAltText})
        buttons->addWidget(button);
    buttons->addStretch(1);
    for (QPushButton* button : {m_cancel, m_export})
        buttons->addWidget(button);
    foot->addLayout(buttons);
    const int side = scaled(16);
    foot->setContentsMargins(side, 0, side, side);
    foot->setSpacing(scaled(8));
    right->addLayout(foot);
    whole->addLayout(right, 1);
    m_copyAltText->setToolTip(tr("What the figure shows, for those who do not see it"));
}

void ExportDialog::connectParts()
{
    connect(m_form, &FigureForm::changed, this, &ExportDialog::requestPreview);
    connect(m_preview, &FigurePreview::resized, this, &ExportDialog::requestPreview);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::askForFile);
    connect(m_copyCaption, &QPushButton::clicked, this, [this] {
        if (const auto made = figures(false))
            copy(captionOf(made->front()), tr("The caption is on the clipboard"));
    });
    connect(m_copyAltText, &QPushButton::clicked, this, [this] {
        if (const auto made = figures(false))
            copy(altTextOf(made->front()), tr("The description is on the clipboard"));
    });
    connect(m_copyFigure, &QPushButton::clicked, this, &ExportDialog::copyFigure);
    connect(this, &QDialog::finished, this, &ExportDialog::remember);
}

Result<std::vector<Figure>> ExportDialog::figures(bool all) const
{
    const FigureChoice& choice = m_form->choice();
    const std::shared_ptr<const Attention> shown = shownAs(m_attention, choice.view);
    std::vector<Figure> made;
    switch (choice.film) {
    case FilmKind::OneMap: made.push_back(figureOf(shown, choice.options)); break;
    case FilmKind::Page: {
        Result<Figure> page = pageFigure(shown, choice.options);
        if (!page)
            return page.error();
        made.push_back(std::move(*page));
        break;
    }
    case FilmKind::Temperatures:
    case FilmKind::Normalizers:
    case FilmKind::Variants: {
        Result<Figure> strip = stripOf(shown, choice);
        if (!strip)
            return strip.error();
        made.push_back(std::move(*strip));
        break;
    }
    case FilmKind::Sweep:
        if (hasGivenWeights(*shown) || !shown->scene.variant.normalizer.temperatureMatters())
            return Error{translatable("Figure", "Temperature has no effect here, so all pictures of the sequence would be the same.")};
        for (const double temperature : sweepFrom(choice.sweep).value_or(std::vector<double>())) {
            Scene scene = shown->scene;
            scene.variant.temperature = temperature;
            made.push_back(figureOf(attend(scene, shown->input, shown), choice.options));
            if (!all)
                break;
        }
        if (made.empty())
            return Error{translatable("Figure", "A sequence needs two temperatures above 0 and how many pictures, such as 0.05:20:60.")};
        break;
    }
    return made;
}

void ExportDialog::requestPreview()
{
    m_previews.cancel();
    Result<std::vector<Figure>> made = figures(false);
    m_export->setEnabled(made.ok());
    m_copyFigure->setEnabled(made.ok());
    if (!made) {
        m_preview->showSentence(messageText(made.error()));
        return;
    }
    m_caption->setText(captionOf(made->front()));
    m_previews.request({std::move(made->front()), m_preview->room()});
}

void ExportDialog::showPreview(const Result<DrawnPreview>& preview)
{
    if (preview)
        m_preview->showFigure(seenThrough(m_form->choice().seenAs, preview->image), preview->millimetres);
    else
        m_preview->showSentence(messageText(preview.error()));
}

void ExportDialog::followWriting(const Result<int>& written)
{
    if (!written) {
        m_export->setEnabled(true);
        m_status->setText(messageText(written.error()));
        return;
    }
    if (m_paths.size() > 1)
        m_status->setText(tr("%1 of %2 written").arg(*written).arg(m_paths.size()));
    if (*written < m_paths.size())
        return;
    emit exported(m_paths);
    accept();
}

void ExportDialog::askForFile()
{
    remember();
    QStringList suffixes, filters;
    for (const char* suffix : figureSuffixes()) {
        if (animates() && figureFormatOf(QStringLiteral("a.") + QLatin1String(suffix)) != FigureFormat::Png)
            continue;
        suffixes << QLatin1String(suffix);
        filters << tr("%1 (*.%2)").arg(suffixes.last().toUpper(), suffixes.last());
    }
    auto* dialog = new QFileDialog(this, tr("Export the figure"), m_folder, filters.join(QStringLiteral(";;")));
    dialog->resize(scaled(720), scaled(480));
    dialog->setObjectName("exportFileDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString kept = QSettings().value("figure/suffix", QStringLiteral("pdf")).toString();
    const QString last = animates() ? suffixes.first() : kept;
    dialog->setDefaultSuffix(last);
    dialog->selectFile(figureName(m_attention->scene) + u'.' + last);
    if (const qsizetype row = suffixes.indexOf(last); row >= 0)
        dialog->selectNameFilter(filters[row]);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters, suffixes](const QString& filter) {
        if (const qsizetype row = filters.indexOf(filter); row >= 0) // which of them, as Qt gives it
            dialog->setDefaultSuffix(suffixes[row]);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::write);
    dialog->open();
}

void ExportDialog::write(const QString& path)
{
    const Result<std::vector<Figure>> made = figures(true);
    if (!made)
        return;
    const QFileInfo file(path);
    QSettings().setValue("figure/suffix", file.suffix());
    QStringList paths{path};
    const std::optional<int> frame = animates() ? std::optional(m_form->choice().frameMilliseconds) : std::nullopt;
    if (frame && figureFormatOf(path) != FigureFormat::Png) {
        m_status->setText(tr("A picture that moves is a .png file; choose a name that ends so."));
        return;
    }
    if (made->size() > 1 && !frame) {
        paths.clear();
        const QString pattern = file.path() + u'/' + file.completeBaseName() + QStringLiteral("-{n}.") + file.suffix();
        for (std::size_t i = 0; i < made->size(); ++i)
            paths << numberedName(pattern, qsizetype(i) + 1, qsizetype(made->size()));
    }
    m_export->setEnabled(false);
    m_status->setText(tr("Writing…"));
    m_paths = paths;
    m_files.request({*made, paths, frame});
}

/// As it is shown, with its own settings; of a sweep the first picture.
void ExportDialog::copyFigure()
{
    Result<std::vector<Figure>> made = figures(false);
    if (!made)
        return;
    if (const Result<FigurePage> page = layOutFigure(made->front()); !page) {
        m_status->setText(messageText(page.error()));
        return;
    }
    QGuiApplication::clipboard()->setMimeData(new FigureMimeData(std::move(made->front())));
    m_status->setText(tr("The figure is on the clipboard, with its values and a description"));
}

void ExportDialog::copy(const QString& text, const QString& done)
{
    QGuiApplication::clipboard()->setText(text);
    m_status->setText(done);
}

} // namespace softfocus

#include "ui/model/stage_texts.h"

#include "core/measures/measures.h"
#include "ui/paint/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace softfocus {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("StageTexts", text);
}

constexpr auto separator = " · ";

QString weightsSubtitle(const Attention& attention)
{
    const Weights& weights = *attention.weights;
    const QString row = attention.scene.given ? tr("each row is one query’s attention")
                                              : tr("each row is one word’s attention");
    bool sumsToOne = true;
    bool hasEmptyRow = false;
    for (Index query = 0; query < weights.values.rows(); ++query) {
        const RowState state = weights.states[static_cast<std::size_t>(query)];
        if (state == RowState::Undefined)
            return row + tr("; a row whose scores sum to 0 is undefined");
        hasEmptyRow = hasEmptyRow || state == RowState::NothingToAttend;
        // Rounding of a thousand additions stays far below what two decimals show.
        constexpr double roundingOfASum = 1e-9;
        if (state == RowState::Normal)
            sumsToOne = sumsToOne && std::abs(weights.values.row(query).sum() - 1) < roundingOfASum;
    }
    if (!sumsToOne)
        return row + tr("; its sum need not be 1");
    return row + (hasEmptyRow ? tr("; every row that has something to attend to sums to 1") : tr("; every row sums to 1"));
}

QString sizeText(const Matrix& matrix)
{
    const QLocale locale;
    return QStringLiteral("%1 × %2").arg(locale.toString(qlonglong(matrix.rows())),
                                         locale.toString(qlonglong(matrix.cols())));
}

} // namespace

QString stageName(Stage stage)
{
    switch (stage) {
    case Stage::Vectors: return tr("Vectors");
    case Stage::Scores: return tr("Scores");
    case Stage::Weights: return tr("Weights");
    case Stage::Output: return tr("Output");
    }
    return {};
}

QString stageTitle(Stage stage)
{
    switch (stage) {
    case Stage::Vectors: return tr("Word vectors");
    case Stage::Scores: return tr("Attention scores");
    case Stage::Weights: return tr("Attention weights");
    case Stage::Output: return tr("Output vectors");
    }
    return {};
}

QString stageSubtitle(const Attention& attention, Stage stage)
{
    if (!hasStage(attention, stage))
        return stageMissing();
    switch (stage) {
    case Stage::Vectors:
        return tr("each row is one word as a list of %1 numbers").arg(attention.input->vectors.cols());
    case Stage::Scores:
        return attention.scene.given
            ? tr("as given in %1, before any normalizer").arg(QString::fromStdString(attention.scene.given->origin))
            : tr("every query compared with every key: q·k / √d, signed and raw");
    case Stage::Weights: return weightsSubtitle(attention);
    case Stage::Output: return tr("each row is what a word becomes: the vectors, mixed by its weights");
    }
    return {};
}

QString stageCaption(const Attention& attention, Stage stage)
{
    if (!hasStage(attention, stage))
        return tr("none for given scores");
    const Scene& scene = attention.scene;
    switch (stage) {
    case Stage::Vectors: return sizeText(attention.input->vectors);
    case Stage::Scores: return scene.given ? tr("as given") : QStringLiteral("q·k / √d");
    case Stage::Weights: {
        const std::string_view name = scene.normalizer.name();
        const QString normalizer = QString::fromUtf8(name.data(), qsizetype(name.size()));
        return scene.normalizer.temperatureMatters() ? tr("%1, T %2").arg(normalizer, temperatureText(scene.temperature))
                                                     : normalizer;
    }
    case Stage::Output: return tr("weights × vectors");
    }
    return {};
}

bool hasStage(const Attention& attention, Stage stage)
{
    return !attention.scene.given || stage == Stage::Scores || stage == Stage::Weights;
}

QString stageMissing()
{
    return tr("The scores were given as they are, so there are no vectors behind them");
}

QString summaryOf(const Attention& attention)
{
    const Scene& scene = attention.scene;
    const std::string_view name = scene.normalizer.name();
    QString summary = QString::fromUtf8(name.data(), qsizetype(name.size())) + QString::fromUtf8(separator) +
                      tr("T %1").arg(temperatureText(scene.temperature));
    if (!scene.normalizer.temperatureMatters())
        summary += tr(" (no effect)");
    const double entropy = meanEntropy(attention.weights->values);
    if (!std::isnan(entropy))
        summary += QString::fromUtf8(separator) + tr("mean entropy %1 bits").arg(entropyText(entropy));
    return summary;
}

QString truncationOf(const Attention& attention)
{
    const auto shown = attention.queryCount();
    const auto total = attention.input->tokenTotal;
    if (attention.scene.given || total <= shown)
        return {};
    const QLocale locale;
    return tr("the first %1 of %2 words are shown").arg(locale.toString(qlonglong(shown)), locale.toString(qlonglong(total)));
}

} // namespace softfocus

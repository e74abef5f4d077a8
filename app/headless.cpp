#include "app/headless.h"

#include "app/series.h"
#include "app/terminal.h"
#include "core/files/output/serialize_measures.h"
#include "core/files/output/serialize_prediction.h"
#include "core/files/output/serialize_variants.h"
#include "core/models/model_run.h"
#include "core/sources/source_table.h"
#include "ui/figure/animation.h"
#include "ui/figure/compare_figure.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/figure/page_figure.h"
#include "ui/words/finite_mask_text.h"
#include "ui/words/nothing_text.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace softfocus::cli {

namespace {

std::shared_ptr<const Attention> attentionOf(const Scene& scene)
{
    return attentionFor(scene);
}

/// Prepares everything that pictures need; nothing where there is none to draw.
std::unique_ptr<QGuiApplication> startDrawing(const Options& options, char* programName)
{
    const bool draws = std::ranges::any_of(options.exports, [](const QString& path) { return isPicture(*figureFormatOf(path)); });
    if (!draws)
        return nullptr;
    // Whatever display, theme or plugin the desktop asks for, a figure does not depend on it, nor on the language.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    for (const char* variable : {"QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI"})
        qunsetenv(variable);
    preferUtf8();
    endFatallyWith("Figures cannot be drawn: ");
    static int count = 1;
    static char* arguments[] = {programName, nullptr};
    auto application = std::make_unique<QGuiApplication>(count, arguments);
    QLocale::setDefault(QLocale::c());
    return application;
}

Result<Figure> figureFor(const std::shared_ptr<const Attention>& attention, const Options& options)
{
    if (!options.stripTemperatures.empty())
        return temperatureStrip(attention, options.stripTemperatures, options.figure);
    if (!options.stripNormalizers.empty())
        return normalizerStrip(attention, options.stripNormalizers, options.figure);
    if (!options.variants.empty() && !isChartPage(attention->scene))
        return variantStrip(attention, options.variants, options.figure);
    return pageFigure(attention, options.figure);
}

/// Which text it is that has no words.
std::string emptyText(const Attention& attention)
{
    if (attention.input->isSelfAttention)
        return "the text";
    return attention.queryCount() == 0 ? "the sentence that asks" : "the sentence that is asked";
}

/// Writes the figures of one result; `named` gives a pattern its name.
template <class Named>
Result<bool> exportOne(const std::shared_ptr<const Attention>& attention, const Options& options, Named named)
{
    if (!isChartPage(attention->scene) && showsNothing(*attention, attention->scene.view.stage))
        return Error{"There is nothing to draw for " + named(options.exports.first()).toStdString() + ": " + emptyText(*attention) +
                     " has no words."};
    const Result<Figure> figure = figureFor(attention, options);
    if (!figure)
        return figure.error();
    if (const QString lack = leftOutOfFigure(*attention); !lack.isEmpty())
        say(lack.toStdString());
    for (const QString& path : options.exports)
        if (const Result<bool> written = exportFigure(*figure, named(path)); !written)
            return written;
    return true;
}

/// Why the stage cannot be drawn as --drawn-as says, or nothing.
std::optional<Error> faultOfKind(const Attention& attention, const Options& options)
{
    const Stage stage = attention.scene.view.stage;
    if (!options.drawnAs || pictureKindOf(attention, stage) == *options.drawnAs)
        return std::nullopt;
    std::string kinds;
    for (const PictureKind kind : pictureKindsOf(attention, stage))
        kinds.append(kinds.empty() ? "" : " or ").append(nameOf(pictureKindNames, kind));
    return Error{std::string("--drawn-as ")
                     .append(nameOf(pictureKindNames, *options.drawnAs))
                     .append(" is not possible for these ")
                     .append(nameOf(stageNames, stage))
                     .append("; give ")
                     .append(kinds)
                     .append(".")};
}

/// Why --row does not fit these rows, or nothing.
std::optional<Error> faultOfRow(const Attention& attention, const Options& options)
{
    const Index rows = attention.queryCount();
    if (rows == 0)
        return std::nullopt;
    if (options.print == Printable::Jacobian && !options.row && rows > 1)
        return Error{"--print jacobian is of one row; add --row with a number from 1 to " + std::to_string(rows) + "."};
    if (options.row && *options.row >= rows)
        return Error{"--row " + std::to_string(*options.row + 1) + " is not possible; there " +
                     (rows == 1 ? "is 1 row." : "are " + std::to_string(rows) + " rows.")};
    return std::nullopt;
}

Result<QByteArray> printed(const Attention& attention, const Options& options)
{
    switch (*options.print) {
    case Printable::Vectors:
    case Printable::Scores:
    case Printable::Weights:
    case Printable::Output: return serializeStage(attention, static_cast<Stage>(*options.print), options.format);
    case Printable::Measures: return serializeMeasures(attention, options.format);
    case Printable::LogWeights: return serializeLogWeights(attention, options.format);
    case Printable::Prediction: return serializePrediction(attention, options.format);
    case Printable::Jacobian: break;
    }
    if (hasPooledWeights(attention))
        return Error{
            std::string("The Jacobian is of one head with all its pieces; choose one, and leave out --hide-special and --join-words.")};
    if (attention.queryCount() == 0 || attention.keyCount() == 0)
        return Error{"There is no row whose Jacobian could be printed: " + emptyText(attention) + " has no words."};
    return serializeJacobian(attention, options.row.value_or(0), options.format);
}

/// The same under each of the variants, on which vectors and scores do not depend.
Result<QByteArray> printedVariants(const std::shared_ptr<const Attention>& attention, const Options& options)
{
    if (options.variants.empty() || *options.print < Printable::Weights)
        return printed(*attention, options);
    std::vector<QByteArray> texts;
    for (const Variant& variant : options.variants) {
        Scene scene = attention->scene;
        scene.variant = variant;
        const Result<QByteArray> text = printed(*attentionFor(scene, attention), options);
        if (!text)
            return text;
        texts.push_back(*text);
    }
    return joinedVariants(options.variants, texts, options.format);
}

/// A figure for each sentence of a file.
Result<bool> exportSentences(const Scene& scene, const Options& options)
{
    const Result<QStringList> sentences = readSentences(*options.input);
    if (!sentences)
        return sentences.error();
    ProgressLine progress(sentences->size());
    for (qsizetype number = 1; number <= sentences->size(); ++number) {
        Scene one = scene;
        one.source = withTypedText(scene.source, 0, (*sentences)[number - 1].toStdString());
        if (const Result<Scene> checked = check(one); !checked)
            return Error{options.input->toStdString() + ", sentence " + std::to_string(number) + ": " + checked.message()};
        const auto named = [&](const QString& pattern) { return numberedName(pattern, number, sentences->size()); };
        const std::shared_ptr<const Attention> attention = attentionOf(one);
        if (attention->input->fault)
            return *attention->input->fault;
        if (const Result<bool> written = exportOne(attention, options, named); !written)
            return written;
        progress.show(number);
    }
    return true;
}

/// A figure for each temperature of a sweep.
Result<bool> exportSweep(const std::shared_ptr<const Attention>& attention, const Options& options)
{
    const auto count = qsizetype(options.sweep.size());
    ProgressLine progress(count);
    for (qsizetype number = 1; number <= count; ++number) {
        Scene scene = attention->scene;
        scene.variant.temperature = options.sweep[std::size_t(number - 1)];
        const auto named = [&](const QString& pattern) { return numberedName(pattern, number, count); };
        if (const Result<bool> written = exportOne(attentionFor(scene, attention), options, named); !written)
            return written;
        progress.show(number);
    }
    return true;
}

/// The pictures of a sweep as one file that shows them one after the other.
Result<bool> exportAnimation(const std::shared_ptr<const Attention>& attention, const Options& options)
{
    const QString& path = options.exports.first();
    if (showsNothing(*attention, attention->scene.view.stage))
        return Error{"There is nothing to draw for " + path.toStdString() + ": " + emptyText(*attention) + " has no words."};
    std::vector<Figure> frames;
    for (const double temperature : options.sweep) {
        Scene scene = attention->scene;
        scene.variant.temperature = temperature;
        Result<Figure> frame = figureFor(attentionFor(scene, attention), options);
        if (!frame)
            return frame.error();
        frames.push_back(std::move(*frame));
    }
    ProgressLine progress(qsizetype(frames.size()));
    return exportAnimation(frames, *options.frameMilliseconds, path, [&progress](std::size_t done) {
        progress.show(qsizetype(done));
        return true;
    });
}

Result<bool> exportAndPrint(const std::shared_ptr<const Attention>& attention, const Options& options)
{
    Result<bool> done = true;
    if (options.frameMilliseconds)
        done = exportAnimation(attention, options);
    else if (!options.sweep.empty())
        done = exportSweep(attention, options);
    else if (!options.exports.isEmpty())
        done = exportOne(attention, options, [](const QString& path) { return path; });
    if (!done || !options.print)
        return done;
    const Result<QByteArray> text = printedVariants(attention, options);
    return text ? writeOut(*text) : Result<bool>(text.error());
}

void sayWhatIsLeftOut(const Input& input)
{
    const auto sayOf = [](const char* text, const char* units, Index total, std::size_t shown) {
        if (total > static_cast<Index>(shown))
            say(std::string(text) + " has " + std::to_string(total) + units + "; the first " + std::to_string(shown) + " are shown.");
    };
    if (input.run) {
        sayOf("The text", " pieces", input.run->source.total, input.run->source.pieces.size());
        sayOf("The translation", " pieces", input.run->target.total, input.run->target.pieces.size());
    } else if (input.isSelfAttention) {
        sayOf("The text", " words and marks", input.queryTotal, input.queries.size());
    } else {
        sayOf("The sentence that asks", " words and marks", input.queryTotal, input.queries.size());
        sayOf("The sentence that is asked", " words and marks", input.keyTotal, input.keys.size());
    }
}

/// A note where finite entries of --scores look like a mask and nobody said how to take them.
void sayHowMaskIsTaken(const Scene& scene, const Options& options)
{
    if (!options.scores || options.finiteMask || options.scoresKind != GivenKind::Scores)
        return;
    if (const std::optional<FiniteMask> mask = finiteMaskIn(givenIn(scene).scores))
        say(givenIn(scene).origin + ": " + finiteMaskText(*mask, false).toStdString() +
            ", far below all others; --finite-mask mask takes such entries as a mask, and --finite-mask scores leaves out this note.");
}

} // namespace

int runHeadless(const Options& options, const Scene& scene, char* programName)
{
    const std::unique_ptr<QGuiApplication> application = startDrawing(options, programName);
    Result<bool> done = true;
    if (options.input) {
        done = exportSentences(scene, options);
    } else {
        const std::shared_ptr<const Attention> attention = attentionOf(scene);
        if (attention->input->fault) {
            say(attention->input->fault->message.english());
            return EXIT_FAILURE;
        }
        sayWhatIsLeftOut(*attention->input);
        sayHowMaskIsTaken(scene, options);
        for (const auto& faultOf : {faultOfRow, faultOfKind})
            if (const std::optional<Error> fault = faultOf(*attention, options)) {
                say(fault->message.english());
                return wrongOption;
            }
        done = exportAndPrint(attention, options);
    }
    if (!done)
        say(done.message());
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace softfocus::cli

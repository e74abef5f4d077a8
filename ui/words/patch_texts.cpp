#include "ui/words/patch_texts.h"

#include "core/measures/mean_squared_error.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace softfocus {

namespace {

class PatchTexts {
    Q_DECLARE_TR_FUNCTIONS(PatchTexts)
};

/// The mean red, green and blue of a patch, as they are said.
std::array<QString, 3> meanColours(const Matrix& patches, Index patch)
{
    constexpr Index colours = 3;
    std::array<double, colours> sums{};
    for (Index i = 0; i < patches.cols(); ++i)
        sums[std::size_t(i % colours)] += patches(patch, i);
    std::array<QString, colours> means;
    for (std::size_t colour = 0; colour < sums.size(); ++colour)
        means[colour] = scoreText(sums[colour] * colours / double(patches.cols()));
    return means;
}

QString nameIn(const Picture& picture, Index row)
{
    return picture.kind == PictureKind::Overlay ? PatchTexts::tr("this patch (%1)").arg(briefNameOf(picture, NamedSide::Query, row))
                                                : nameOf(picture, NamedSide::Query, row);
}

QString outputSentence(const Picture& picture, Index row)
{
    const Attention& attention = *picture.attention;
    const QString name = nameIn(picture, row);
    const RowState state = stateOf(*attention.weights, row);
    if (state == RowState::NothingToAttend)
        return PatchTexts::tr("%1 has nothing to attend to, so nothing is mixed").arg(name);
    if (state != RowState::Normal)
        return PatchTexts::tr("what %1 becomes is undefined").arg(name);
    const auto [red, green, blue] = meanColours(*picture.values, row);
    const PatchGrid& patches = *attention.input->patches;
    const auto errorFrom = [&](const Matrix& wanted) {
        return squaredErrorText(meanSquaredError(wanted.row(row), picture.values->row(row)));
    };
    const QString shown = errorFrom(*projectionsOf(*attention.input)->values);
    if (patches.noise == 0)
        return PatchTexts::tr("%1 becomes mean red %2, green %3, blue %4: mean squared error %5 from the patch as it is shown")
            .arg(name, red, green, blue, shown);
    return PatchTexts::tr(
               "%1 becomes mean red %2, green %3, blue %4: mean squared error %5 from the patch as it is shown, %6 from the clean "
               "patch")
        .arg(name, red, green, blue, shown, errorFrom(*patches.clean));
}

} // namespace

QString patchSentence(const Picture& picture, Index row)
{
    if (picture.stage == Stage::Output)
        return outputSentence(picture, row);
    const auto [red, green, blue] = meanColours(*picture.values, row);
    return PatchTexts::tr("%1: %2 colours, mean red %3, green %4, blue %5")
        .arg(nameIn(picture, row), countText(patchSide * patchSide), red, green, blue);
}

QStringList mixErrors(const Attention& attention)
{
    const Input& input = *attention.input;
    if (!input.patches)
        return {};
    const Matrix& shown = *projectionsOf(input)->values;
    const Matrix& mix = attention.output->values;
    if (!mix.allFinite())
        return {PatchTexts::tr("the mix is undefined for some patches, and so is its mean squared error")};
    const QString error = squaredErrorText(meanSquaredError(shown, mix));
    if (input.patches->noise == 0)
        return {PatchTexts::tr("mean squared error between the picture and its mix %1").arg(error)};
    const Matrix& clean = *input.patches->clean;
    return {PatchTexts::tr("mean squared error between the noisy picture and its mix %1").arg(error),
            PatchTexts::tr("noise %1: mean squared error against the clean picture %2 before, %3 after")
                .arg(parameterNumberText(input.patches->noise), squaredErrorText(meanSquaredError(clean, shown)),
                     squaredErrorText(meanSquaredError(clean, mix)))};
}

QString mixErrorText(const Attention& attention)
{
    const Input& input = *attention.input;
    const Matrix& shown = *projectionsOf(input)->values;
    const Matrix& mix = attention.output->values;
    if (!mix.allFinite())
        return PatchTexts::tr("mean squared error undefined");
    if (input.patches->noise == 0)
        return PatchTexts::tr("mean squared error %1").arg(squaredErrorText(meanSquaredError(shown, mix)));
    const Matrix& clean = *input.patches->clean;
    return PatchTexts::tr("mean squared error against the clean picture %1, before mixing %2")
        .arg(squaredErrorText(meanSquaredError(clean, mix)), squaredErrorText(meanSquaredError(clean, shown)));
}

QString mixErrorsInOrder(std::span<const std::shared_ptr<const Attention>> mixes)
{
    const Input& input = *mixes.front()->input;
    const bool isNoisy = input.patches->noise != 0;
    const Matrix& shown = *projectionsOf(input)->values;
    const Matrix& wanted = isNoisy ? *input.patches->clean : shown;
    QStringList errors;
    for (const std::shared_ptr<const Attention>& attention : mixes) {
        const Matrix& mix = attention->output->values;
        errors << (mix.allFinite() ? squaredErrorText(meanSquaredError(wanted, mix)) : PatchTexts::tr("undefined"));
    }
    const QString all = errors.join(QStringLiteral(", "));
    if (!isNoisy)
        return PatchTexts::tr("mean squared errors between the picture and its mixes, in reading order: %1").arg(all);
    return PatchTexts::tr("mean squared error against the clean picture %1 before, and after in reading order: %2")
        .arg(squaredErrorText(meanSquaredError(wanted, shown)), all);
}

} // namespace softfocus

#pragma once

#include "core/attention/attention.h"
#include "ui/words/picture.h"

#include <QStringList>

#include <memory>
#include <random>

namespace softfocus::test {

/// A result from scores that are made up for a test, with these words on both sides.
struct Made {
    QStringList words{};
    const char* normalizer = "softmax";
    double temperature = 1;
    Mask mask = Mask::None;
    Stage stage = Stage::Weights;
    ScaleRange range = ScaleRange::Fixed;
    const char* colours = "indigo";
    double spread = 1.5;
    Matrix scores{};    ///< random ones when empty
    int dimensions = 0; ///< of word vectors, which then give the scores; 0 for none
    Parameters parameters{};
};

inline Matrix randomMatrix(Index rows, Index columns, double spread, unsigned seed = 7)
{
    std::mt19937_64 generator(seed);
    Matrix matrix(rows, columns);
    for (Index i = 0; i < matrix.size(); ++i) {
        // Sums of uniform numbers, since the library's normal distribution differs from one to the next.
        double sum = 0;
        for (int k = 0; k < 4; ++k)
            sum += static_cast<double>(generator() >> 11) * 0x1p-53 - 0.5;
        matrix.data()[i] = sum * spread;
    }
    return matrix;
}

inline std::shared_ptr<const Attention> attentionOf(const Made& made)
{
    auto input = std::make_shared<Input>();
    for (const QString& word : made.words) {
        const Token token{word.toStdString(), 0, 0, !word.startsWith(QStringLiteral("zorp"))};
        input->queries.push_back(token);
        input->keys.push_back(token);
    }
    const auto count = Index(made.words.size());
    if (made.dimensions > 0)
        input->numbers = selfProjections(randomMatrix(count, made.dimensions, made.spread));
    else
        input->numbers = Logits{made.scores.size() > 0 ? made.scores : randomMatrix(count, count, made.spread)};
    const auto* given = std::get_if<Logits>(&input->numbers);
    input->queries.resize(std::size_t(given ? given->values.rows() : count));
    input->keys.resize(std::size_t(given ? given->values.cols() : count));
    input->isSelfAttention = input->queries == input->keys;
    input->queryTotal = input->keyTotal = count;
    input->sourceName = "made for a test";
    Scene scene;
    scene.variant.normalizer = Normalizer::named(made.normalizer)->with(made.parameters);
    scene.variant.temperature = made.temperature;
    scene.mask = made.mask;
    scene.view.stage = made.stage;
    scene.view.range = made.range;
    scene.view.colours = made.colours;
    return attend(scene, input, nullptr);
}

inline Picture pictureOf(const Made& made)
{
    return softfocus::pictureOf(attentionOf(made), made.stage);
}

/// The first `count` words of an endless sentence.
inline QStringList wordsOf(int count)
{
    static const QStringList words{"My",    "grandmother", "bakes", "incredible", "cookies", "and",    "the", "whole", "neighbourhood",
                                   "comes", "to",          "eat",   "them",       "on",      "Sunday", ",",   "."};
    QStringList result;
    for (int i = 0; i < count; ++i)
        result << words[i % words.size()];
    return result;
}

} // namespace softfocus::test

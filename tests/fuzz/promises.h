#pragma once

#include "core/attention/attention.h"
#include "core/json/found_scores.h"
#include "core/sources/source_table.h"
#include "tests/fuzz/fuzz.h"

#include <QByteArray>

namespace softfocus {

inline QByteArray bytesOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)};
}

/// A refusal is one sentence that names the file, on one line, valid UTF-8, and not the file's content over again.
inline void expectSentence(const std::string& message, const std::string& name)
{
    const QByteArrayView sentence(message.data(), static_cast<qsizetype>(message.size()));
    SOFTFOCUS_PROMISE(message.starts_with(name) || message.find(name) != std::string::npos);
    SOFTFOCUS_PROMISE(message.ends_with("."));
    SOFTFOCUS_PROMISE(sentence.isValidUtf8() && !sentence.contains('\n') && sentence.size() < 2000);
}

/// What was read has a label for every row and column, and no more entries than can be shown. NaN and infinity are for check() to find.
inline void expectMatrix(const GivenScores& given)
{
    SOFTFOCUS_PROMISE(std::ssize(given.queries) == given.scores.rows());
    SOFTFOCUS_PROMISE(std::ssize(given.keys) == given.scores.cols());
    SOFTFOCUS_PROMISE(given.scores.rows() <= maximumTokens && given.scores.cols() <= maximumTokens);
}

/// The scene of a matrix as the program has it, or null where check() refuses it.
inline std::shared_ptr<const Attention> attentionOf(GivenScores given)
{
    given.origin = "fuzz";
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(std::move(given))};
    const Result<Scene> checked = check(scene);
    if (!checked)
        return nullptr;
    return attend(*checked, inputOf(*checked), nullptr);
}

} // namespace softfocus

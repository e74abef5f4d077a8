#pragma once

#include "core/attention/attention.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>

namespace softfocus {

/// How a kind of source is called where it is chosen.
struct SourceChoice {
    Template title; ///< in the list of sources, e.g. "A sentence"
    Template step;  ///< in the list of steps, e.g. "Scores from word vectors"
};

class ThreadPool;

/// What a source may depend on besides itself, and what may be taken over for it.
struct InputContext {
    Variant variant;               ///< the scene’s, where dependsOnVariant(source)
    Mask mask = Mask::None;        ///< likewise
    const Input* before = nullptr; ///< the input before this one, or null
    ThreadPool* pool = nullptr;
    std::stop_token stop = {}; ///< what takes long and is asked to stop has no units
};

/// A kind of source: what scene files and messages know of it.
struct SourceKind {
    std::string_view name; ///< in scene files
    Template title;        ///< in messages, e.g. "a matrix"

    /// What it provides. Needs: a source of this kind, which passed check().
    Input (*input)(const Source& source, const InputContext& around);
    /// Its members in a scene file, each on a line that begins with `indent`, behind others. Needs: a source of this kind.
    QByteArray (*write)(const Source& source, const QByteArray& indent);
    /// From its members in a scene file; `path` is what to write before a key in messages. Errors: a sentence that names the key.
    Result<Source> (*read)(const QJsonObject& members, const QString& path);
};

/// A source that --source and the list of sources offer; the others are given by files and folders.
struct SourceOffer {
    std::string_view name; ///< of --source
    Template title;        ///< in messages, e.g. "the bundled word vectors"
    SourceChoice choice;

    /// True of what it offers.
    bool (*isOf)(const Source& source);
    /// One of these in place of `before`, with its sentence; `before` itself where it is one.
    Source (*inPlaceOf)(const Source& before);
};

/// All offers, in the order of the list.
std::span<const SourceOffer> sourceOffers();
/// The offer that a source is one of, or null.
const SourceOffer* offerOf(const Source& source);

/// All kinds, in the order of Source's alternatives: a source's place is its index().
std::span<const SourceKind> sourceKinds();
const SourceKind& kindOf(const Source& source);

/// What a source provides: its units, and their vectors, scores or weights.
/// Needs: the source is part of a scene that passed check().
std::shared_ptr<const Input> inputOf(const Source& source);

/// The same for a scene, taking over from `before` (which may be null) what has not changed. Nothing may be made of it where it was asked to stop.
std::shared_ptr<const Input> inputOf(const Scene& scene, const std::shared_ptr<const Input>& before = nullptr, ThreadPool* pool = nullptr,
                                     const std::stop_token& stop = {});

/// Computes a scene from its source to its output, taking over from `before` (which may be null) each part of which nothing has changed.
/// Needs: the scene passed check(); nobody else uses the pool meanwhile.
std::shared_ptr<const Attention> attentionFor(const Scene& scene, const std::shared_ptr<const Attention>& before = nullptr,
                                              ThreadPool* pool = nullptr);

} // namespace softfocus

#pragma once

#include "core/attention/attention.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace softfocus {

/// How a kind of source is called where it is chosen.
struct SourceChoice {
    Template title; ///< in the list of sources, e.g. "A sentence"
    Template step;  ///< in the list of steps, e.g. "Scores from word vectors"
};

/// A kind of source: what the command line, the window, scene files and messages know of it.
struct SourceKind {
    std::string_view name;              ///< in scene files, and of --source
    Template title;                     ///< in messages, e.g. "the bundled word vectors"
    std::optional<SourceChoice> choice; ///< of those that --source and the list of sources offer; the others are given by files

    /// One of this kind in place of `before`, with its sentence; `before` itself where it is one.
    Source (*inPlaceOf)(const Source& before);
    /// What it provides. Needs: a source of this kind, which passed check().
    Input (*input)(const Source& source);
    /// Its members in a scene file, each on a line that begins with `indent`, behind others. Needs: a source of this kind.
    QByteArray (*write)(const Source& source, const QByteArray& indent);
    /// From its members in a scene file; `path` is what to write before a key in messages. Errors: a sentence that names the key.
    Result<Source> (*read)(const QJsonObject& members, const QString& path);
};

/// All kinds, in the order of Source's alternatives: a source's place is its index().
std::span<const SourceKind> sourceKinds();
const SourceKind& kindOf(const Source& source);

/// What a source provides: its units, and their vectors, scores or weights.
/// Needs: the source is part of a scene that passed check().
std::shared_ptr<const Input> inputOf(const Source& source);
std::shared_ptr<const Input> inputOf(const Scene& scene);

} // namespace softfocus

#pragma once

#include "core/attention/attention.h"

#include <memory>
#include <span>
#include <string_view>

namespace softfocus {

/// A kind of source: what the command line calls it, and the messages.
struct SourceKind {
    std::string_view name;  ///< of --source; empty where an option of its own gives it
    std::string_view title; ///< in messages, e.g. "the bundled word vectors"
};

/// All kinds, in the order of Source's alternatives: a source's place is its index().
std::span<const SourceKind> sourceKinds();

/// What a source provides: its units, and their vectors, scores or weights.
/// Needs: the source is part of a scene that passed check().
std::shared_ptr<const Input> inputOf(const Source& source);
std::shared_ptr<const Input> inputOf(const Scene& scene);

} // namespace softfocus

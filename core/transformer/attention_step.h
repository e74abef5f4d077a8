#pragma once

#include "core/transformer/transformer.h"

#include <functional>

namespace softfocus {

/// How the columns of queries, keys and values are shared out among heads.
struct HeadLayout {
    Index heads = 0;
    Index keyValueHeads = 0; ///< as many, or a divisor of heads
    bool isCausal = false;
};

struct QueriesKeysValues {
    FloatMatrix queries; ///< [n × h·d], such that q·k/√d is the model's score
    FloatMatrix keys;    ///< [n × k·d]
    FloatMatrix values;  ///< [n × k·d]
};

struct KeysAndValues {
    FloatMatrix keys;   ///< [m × k·d]
    FloatMatrix values; ///< [m × k·d]
};

/// The attention of one layer, as the layers of all families ask for it, so that the same layer can be traced or continued piece by piece. What has to be
/// projected is asked for only where it is not known from before.
class AttentionStep {
public:
    virtual ~AttentionStep() = default;

    /// The place of the stream's first row: not 0 where a text is continued.
    virtual Index firstPosition() const = 0;
    /// The heads' outputs beside each other, before the output projection. Shapes: [n × h·d]. The reference lasts until the next call.
    virtual const FloatMatrix& self(const HeadLayout& layout, const std::function<QueriesKeysValues()>& project) = 0;
    /// The same of a decoder that asks what the encoder made of the text. Shapes: memory [m × w].
    virtual const FloatMatrix& cross(const HeadLayout& layout, const std::function<FloatMatrix()>& projectQueries,
                                     const std::function<KeysAndValues(const FloatMatrix& memory)>& projectMemory) = 0;
};

} // namespace softfocus

#pragma once

#include "core/scene/scene.h"

#include <QByteArrayView>

#include <optional>

namespace softfocus {

/// A matrix that stands in a text.
struct WrittenMatrix {
    GivenScores given;   ///< without an origin
    bool isAlone = true; ///< the text is nothing but this matrix; else it says other things as well
};

/// The matrix in a text that is written as one for people or by a program: in brackets (printedArrayIn()), as a table of Markdown
/// (markdownTableIn()), HTML (htmlTableIn()) or LaTeX (latexTableIn()). Nothing where the text is none of these, or has no number in its table,
/// or where what stands among other words cannot be read.
/// Errors: a sentence that begins with `name` and says where.
std::optional<Result<WrittenMatrix>> writtenMatrixIn(QByteArrayView utf8, const Message& name);

/// The same for HTML alone, as it lies on the clipboard beside the text of what was copied.
std::optional<Result<WrittenMatrix>> htmlMatrixIn(QByteArrayView utf8, const Message& name);

} // namespace softfocus

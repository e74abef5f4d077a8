#pragma once

#include "core/files/written/written_table.h"

#include <optional>

namespace softfocus {

/// A table whose cells stand between | or the lines of a box, as Markdown, org, PostgreSQL and many a program write it. Lines of dashes only
/// separate; one below the first line says that this names keys. What makes a cell bold, italic or code is left out.
/// Nothing where no two lines of the text are such a table. Errors: a sentence that begins with `name`: more rows or cells than can be shown.
std::optional<Result<WrittenTable>> markdownTableIn(std::string_view text, const Message& name);

} // namespace softfocus

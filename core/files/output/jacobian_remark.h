#pragma once

#include "core/normalizers/jacobian.h"

#include <string_view>

namespace softfocus {

/// The "remark" of a printed Jacobian, always in English: files do not change with the language of the window, whose own words are
/// in ui/words. Empty for none.
std::string_view printedRemark(JacobianRemark remark);

} // namespace softfocus

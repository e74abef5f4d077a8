#pragma once

#include <QString>

namespace softfocus {

/// A part of a text with a heading of its own.
struct TextSection {
    QString heading;
    QString text;
};

} // namespace softfocus

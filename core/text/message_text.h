#pragma once

#include "core/base/matrix.h"
#include "core/base/message.h"

#include <QByteArrayView>
#include <QString>

#include <string>

namespace softfocus {

/// A piece of the user's input for a message or a caption: on one line, shortened, without control characters.
std::string shortened(QStringView text);

/// The same in quotation marks.
std::string quoted(QByteArrayView text);
std::string quoted(QStringView text);

/// "row 2, column 3", counted from 1. Needs: both counted from 0.
Message placeText(Index row, Index column);

/// What is counted in a message.
enum class Counted { Scores, Keys, Labels };

/// "1 score", "2 scores".
Message countText(Index count, Counted what);

} // namespace softfocus

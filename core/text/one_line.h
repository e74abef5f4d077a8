#pragma once

#include <QString>

namespace softfocus {

/// The most characters that a message has, on a terminal or in the window.
inline constexpr qsizetype longestMessage = 300;

/// A text as one line of at most `most` characters, whatever it quotes. Control characters, ends of lines and the marks that turn the
/// direction of text around become visible (␊ for a line feed, � for those without a sign of their own). What is too long loses
/// the middle of its longest words first, which are names of files as a rule, and then its own middle; "…" stands for what is gone.
/// Needs: most ≥ 3.
QString oneLine(QStringView text, qsizetype most = longestMessage);

/// The start and the end of a text with "…" between, `most` characters together; no pair of surrogates is torn apart.
/// Needs: most ≥ 1.
QString withoutMiddle(const QString& text, qsizetype most);

} // namespace softfocus

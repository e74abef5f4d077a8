#pragma once

#include <QString>

#include <vector>

namespace softfocus {

/// A sentence that shows something, and what.
struct ExampleSentence {
    QString text;   ///< in English, as the word vectors are
    QString kind;   ///< "A negation"
    QString reason; ///< what to look for in it, as a sentence
};

std::vector<ExampleSentence> exampleSentences();

} // namespace softfocus

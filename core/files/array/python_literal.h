#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace softfocus {

/// A value as Python writes it in a program: what the headers of NumPy's files are made of.
struct PythonLiteral {
    enum class Kind { Other, Truth, Number, Text, Tuple, List, Dictionary };

    Kind kind = Kind::Other;
    quint64 number = 0; ///< of numbers and truth values; the largest one for those beyond it
    QString text = {};
    std::vector<PythonLiteral> items = {}; ///< of a dictionary: key, value, key, value …

    /// The value of a dictionary's key, the last one where there are several, or null.
    const PythonLiteral* find(QStringView key) const;
};

/// Reads one literal: dictionaries, lists, tuples, texts (with either quotes and the prefixes u and b), whole numbers from 0 up
/// (with an L behind, as Python 2 wrote them), True and False; other words and numbers, such as None and -1, are Other. White space may
/// stand between all of them. None where the text is anything else.
std::optional<PythonLiteral> readPythonLiteral(QStringView text);

} // namespace softfocus

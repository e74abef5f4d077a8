#pragma once

#include "core/base/message.h"

#include <QString>

#include <optional>
#include <vector>

namespace softfocus {

/// Looks over XML before a parser sees it, piece by piece, for what would take the parser time or memory out of all proportion: it
/// compares every attribute with every other one, and keeps every open element. Keeps no more than a number for each open element.
class XmlLimits {
public:
    static constexpr int mostAttributes = 100;     ///< of one element
    static constexpr int mostDepth = 100;          ///< of elements in elements
    static constexpr int mostNamespaces = 256;     ///< declared by the elements that are open
    static constexpr int mostElements = 4'000'000; ///< several times what the largest figure has

    /// Takes the next piece. Gives what goes beyond the limits, such as "an element has more than 100 attributes".
    /// Once it gave something, it must not be asked again.
    std::optional<Message> take(QStringView piece);

private:
    enum class State { Text, Opened, Declared, Start, Quoted, End, Comment, Data, Instruction, DocumentType };

    std::optional<Message> next(QChar character);
    std::optional<Message> nextInStart(QChar character);
    void nextInDeclaration(QChar character);
    void endElement();

    State m_state = State::Text;
    State m_afterQuote = State::Start;
    QChar m_quote;
    QChar m_before, m_beforeThat; ///< the last two characters, as far as they are of the same state
    QString m_mark;               ///< what follows "<!"
    QString m_name;               ///< the start of an attribute's name
    bool m_nameEnded = false;
    std::vector<int> m_open; ///< the namespaces that each open element declares
    int m_namespaces = 0, m_attributes = 0, m_elements = 0;
};

} // namespace softfocus

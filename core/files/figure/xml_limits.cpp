#include "core/files/figure/xml_limits.h"

namespace softfocus {

std::optional<Message> XmlLimits::take(QStringView piece)
{
    for (const QChar character : piece) {
        const State before = m_state;
        if (std::optional<Message> fault = next(character))
            return fault;
        m_beforeThat = m_state == before ? m_before : QChar();
        m_before = m_state == before ? character : QChar(); // "<!-->" is no end
    }
    return std::nullopt;
}

std::optional<Message> XmlLimits::next(QChar character)
{
    const auto isEnd = [&](char16_t mark) { return character == u'>' && m_before == mark && m_beforeThat == mark; };
    switch (m_state) {
    case State::Text:
        if (character == u'<')
            m_state = State::Opened;
        break;
    case State::Opened:
        m_mark.clear();
        m_name.clear();
        m_nameEnded = false;
        m_attributes = 0;
        m_state = character == u'!'   ? State::Declared
                  : character == u'?' ? State::Instruction
                  : character == u'/' ? State::End
                                      : State::Start;
        if (m_state != State::Start)
            break;
        m_open.push_back(0);
        if (m_open.size() > mostDepth)
            return Message(translatable("Figure", "its elements lie in each other more than %1 deep"), mostDepth);
        if (++m_elements > mostElements)
            return Message(translatable("Figure", "it has more than %1 elements"), mostElements);
        break;
    case State::Start: return nextInStart(character);
    case State::Declared: nextInDeclaration(character); break;
    case State::Quoted:
        if (character == m_quote)
            m_state = m_afterQuote;
        break;
    case State::End:
        if (character == u'>')
            endElement();
        break;
    case State::Comment:
        if (isEnd(u'-'))
            m_state = State::Text;
        break;
    case State::Data:
        if (isEnd(u']'))
            m_state = State::Text;
        break;
    case State::Instruction:
        if (character == u'>' && m_before == u'?')
            m_state = State::Text;
        break;
    case State::DocumentType:
        if (character == u'[')
            return translatable("Figure", "it has XML entities of its own");
        if (character == u'"' || character == u'\'') {
            m_quote = character;
            m_afterQuote = State::DocumentType;
            m_state = State::Quoted;
        } else if (character == u'>') {
            m_state = State::Text;
        }
        break;
    }
    return std::nullopt;
}

std::optional<Message> XmlLimits::nextInStart(QChar character)
{
    constexpr qsizetype prefixLength = 5;
    if (character == u'"' || character == u'\'') {
        m_quote = character;
        m_afterQuote = State::Start;
        m_state = State::Quoted;
    } else if (character == u'>') {
        m_state = State::Text;
        if (m_before == u'/')
            endElement();
    } else if (character == u'=') {
        if (++m_attributes > mostAttributes)
            return Message(translatable("Figure", "an element has more than %1 attributes"), mostAttributes);
        if (m_name == QLatin1String("xmlns")) {
            ++m_open.back();
            if (++m_namespaces > mostNamespaces)
                return Message(translatable("Figure", "it declares more than %1 namespaces at once"), mostNamespaces);
        }
        m_name.clear();
    } else if (character.isSpace()) {
        m_nameEnded = true;
    } else {
        if (m_nameEnded)
            m_name.clear();
        m_nameEnded = false;
        if (m_name.size() < prefixLength)
            m_name += character;
    }
    return std::nullopt;
}

/// "<!" begins a comment, text that is meant as it is, or the document's type.
void XmlLimits::nextInDeclaration(QChar character)
{
    m_mark += character;
    const QLatin1String comment("--"), data("[CDATA[");
    if (m_mark == comment || m_mark == data) {
        m_state = m_mark == comment ? State::Comment : State::Data;
    } else if (!comment.startsWith(m_mark) && !data.startsWith(m_mark)) {
        m_state = State::DocumentType;
    }
}

void XmlLimits::endElement()
{
    m_state = State::Text;
    if (m_open.empty()) // the parser will say so
        return;
    m_namespaces -= m_open.back();
    m_open.pop_back();
}

} // namespace softfocus

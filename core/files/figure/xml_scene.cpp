#include "core/files/figure/xml_scene.h"

#include "core/files/figure/xml_limits.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QXmlStreamReader>

#include <algorithm>

namespace softfocus {

namespace {

constexpr qsizetype largestText = 96'000'000; ///< of a packed scene as base64. Units: characters

Error damagedXml(const Message& reason)
{
    return Error{translatable("Figure", "The scene in the picture is damaged: %1."), reason};
}

/// UTF-16 and UTF-32 by their mark or by how "<" looks in them, others by what the XML declaration says; else UTF-8.
QStringDecoder decoderFor(QByteArrayView xml)
{
    if (const auto encoding = QStringConverter::encodingForData(xml, u'<'))
        return QStringDecoder(*encoding);
    static const QRegularExpression declared(
        QStringLiteral(R"(^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["'])"));
    constexpr qsizetype farEnough = 200;
    const auto match = declared.match(QString::fromLatin1(xml.first(std::min(xml.size(), farEnough))));
    if (match.hasMatch())
        if (const auto encoding = QStringConverter::encodingForName(match.captured(1).toLatin1().constData()))
            return QStringDecoder(*encoding);
    return QStringDecoder(QStringDecoder::Utf8);
}

/// Feeds a parser piece by piece and listens for the scene.
class SceneSeeker {
public:
    /// Takes the next piece. Errors: as of sceneTextOfXml().
    Result<bool> take(const QString& piece)
    {
        if (const std::optional<Message> fault = m_limits.take(piece))
            return damagedXml(*fault);
        m_reader.addData(piece);
        while (!m_reader.atEnd()) {
            m_reader.readNext();
            if (const std::optional<Message> fault = hear())
                return damagedXml(*fault);
        }
        if (m_reader.hasError() && m_reader.error() != QXmlStreamReader::PrematureEndOfDocumentError)
            return notXml();
        return true;
    }

    /// What was found when all pieces are there.
    Result<std::optional<QString>> found() const
    {
        if (m_reader.hasError())
            return notXml();
        return m_text;
    }

private:
    Error notXml() const { return damagedXml(Message(translatable("Figure", "line %1 is not XML"), m_reader.lineNumber())); }

    std::optional<Message> hear()
    {
        switch (m_reader.tokenType()) {
        case QXmlStreamReader::DTD:
            // What an entity stands for is not what was exported, and may lie in another file.
            return m_reader.entityDeclarations().isEmpty()
                       ? std::nullopt
                       : std::optional<Message>(translatable("Figure", "it has XML entities of its own"));
        case QXmlStreamReader::EntityReference: return translatable("Figure", "it has XML entities of its own");
        case QXmlStreamReader::StartElement: return hearStart();
        case QXmlStreamReader::EndElement: m_inside = false; break;
        case QXmlStreamReader::Characters:
            if (m_inside)
                *m_text += m_reader.text();
            if (m_inside && m_text->size() > largestText)
                return translatable("Figure", "it is larger than any scene");
            break;
        default: break;
        }
        return std::nullopt;
    }

    std::optional<Message> hearStart()
    {
        const QLatin1String space(sceneNamespace), name(sceneElementName);
        if (m_inside)
            return Message(translatable("Figure", "line %1 has an element inside it"), m_reader.lineNumber());
        const bool describes = m_reader.name() == QLatin1String("Description"); // asking all elements for attributes takes long
        const QXmlStreamAttributes attributes = describes ? m_reader.attributes() : QXmlStreamAttributes();
        const bool asAttribute = attributes.hasAttribute(space, name);
        m_inside = m_reader.name() == name && m_reader.namespaceUri() == space;
        if (!asAttribute && !m_inside)
            return std::nullopt;
        if (m_text || (asAttribute && m_inside))
            return translatable("Figure", "there are two of them");
        m_text = asAttribute ? attributes.value(space, name).toString() : QString();
        return std::nullopt;
    }

    XmlLimits m_limits;
    QXmlStreamReader m_reader;
    std::optional<QString> m_text;
    bool m_inside = false;
};

} // namespace

Result<std::optional<QString>> sceneTextOfXml(QByteArrayView xml, const std::stop_token& stop)
{
    constexpr qsizetype pieceSize = 65'536;
    QStringDecoder decoder = decoderFor(xml);
    SceneSeeker seeker;
    for (qsizetype at = 0; at < xml.size(); at += pieceSize) {
        if (stop.stop_requested())
            return Error{translatable("Figure", "Reading the picture was stopped.")};
        const QString piece = decoder(xml.sliced(at, std::min(pieceSize, xml.size() - at)));
        if (decoder.hasError())
            return damagedXml(Message(translatable("Figure", "its characters are not %1"), std::string(decoder.name())));
        if (const Result<bool> taken = seeker.take(piece); !taken)
            return taken.error();
    }
    return seeker.found();
}

bool looksLikeSvg(QByteArrayView bytes)
{
    // A declaration, comments or a document type may come first.
    constexpr qsizetype farEnough = 16'384;
    QStringDecoder decoder = decoderFor(bytes);
    const QString start = decoder(bytes.first(std::min(bytes.size(), farEnough)));
    static const QRegularExpression first(
        QStringLiteral(
            R"(^\x{feff}?\s*(?>(?:<\?.*?\?>|<!--.*?-->|<![A-Za-z][^>\[]*(?:\[[^\]]*\]\s*)?>)\s*)*+<(?:[^\s<>/:=!?]+:)?svg[\s/>])"),
        QRegularExpression::DotMatchesEverythingOption);
    return first.match(start).hasMatch();
}

} // namespace softfocus

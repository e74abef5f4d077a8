#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <stop_token>

namespace softfocus {

inline constexpr char sceneElementName[] = "scene";
inline constexpr char sceneNamespace[] = "urn:softfocus";

/// The text of the scene's element in XML, whatever prefix its namespace has there, or none where there is no such element. Metadata
/// of other programs (XMP) may have it as an attribute of a description. Any encoding that Qt knows; read in pieces, so that memory stays bounded.
/// Errors: a sentence: not XML, with entities of its own, two scenes, beyond XmlLimits, stopped.
Result<std::optional<QString>> sceneTextOfXml(QByteArrayView xml, const std::stop_token& stop = {});

/// True where XML, or a file that begins so, has an element "svg" as its first one, whatever its prefix.
bool looksLikeSvg(QByteArrayView bytes);

} // namespace softfocus

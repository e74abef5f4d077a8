#pragma once

#include "core/scene/scene.h"

#include <QByteArray>

#include <stop_token>

namespace softfocus {

// A figure carries what it shows: bookmarks stay in scene files.

/// The scene as a text chunk of a PNG, to be put anywhere between its first and its last chunk.
/// The same scene gives the same bytes.
QByteArray sceneAsPngChunk(const Scene& scene);

/// A text as a chunk of a PNG. Range: keyword of 1 to 79 characters of ASCII.
/// Source: Portable Network Graphics (Second Edition), 11.3.4.5.
QByteArray textAsPngChunk(const QByteArray& keyword, const QByteArray& utf8);

/// The scene as an XML element that declares its own namespace, for the metadata of an SVG or a PDF.
/// The same scene gives the same bytes.
QByteArray sceneAsXml(const Scene& scene);

/// True when `bytes`, or a file that begins with them, is a picture of a kind that may carry a scene: PNG, SVG, .svgz or PDF.
bool looksLikeFigure(const QByteArray& bytes);

/// True for a PNG that says it carries a scene, whether or not that can be read.
bool isPngWithScene(const QByteArray& bytes);

/// The scene that an exported figure (PNG, SVG or PDF) carries, also where another program has written it again: with other prefixes,
/// line ends, blanks or encoding, as .svgz, with packed metadata.
/// Errors: a sentence: no such picture, none inside, damaged, stopped, or what readScene() says of it (a newer version, out of range).
/// All sizes are checked before memory is taken.
Result<Scene> sceneOfFigure(const QByteArray& bytes, const std::stop_token& stop = {});

} // namespace softfocus

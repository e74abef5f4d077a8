#pragma once

#include "core/files/output/serialize.h"

#include <QByteArray>

#include <span>
#include <string>

namespace softfocus {

/// "sparsemax T=0.5", "entmax alpha=1.3 T=1": the normalizer with the parameters that it reads and the temperature, in the words in which
/// the command line reads variants.
std::string variantText(const Variant& variant);

/// What was printed under several variants as one text. JSON is a list of the objects. CSV and TSV are the tables with an empty line
/// between them, each below a line of one cell that names its variant.
/// Needs: a text of that format for each variant.
QByteArray joinedVariants(std::span<const Variant> variants, std::span<const QByteArray> texts, TableFormat format);

} // namespace softfocus

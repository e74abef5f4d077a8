#pragma once

#include "core/transformer/transformer.h"
#include "tests/support/npz.h"

#include <QString>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace softfocus::test {

/// Where the models lie that the references were made with: the folder that SOFTFOCUS_MODELS names, or shared/models beside the project's own. Empty
/// where there is none: tests that need it then say so and are skipped.
QString modelsFolder();

/// A model of that folder. Null where it cannot be opened.
std::shared_ptr<const Transformer> openModel(const QString& name);

/// What another program computed of a text.
struct ReferenceCase {
    QString text;
    std::vector<Index> ids;       ///< of the text
    std::vector<Index> targetIds; ///< what the decoder reads; else empty
    std::vector<Index> written;   ///< what it writes; else empty
    std::map<std::string, NpzArray> arrays;
};

/// All of a model's, in their order.
std::vector<ReferenceCase> referencesOf(const QString& name);

} // namespace softfocus::test

#pragma once

#include "tests/support/references.h"

#include <QTest>

namespace softfocus::test {

/// A row of test data for every normalizer with each of its parameters' values worth trying.
inline void addNormalizers()
{
    QTest::addColumn<int>("place");
    const std::vector<NamedNormalizer> all = allNormalizers();
    for (std::size_t place = 0; place < all.size(); ++place)
        QTest::newRow(all[place].name.c_str()) << static_cast<int>(place);
}

/// The normalizer of the row that is tested now.
inline Normalizer chosenNormalizer()
{
    const int place = *static_cast<int*>(QTest::qData("place", QMetaType::Int));
    return allNormalizers()[static_cast<std::size_t>(place)].normalizer;
}

} // namespace softfocus::test

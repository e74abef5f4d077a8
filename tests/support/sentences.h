#pragma once

#include <QString>

namespace softfocus::test::sentences {

// What the program says about results, for tests that look for it. A change of wording is a change here, and nowhere else in the tests.

// What a cell and a row of the map say.
inline QString gives(const QString& query, const QString& weight, const QString& key)
{
    return QStringLiteral("“%1” gives %2 of its attention to “%3”").arg(query, weight, key);
}
inline QString givesNone(const QString& query, const QString& key)
{
    return QStringLiteral("“%1” gives no attention to “%2”: exactly 0").arg(query, key);
}
inline QString looksEqually(const QString& query, const QString& keys, const QString& each)
{
    return QStringLiteral("%1 looks equally at %2, %3 each").arg(query, keys, each);
}
inline QString areUndefined(const QString& query)
{
    return QStringLiteral("The weights of “%1” are undefined").arg(query);
}
inline QString sumToZero(const QString& query)
{
    return areUndefined(query) + QStringLiteral(": its scores sum to 0");
}
inline QString hasNothing(const QString& query)
{
    return QStringLiteral("“%1” has nothing to attend to").arg(query);
}

// What is said about the chosen row, and about all of them.
inline QString distribution(const QString& bits, const QString& effectiveKeys, const QString& support)
{
    return QStringLiteral("entropy %1 bits · %2 effective keys · support %3").arg(bits, effectiveKeys, support);
}
inline QString noDistribution(const QString& sum, const QString& why, const QString& support)
{
    return QStringLiteral("sum %1, %2 · support %3").arg(sum, why, support);
}
inline QString needNotBeOne()
{
    return QStringLiteral("which need not be 1");
}
inline QString everyRowSumsToOne()
{
    return QStringLiteral("every row sums to 1");
}
inline QString meanEntropy(const QString& bits)
{
    return QStringLiteral("mean entropy %1 bits").arg(bits);
}
inline QString weightsAreGiven()
{
    return QStringLiteral("The weights are given");
}

// What figures say of themselves.
inline QString atTemperature(const QString& normalizer, const QString& temperature)
{
    return QStringLiteral("%1 at temperature %2").arg(normalizer, temperature);
}
inline QString heatmapOf(int rows, int columns)
{
    return QStringLiteral("Heatmap of %1 × %2 cells").arg(rows).arg(columns);
}
inline QString doNotFit()
{
    return QStringLiteral("do not fit");
}

// What the rest of the window says.
inline QString typeASentence()
{
    return QStringLiteral("Type a sentence to see its attention");
}
inline QString oneEntryIsTaken(const QString& as)
{
    return QStringLiteral("One entry of −65504 is taken as a %1 · ").arg(as);
}
inline QString firstLineRead(const QString& as)
{
    return QStringLiteral("first line read as %1").arg(as);
}
inline QString readFirstLine(const QString& as)
{
    return QStringLiteral("Read the first line as %1").arg(as);
}

} // namespace softfocus::test::sentences

#pragma once

#include "ui/words/picture.h"

namespace softfocus {

struct UnitTexts;

/// One picture's words for its rows, its columns and its numbers, as the sentences under it use them.
class Speaker {
public:
    /// Needs: the picture has values and outlives the speaker.
    explicit Speaker(const Picture& picture) : m_picture(picture) {}

    /// Over a picture the query is the patch that is framed there.
    QString row(Index row) const;
    /// The key's word after the query's, or "itself" where the query asks its own place.
    QString key(Index row, Index column) const;
    /// The query's after the key's.
    QString query(Index row, Index column) const;
    QString column(Index column) const;
    /// The key's word after the query's, in any case.
    QString column(Index row, Index column) const;

    /// The value, or the least positive number for a weight that is too small for a double: it is not 0.
    double value(Index row, Index column) const;
    QString weight(double weight) const;
    QString weight(Index row, Index column) const { return weight(value(row, column)); }

    /// The text for this picture's units.
    QString byUnit(const UnitTexts& texts) const;

private:
    bool isItself(Index row, Index column) const;
    QString beside(Index row, Index column, const QString& name) const;

    const Picture& m_picture;
};

} // namespace softfocus

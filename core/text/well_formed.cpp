#include "core/text/well_formed.h"

namespace softfocus {

QString wellFormed(QStringView text)
{
    QString result = text.toString();
    if (text.isValidUtf16())
        return result;
    for (qsizetype i = 0; i < result.size(); ++i) {
        if (!result[i].isSurrogate())
            continue;
        if (result[i].isHighSurrogate() && i + 1 < result.size() && result[i + 1].isLowSurrogate())
            ++i;
        else
            result[i] = QChar(QChar::ReplacementCharacter);
    }
    return result;
}

} // namespace softfocus

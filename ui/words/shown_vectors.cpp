#include "ui/words/shown_vectors.h"

#include "ui/words/by_unit.h"
#include "ui/words/message_text.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class ShownVectorsWords {
    Q_DECLARE_TR_FUNCTIONS(ShownVectorsWords)
};

/// Of values. Each of the texts is of %1 rows and %2 columns.
QString valuesAxes(const Input& input)
{
    return byUnit(
        input, {.words = ShownVectorsWords::tr("Each of the %1 rows is a piece that is asked, each of the %2 columns one dimension of its "
                                               "value. The weights mix the values to the output."),
                .entries = ShownVectorsWords::tr("Each of the %1 rows is a key, each of the %2 columns one dimension of its value. The "
                                                 "weights mix the values to the output."),
                .patches = ShownVectorsWords::tr("Each of the %1 rows is a patch that is asked, each of the %2 columns one dimension of "
                                                 "its value. The weights mix the values to the output."),
                .translated = ShownVectorsWords::tr("Each of the %1 rows is a piece of the text, each of the %2 columns one dimension of "
                                                    "its value. The weights mix the values to the output."),
                .written = ShownVectorsWords::tr("Each of the %1 rows is a piece that was read, each of the %2 columns one dimension of "
                                                 "its value. The weights mix the values to the output.")});
}

/// Of the residual stream, which adds up what layers find out.
QString streamAxes(const Input& input)
{
    return byUnit(
        input,
        {.words = ShownVectorsWords::tr("Each of the %1 rows is a piece, each of the %2 columns one dimension of the residual stream: of "
                                        "what the layers hand on to each other."),
         .entries = ShownVectorsWords::tr("Each of the %1 rows is a query, each of the %2 columns one dimension of the residual stream: of "
                                          "what the layers hand on to each other."),
         .patches = ShownVectorsWords::tr("Each of the %1 rows is a patch, each of the %2 columns one dimension of the residual stream: of "
                                          "what the layers hand on to each other."),
         .translated =
             ShownVectorsWords::tr("Each of the %1 rows is a piece of the translation, named by what is written there, each of the "
                                   "%2 columns one dimension of the residual stream: of what the layers hand on to each other."),
         .written = ShownVectorsWords::tr("Each of the %1 rows is a piece of the translation, named by what is written there, each of the "
                                          "%2 columns one dimension of the residual stream: of what the layers hand on to each other.")});
}

} // namespace

QString byVectors(const Input& input, const VectorTexts& texts)
{
    if (!input.shownVectors)
        return texts.compared;
    return input.shownVectors->areOfKeys ? texts.values : texts.stream;
}

QString otherVectorsTitle(const Input& input)
{
    return input.shownVectors ? opened(messageText(input.shownVectors->name)) : QString();
}

QString otherVectorsAxes(const Input& input, Index rows, Index columns)
{
    return byVectors(input, {.compared = {}, .values = valuesAxes(input), .stream = streamAxes(input)})
        .arg(countText(rows), countText(columns));
}

} // namespace softfocus

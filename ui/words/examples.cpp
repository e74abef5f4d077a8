#include "ui/words/examples.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class ExampleWords {
    Q_DECLARE_TR_FUNCTIONS(ExampleWords)
};

} // namespace

std::vector<ExampleSentence> exampleSentences()
{
    return {
        {QStringLiteral("My grandmother bakes incredible cookies"), ExampleWords::tr("The article’s sentence"),
         ExampleWords::tr("“bakes” and “cookies” belong together: hide self, and each looks at the other.")},
        {QStringLiteral("She left the bank to sit on the bank of the river"), ExampleWords::tr("One word, two meanings"),
         ExampleWords::tr("Both times “bank” is the same vector: plain vectors do not know which one is meant.")},
        {QStringLiteral("The film was not good and not bad either"), ExampleWords::tr("A negation"),
         ExampleWords::tr("“good” and “bad” look at each other: opposites stand near the same words, and “not” changes neither.")},
        {QStringLiteral("apples, pears, plums, cherries and a hammer"), ExampleWords::tr("A list with a stranger"),
         ExampleWords::tr("The fruits look at each other, and hardly at the hammer.")},
        {QStringLiteral("A rose is a rose is a rose"), ExampleWords::tr("Repeated words"),
         ExampleWords::tr("The same word has the same vector, so its places share the weight equally.")},
        {QStringLiteral("The early bird catches the worm but the second mouse gets the cheese"), ExampleWords::tr("A proverb"),
         ExampleWords::tr("Animals look at animals; small words such as “the” take weight from everybody.")},
        {QStringLiteral("The trophy does not fit into the suitcase because it is too large"), ExampleWords::tr("What “it” means"),
         ExampleWords::tr("A reader knows what “it” is; vectors that were not trained for it do not.")},
    };
}

} // namespace softfocus

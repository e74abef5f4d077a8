#include "ui/words/help/glossary.h"

#include "ui/words/terms.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class GlossaryWords {
    Q_DECLARE_TR_FUNCTIONS(GlossaryWords)
};

} // namespace

std::vector<TextSection> glossaryOf(const Attention& attention, Index query)
{
    std::vector<TextSection> sections{
        {GlossaryWords::tr("Glossary"), GlossaryWords::tr("What each term means, and what it is in the row that is chosen now.")}};
    for (int place = 0; place < termCount; ++place) {
        const TermText term = termText(static_cast<Term>(place), attention, query);
        sections.push_back({term.name, term.meaning + QStringLiteral("\n\n") + term.here});
    }
    return sections;
}

} // namespace softfocus

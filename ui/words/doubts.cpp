#include "ui/words/doubts.h"

#include "core/files/table/labels.h"
#include "ui/words/finite_mask_text.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class DoubtsWords {
    Q_DECLARE_TR_FUNCTIONS(DoubtsWords)
};

QString placeName(LabelPlace place)
{
    return place == LabelPlace::FirstLine ? DoubtsWords::tr("first line") : DoubtsWords::tr("first column");
}

QString contentName(const GivenScores& given, LabelPlace place, bool isNames)
{
    if (isNames)
        return place == LabelPlace::FirstLine ? DoubtsWords::tr("names of keys") : DoubtsWords::tr("names of rows");
    return given.kind == GivenKind::Weights ? DoubtsWords::tr("weights") : DoubtsWords::tr("scores");
}

} // namespace

std::vector<Doubt> labelDoubtsOf(const GivenScores& given)
{
    std::vector<Doubt> doubts;
    for (const LabelPlace place : {LabelPlace::FirstLine, LabelPlace::FirstColumn}) {
        if (!isDoubtful(given, place))
            continue;
        const bool isNames = given.labels->at(place).isNames;
        const QString now = contentName(given, place, isNames), other = contentName(given, place, !isNames);
        doubts.push_back({DoubtsWords::tr("%1 read as %2").arg(placeName(place), now), DoubtsWords::tr("it is %1").arg(other),
                          DoubtsWords::tr("Read the %1 as %2").arg(placeName(place), other),
                          [place](const GivenScores& read) { return takenOtherWay(read, place); }});
    }
    return doubts;
}

std::vector<Doubt> maskDoubtsOf(const GivenScores& given)
{
    const std::optional<FiniteMask> mask = given.kind == GivenKind::Scores ? finiteMaskIn(given.scores) : std::nullopt;
    if (!mask)
        return {};
    const bool taken = given.maskedUpTo.has_value();
    const QString other = taken ? DoubtsWords::tr("Take as scores") : DoubtsWords::tr("Take as a mask");
    const auto takeOtherWay = [upTo = taken ? std::nullopt : std::optional(mask->upTo)](GivenScores read) {
        read.maskedUpTo = upTo;
        return read;
    };
    return {{finiteMaskText(*mask, taken), other, other, takeOtherWay}};
}

} // namespace softfocus

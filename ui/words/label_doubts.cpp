#include "ui/words/label_doubts.h"

#include "core/files/table/labels.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class LabelDoubtsWords {
    Q_DECLARE_TR_FUNCTIONS(LabelDoubtsWords)
};

QString placeName(LabelPlace place)
{
    return place == LabelPlace::FirstLine ? LabelDoubtsWords::tr("first line") : LabelDoubtsWords::tr("first column");
}

QString contentName(const GivenScores& given, LabelPlace place, bool isNames)
{
    if (isNames)
        return place == LabelPlace::FirstLine ? LabelDoubtsWords::tr("names of keys") : LabelDoubtsWords::tr("names of rows");
    return given.kind == GivenKind::Weights ? LabelDoubtsWords::tr("weights") : LabelDoubtsWords::tr("scores");
}

} // namespace

std::vector<LabelDoubt> labelDoubtsOf(const Scene& scene)
{
    std::vector<LabelDoubt> doubts;
    for (const LabelPlace place : {LabelPlace::FirstLine, LabelPlace::FirstColumn}) {
        if (!hasGivenMatrix(scene) || !isDoubtful(givenIn(scene), place))
            continue;
        const bool isNames = givenIn(scene).labels->at(place).isNames;
        const QString now = contentName(givenIn(scene), place, isNames), other = contentName(givenIn(scene), place, !isNames);
        doubts.push_back({place, LabelDoubtsWords::tr("%1 read as %2").arg(placeName(place), now),
                          LabelDoubtsWords::tr("it is %1").arg(other),
                          LabelDoubtsWords::tr("Read the %1 as %2").arg(placeName(place), other)});
    }
    return doubts;
}

GivenScores takenOtherWay(const GivenScores& given, const LabelDoubt& doubt)
{
    return takenOtherWay(given, doubt.place);
}

} // namespace softfocus

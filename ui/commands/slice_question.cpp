#include "ui/commands/slice_question.h"

#include "ui/dialogs/choice_dialog.h"

#include <QComboBox>
#include <QCoreApplication>

#include <algorithm>

namespace softfocus {

namespace {

struct SliceQuestion {
    Q_DECLARE_TR_FUNCTIONS(SliceQuestion)
};

QString dimensionTitle(std::size_t number, std::size_t count)
{
    if (count <= 2 && number + 1 == count)
        return SliceQuestion::tr("Head");
    if (count == 2)
        return SliceQuestion::tr("Layer");
    return SliceQuestion::tr("Index %1").arg(number + 1);
}

QString sizesText(const std::vector<Index>& sizes)
{
    QStringList texts;
    for (const Index size : sizes)
        texts << QString::number(size);
    return texts.join(QStringLiteral(" × "));
}

QStringList indexTexts(Index size)
{
    constexpr Index mostListed = 10'000; // further ones are for the command line
    QStringList texts;
    for (Index i = 0; i < std::min(size, mostListed); ++i)
        texts << QString::number(i);
    return texts;
}

} // namespace

ChoiceDialog* makeSliceQuestion(const QString& file, const QString& array, const std::vector<Index>& sizes,
                                std::function<void(const std::vector<Index>&)> take, QWidget* parent)
{
    const QString detail =
        array.isEmpty() ? SliceQuestion::tr("It holds an array of %1 matrices, which are counted from 0.").arg(sizesText(sizes))
                        : SliceQuestion::tr("Its array “%1” has %2 matrices, which are counted from 0.").arg(array, sizesText(sizes));
    auto* question = new ChoiceDialog(SliceQuestion::tr("Which matrix of %1 is to be shown?").arg(file), detail, parent);
    std::vector<QComboBox*> picks;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        picks.push_back(&question->addPick(QByteArray("slice") + QByteArray::number(qlonglong(i)), dimensionTitle(i, sizes.size()),
                                           indexTexts(sizes[i])));
    question->addCancel();
    question->addAnswer("showSlice", SliceQuestion::tr("Show"), true, [picks, take = std::move(take)] {
        std::vector<Index> place;
        for (const QComboBox* const pick : picks)
            place.push_back(pick->currentIndex());
        take(place);
    });
    return question;
}

} // namespace softfocus

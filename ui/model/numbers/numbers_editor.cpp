#include "ui/model/numbers/numbers_editor.h"

#include "ui/words/numbers/shown_number.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class NumbersSteps {
    Q_DECLARE_TR_FUNCTIONS(NumbersSteps)
};

} // namespace

Result<bool> NumbersEditor::change(const QString& label, const std::function<void(NumbersChoices&)>& changeOf, Gesture gesture,
                                   const char* quantity)
{
    m_editor.setMoving(gesture != Gesture::Once);
    return m_editor.changeScene(
        label, [&](Scene& scene) { changeOf(scene.numbers); }, gesture == Gesture::Once ? QString() : QLatin1String(quantity));
}

Result<bool> NumbersEditor::setList(const QString& label, ScoreList list, Gesture gesture)
{
    return change(
        label, [&](NumbersChoices& numbers) { numbers.list = std::move(list); }, gesture, "numbers list");
}

Result<bool> NumbersEditor::setScore(std::size_t place, double score, Gesture gesture)
{
    const QString label = place < list().scores.size()
                              ? NumbersSteps::tr("Score of %1: %2").arg(numberName(list(), place), givenNumber(score).screen)
                              : QString();
    return change(
        label,
        [&](NumbersChoices& numbers) {
            if (place < numbers.list.scores.size())
                numbers.list.scores[place] = score;
        },
        gesture, "numbers score");
}

Result<bool> NumbersEditor::setScores(const QString& label, std::vector<double> scores, Gesture gesture)
{
    return change(
        label, [&](NumbersChoices& numbers) { numbers.list.scores = std::move(scores); }, gesture, "numbers scores");
}

Result<bool> NumbersEditor::showLesson(NumbersLesson lesson)
{
    const QString labels[] = {NumbersSteps::tr("Show the weights"), NumbersSteps::tr("Show the overflow"),
                              NumbersSteps::tr("Show the one pass")};
    return change(
        labels[static_cast<std::size_t>(lesson)], [&](NumbersChoices& numbers) { numbers.lesson = lesson; }, Gesture::Once, "");
}

Result<bool> NumbersEditor::setColumns(bool columns)
{
    return change(
        columns ? NumbersSteps::tr("Weights as columns") : NumbersSteps::tr("Weights as stacked bars"),
        [&](NumbersChoices& numbers) { numbers.columns = columns; }, Gesture::Once, "");
}

Result<bool> NumbersEditor::setEntropyContours(bool shown)
{
    return change(
        shown ? NumbersSteps::tr("Show lines of equal entropy") : NumbersSteps::tr("Hide lines of equal entropy"),
        [&](NumbersChoices& numbers) { numbers.entropyContours = shown; }, Gesture::Once, "");
}

Result<bool> NumbersEditor::setFactor(double factor, Gesture gesture)
{
    return change(
        NumbersSteps::tr("Scores times %1").arg(givenNumber(factor).screen), [&](NumbersChoices& numbers) { numbers.factor = factor; },
        gesture, "numbers factor");
}

Result<bool> NumbersEditor::setStep(std::int64_t step)
{
    return m_editor.changeScene(
        NumbersSteps::tr("Step %1").arg(step), [step](Scene& scene) { scene.numbers.step = step; }, QStringLiteral("numbers step"));
}

QString numberName(const ScoreList& list, std::size_t place)
{
    if (place < list.labels.size() && !list.labels[place].empty())
        return QString::fromStdString(list.labels[place]);
    constexpr std::size_t letters = 26;
    const QString letter(QChar(u'A' + char16_t(place % letters)));
    return place < letters ? letter : letter + QString::number(place / letters + 1);
}

} // namespace softfocus

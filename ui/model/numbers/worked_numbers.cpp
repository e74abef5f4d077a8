#include "ui/model/numbers/worked_numbers.h"

#include "ui/model/derivation/weight_worker.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/words/step_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace softfocus {

namespace {

class WorkedNumbersWords {
    Q_DECLARE_TR_FUNCTIONS(WorkedNumbersWords)
};

/// A step in the making, which remembers what every number says.
struct Gathered {
    WorkedStep step;
    QStringList texts;   ///< without the names
    bool isGiven = true; ///< nothing is worked out in it
};

QString textOfLine(const WorkedLine& line)
{
    const QString relation = line.isExact ? QStringLiteral("= ") : QStringLiteral("≈ ");
    return line.working.isEmpty() ? relation + line.result : line.working + u' ' + relation + line.result;
}

/// Puts a line among the steps: to those of its name, else behind the step of the line before it.
std::size_t gather(std::vector<Gathered>& steps, const WorkedLine& line, const QString& name, std::size_t after)
{
    const auto found = std::ranges::find_if(steps, [&](const Gathered& one) { return one.step.name == line.name; });
    std::size_t place = std::size_t(found - steps.begin());
    if (found == steps.end()) {
        place = std::min(after, steps.size());
        steps.insert(steps.begin() + std::ptrdiff_t(place), Gathered{{line.name, line.note, {}, false}, {}});
    }
    Gathered& gathered = steps[place];
    const QString text = textOfLine(line);
    gathered.isGiven = gathered.isGiven && line.working.isEmpty();
    gathered.texts << text;
    // A given number has no sign before it: "A: 4".
    const QString item = line.working.isEmpty() && line.isExact ? line.result : text;
    gathered.step.items << WorkedNumbersWords::tr("%1: %2", "a number of the list, and what it becomes").arg(name, item);
    if (gathered.step.note != line.note)
        gathered.step.note.clear();
    return place + 1;
}

/// What is the same for every number is said once.
WorkedStep finished(Gathered gathered)
{
    const bool isOwn = gathered.step.name == QLatin1String("s") || gathered.step.name == QLatin1String("w");
    const bool isSame = std::ranges::all_of(gathered.texts, [&](const QString& text) { return text == gathered.texts.front(); });
    if (gathered.isGiven && isSame && !isOwn && gathered.texts.size() > 1) {
        gathered.step.items = {gathered.texts.front()};
        gathered.step.isShared = true;
    }
    return std::move(gathered.step);
}

} // namespace

WorkedNumbers workedNumbers(const std::shared_ptr<const Attention>& attention, std::size_t most)
{
    WorkedNumbers worked;
    const WorkedRow row = workedRowOf(attention, 0);
    if (row.query < 0 || !row.hasScores())
        return worked;
    worked.formula = formulaParts(row.steps.formula);
    worked.remark = workedRemark(row);
    if (row.state != RowState::Normal) {
        worked.remark = workedSummary(row);
        return worked;
    }
    const Picture picture = pictureOf(attention, Stage::Weights);
    const std::size_t count = std::size_t(attention->keyCount()), shown = std::min(count, most);
    worked.left = count - shown;
    std::vector<Gathered> steps;
    for (std::size_t number = 0; number < shown; ++number) {
        WorkedLines lines;
        workWeight(lines, picture, {0, Index(number)});
        std::size_t after = 0;
        for (const WorkedLine& line : lines.take())
            after = gather(steps, line, row.keyText(Index(number)), after);
    }
    for (Gathered& gathered : steps)
        worked.steps.push_back(finished(std::move(gathered)));
    return worked;
}

QString textOf(const WorkedNumbers& worked)
{
    QStringList lines = worked.formula;
    for (const WorkedStep& step : worked.steps)
        lines << (step.isShared ? step.name + u' ' + step.items.join(QString())
                                : step.name + QStringLiteral(":  ") + step.items.join(QStringLiteral("   "))) +
                     (step.note.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(step.note));
    if (!worked.remark.isEmpty())
        lines << worked.remark;
    return lines.join(u'\n') + u'\n';
}

} // namespace softfocus

#include "ui/words/marks_text.h"

#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>

namespace softfocus {

namespace {

class MarksWords {
    Q_DECLARE_TR_FUNCTIONS(MarksWords)
};

constexpr std::ptrdiff_t mostMarksNamed = 6;

bool isOne(const Span& span)
{
    return span.first == span.last;
}

/// What is marked, as a whole sentence.
QString markedText(const QString& what)
{
    return MarksWords::tr("Marked: %1.").arg(what);
}

/// A list whose members may have commas of their own.
QString listedMarks(const QStringList& members)
{
    return members.join(QStringLiteral("; "));
}

QString cellsText(const MarkedBlock& block, const QString& row, const QString& lastRow, const QString& column, const QString& lastColumn)
{
    if (isOne(block.rows) && isOne(block.columns))
        return MarksWords::tr("the cell of %1 and %2").arg(row, column);
    if (isOne(block.rows))
        return MarksWords::tr("the cells of %1 from %2 to %3").arg(row, column, lastColumn);
    if (isOne(block.columns))
        return MarksWords::tr("the cells from %1 to %2 in the column of %3").arg(row, lastRow, column);
    return MarksWords::tr("the block of the rows from %1 to %2 and the columns from %3 to %4").arg(row, lastRow, column, lastColumn);
}

QString moreText(std::ptrdiff_t more)
{
    return more == 1 ? MarksWords::tr("One more mark follows.") : MarksWords::tr("%1 more marks follow.").arg(countText(more));
}

QString patchesText(std::ptrdiff_t count)
{
    return MarksWords::tr("Marked: %1 patches.").arg(countText(count));
}

/// The patches that are marked, with names where they are few.
QStringList patchTexts(const Attention& attention, Stage stage)
{
    const std::vector<bool> marked = markedPatches(attention, stage, chosenQuery(attention));
    const auto count = std::ranges::count(marked, true);
    if (count > mostMarksNamed)
        return {patchesText(count)};
    QStringList names;
    for (std::size_t patch = 0; patch < marked.size(); ++patch)
        if (marked[patch])
            names << nameOf(attention, NamedSide::Query, Index(patch));
    return names.isEmpty() ? QStringList() : QStringList{markedText(listedMarks(names))};
}

/// One mark, as it stands in a list.
QString markText(const Attention& attention, Stage stage, const MarkedBlock& block)
{
    const auto query = [&](Index index) {
        const VectorRow row = stage == Stage::Vectors ? vectorRowOf(*attention.input, index) : VectorRow{false, index};
        return nameOf(attention, row.isKey ? NamedSide::Key : NamedSide::Query, row.index);
    };
    const auto key = [&](Index index) { return nameOf(attention, NamedSide::Key, index); };
    if (block.allRows && block.allColumns)
        return MarksWords::tr("everything");
    if (block.allColumns)
        return isOne(block.rows) ? MarksWords::tr("the row of %1").arg(query(block.rows.first))
                                 : MarksWords::tr("the rows from %1 to %2").arg(query(block.rows.first), query(block.rows.last));
    if (block.allRows)
        return isOne(block.columns) ? MarksWords::tr("the column of %1").arg(key(block.columns.first))
                                    : MarksWords::tr("the columns from %1 to %2").arg(key(block.columns.first), key(block.columns.last));
    return cellsText(block, query(block.rows.first), query(block.rows.last), key(block.columns.first), key(block.columns.last));
}

} // namespace

QStringList marksTexts(const Attention& attention, Stage stage, bool asPatches)
{
    if (asPatches)
        return patchTexts(attention, stage);
    const std::vector<MarkedBlock> blocks = markedBlocks(attention, stage);
    QStringList named;
    for (const MarkedBlock& block : blocks)
        if (named.size() < mostMarksNamed)
            named << markText(attention, stage, block);
    if (named.isEmpty())
        return {};
    QStringList texts{markedText(listedMarks(named))};
    if (std::ssize(blocks) > named.size())
        texts << moreText(std::ssize(blocks) - named.size());
    return texts;
}

QString newMarksText(const Attention& attention, const std::vector<Mark>& marks)
{
    const Stage stage = attention.scene.view.stage;
    if (pictureKindOf(attention, stage) != PictureKind::Overlay) {
        const std::optional<MarkedBlock> block = marks.empty() ? std::nullopt : blockOf(attention, stage, marks.front());
        return block ? markedText(markText(attention, stage, *block)) : QString();
    }
    Index count = 0;
    for (const Mark& mark : marks)
        count += mark.rows ? mark.rows->last - mark.rows->first + 1 : 0;
    if (count != 1)
        return patchesText(count);
    return markedText(nameOf(attention, NamedSide::Query, marks.front().rows->first));
}

} // namespace softfocus

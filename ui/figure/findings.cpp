#include "ui/figure/findings.h"

#include "core/measures/measures.h"
#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/patch_texts.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class FindingsWords {
    Q_DECLARE_TR_FUNCTIONS(CaptionWords)
};

/// How many, and how much, in the whole map.
struct Findings {
    Index zeros = 0, entries = 0; ///< unmasked
    Index emptyRows = 0, undefinedRows = 0;
    Index query = -1, key = -1;   ///< of the largest weight, where units attend to themselves that between different ones
    Index alike = 0;              ///< how many of those it is chosen from are as large, up to rounding
    Index chosenFrom = 0;         ///< how many those are
    double entropy = 0;           ///< mean, bits
    std::vector<double> received; ///< by each key
};

/// True where the largest weight is looked for between different units: what a unit gives itself is no news there.
bool namesDifferent(const Attention& attention)
{
    return attention.input->isSelfAttention && attention.input->unit != UnitKind::Entry;
}

constexpr Index mostAlike = 3; ///< of several that are as large the first is named, unless there are more

/// True for weights that differ by rounding alone.
bool isAlike(double one, double other)
{
    constexpr double rounding = 1e-9;
    return std::abs(one - other) <= rounding * std::abs(other);
}

Findings findingsOf(const Attention& attention)
{
    const Matrix& weights = attention.weights->values;
    Findings found;
    found.entropy = meanEntropy(weights);
    found.received.assign(std::size_t(weights.cols()), 0);
    const auto isOther = [&](Index row, Index column) { return !namesDifferent(attention) || !isItself(*attention.input, row, column); };
    for (Index row = 0; row < weights.rows(); ++row) {
        const RowState state = stateOf(*attention.weights, row);
        found.emptyRows += state == RowState::NothingToAttend;
        found.undefinedRows += state == RowState::Undefined;
        if (state != RowState::Normal)
            continue;
        for (Index column = 0; column < weights.cols(); ++column) {
            if (attention.isMasked(row, column))
                continue;
            const double weight = weights(row, column);
            ++found.entries;
            found.zeros += weight == 0;
            found.received[std::size_t(column)] += weight;
            if (!isOther(row, column))
                continue;
            ++found.chosenFrom;
            if (found.query >= 0 && isAlike(weight, weights(found.query, found.key))) {
                ++found.alike;
            } else if (found.query < 0 || weight > weights(found.query, found.key)) {
                found.query = row;
                found.key = column;
                found.alike = 1;
            }
        }
    }
    return found;
}

QString largestSentence(const Attention& attention)
{
    const QString ofAll = FindingsWords::tr("The largest weight is that of %1 on %2 (%3).");
    if (!namesDifferent(attention))
        return ofAll;
    return byUnit(*attention.input, {.words = FindingsWords::tr("Between different words the largest weight is that of %1 on %2 (%3)."),
                                     .entries = ofAll,
                                     .patches = FindingsWords::tr("Between different patches the largest weight is that of %1 on %2 (%3)."),
                                     .pieces = FindingsWords::tr("Between different pieces the largest weight is that of %1 on %2 (%3).")});
}

/// Where the largest weight is, or in how many places.
QString largestFinding(const Attention& attention, const Findings& found)
{
    const QString weight = weightTextFor(*attention.input, attention.weights->values(found.query, found.key));
    if (found.alike <= mostAlike)
        return largestSentence(attention).arg(
            nameOf(attention, NamedSide::Query, found.query),
            nameBeside(*attention.input, found.query, found.key, nameOf(attention, NamedSide::Key, found.key)), weight);
    if (found.alike == found.chosenFrom && !namesDifferent(attention))
        return FindingsWords::tr("All weights are equal (%1).").arg(weight);
    const QString ofAll = FindingsWords::tr("The largest weight is %1, in %2 places.");
    const QString form =
        namesDifferent(attention)
            ? byUnit(*attention.input, {.words = FindingsWords::tr("Between different words the largest weight is %1, in %2 places."),
                                        .entries = ofAll,
                                        .patches = FindingsWords::tr("Between different patches the largest weight is %1, in %2 places."),
                                        .pieces = FindingsWords::tr("Between different pieces the largest weight is %1, in %2 places.")})
            : ofAll;
    return form.arg(weight, countText(found.alike));
}

QString keyOf(const Picture& picture, Index column)
{
    return picture.columns.empty() ? dimensionName(*picture.attention->input, column) : nameOf(picture, NamedSide::Key, column);
}

} // namespace

QStringList weightFindings(const Attention& attention, PictureKind kind)
{
    const Findings found = findingsOf(attention);
    const std::vector<Token>& keys = attention.input->keys;
    QStringList sentences;
    if (found.query >= 0)
        sentences << largestFinding(attention, found);
    if (keys.size() > 2 && found.entries > 0) {
        const auto most = std::ranges::max_element(found.received);
        const auto place = Index(most - found.received.begin());
        const double mean = *most / double(attention.weights->values.rows());
        const auto asMuch = std::ranges::count_if(found.received, [most](double received) { return isAlike(received, *most); });
        const QString average = weightTextFor(*attention.input, mean);
        if (asMuch <= mostAlike && asMuch < std::ssize(keys))
            sentences << opened(FindingsWords::tr("%1 receives the most attention (%2 on average).")
                                    .arg(nameOf(attention, NamedSide::Key, place), average));
        else if (asMuch == std::ssize(keys))
            sentences << FindingsWords::tr("All keys receive equal attention (%1 on average).").arg(average);
        else
            sentences << FindingsWords::tr("%1 keys receive the most attention (each %2 on average).").arg(countText(asMuch), average);
    }
    if (!std::isnan(found.entropy))
        sentences << FindingsWords::tr("Mean entropy %1 bits.").arg(entropyText(found.entropy));
    if (found.zeros > 0)
        sentences << (kind == PictureKind::Threads ? FindingsWords::tr("%1 of %2 weights are exactly 0 and have no thread.")
                                                   : FindingsWords::tr("%1 of %2 weights are exactly 0 (dotted)."))
                         .arg(countText(found.zeros), countText(found.entries));
    if (found.emptyRows > 0)
        sentences << FindingsWords::tr("Rows without anything to attend to: %1.").arg(countText(found.emptyRows));
    if (found.undefinedRows > 0)
        sentences
            << FindingsWords::tr("Rows whose weights are undefined, since their scores sum to 0: %1.").arg(countText(found.undefinedRows));
    return sentences;
}

QStringList signedFindings(const Picture& picture)
{
    const Matrix& values = *picture.values;
    Index least = -1, most = -1;
    for (Index i = 0; i < values.size(); ++i) {
        const double value = values.data()[i];
        if (!std::isfinite(value))
            continue;
        if (least < 0 || value < values.data()[least])
            least = i;
        if (most < 0 || value > values.data()[most])
            most = i;
    }
    if (least < 0)
        return {};
    const auto place = [&](Index i) {
        return FindingsWords::tr("%1, %2").arg(nameOf(picture, NamedSide::Query, i / values.cols()), keyOf(picture, i % values.cols()));
    };
    return {FindingsWords::tr("Numbers run from %1 (%2) to %3 (%4).")
                .arg(scoreText(values.data()[least]), place(least), scoreText(values.data()[most]), place(most))};
}

QStringList overlayFindings(const Picture& picture)
{
    const Attention& attention = *picture.attention;
    const Index query = chosenQuery(attention);
    if (picture.stage == Stage::Vectors)
        return {};
    if (picture.stage == Stage::Output) {
        QStringList sentences;
        for (const QString& error : mixErrors(attention))
            sentences << opened(error) + u'.';
        return sentences;
    }
    QStringList sentences{sentenceFor(picture, query, -1) + u'.'};
    if (picture.stage == Stage::Scores || stateOf(*attention.weights, query) != RowState::Normal)
        return sentences;
    Index zeros = 0, entries = 0;
    for (Index key = 0; key < attention.keyCount(); ++key) {
        entries += !picture.isAbsent(query, key);
        zeros += picture.isTrueZero(query, key);
    }
    if (zeros > 0)
        sentences << FindingsWords::tr("%1 of %2 weights are exactly 0; there the picture is as it was.")
                         .arg(countText(zeros), countText(entries));
    return sentences;
}

} // namespace softfocus

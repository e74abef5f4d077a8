#include "ui/model/derivation/score_parts.h"

#include "ui/words/numbers/number_text.h"
#include "ui/words/numbers/shown_number.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class ScorePartsWords {
    Q_DECLARE_TR_FUNCTIONS(ScorePartsWords)
};

constexpr std::size_t mostParts = 8; ///< as many as a card has room for
constexpr int digits = 3;

bool isProduct(const ScoreParts& parts)
{
    return parts.comparison == Comparison::ScaledDot;
}

QString inParentheses(const QString& number, const QString& minus)
{
    return number.startsWith(minus) ? u'(' + number + u')' : number;
}

} // namespace

ScoreParts scorePartsOf(const Input& input, Index query, Index key)
{
    ScoreParts parts;
    const Projections* vectors = projectionsOf(input);
    if (!vectors)
        return parts;
    parts.comparison = vectors->comparison;
    std::vector<ScorePart> all;
    for (Index dimension = 0; dimension < vectors->keys->cols(); ++dimension) {
        const double q = (*vectors->queries)(query, dimension), k = (*vectors->keys)(key, dimension);
        all.push_back({dimension, q, k, isProduct(parts) ? q * k : (q - k) * (q - k)});
        parts.sum += all.back().part;
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, [](const ScorePart& one) { return std::abs(one.part); });
    // One other alone is as short as «the other one».
    const std::size_t shown = all.size() <= mostParts + 1 ? all.size() : mostParts;
    for (std::size_t place = shown; place < all.size(); ++place)
        parts.rest += all[place].part;
    parts.restCount = Index(all.size() - shown);
    all.resize(shown);
    parts.largest = std::move(all);
    for (const ScorePart& one : parts.largest)
        parts.names.push_back(dimensionName(input, one.dimension));
    return parts;
}

QString partText(double part)
{
    return shownNumber(part, digits).screen;
}

QString titleOf(const ScoreParts& parts)
{
    const QString shown = countText(std::ssize(parts.largest)), all = countText(std::ssize(parts.largest) + parts.restCount);
    const QString rest = countText(parts.restCount);
    if (parts.restCount == 0)
        return isProduct(parts) ? ScorePartsWords::tr("All %1 products, the largest first").arg(all)
                                : ScorePartsWords::tr("All %1 squared differences, the largest first").arg(all);
    return isProduct(parts)
               ? ScorePartsWords::tr("The %1 largest of %2 products, and the other %3 together").arg(shown, all, rest)
               : ScorePartsWords::tr("The %1 largest of %2 squared differences, and the other %3 together").arg(shown, all, rest);
}

QString textOf(const ScoreParts& parts, std::size_t place)
{
    const ScorePart& one = parts.largest[place];
    const ShownNumber q = shownNumber(one.query, digits), k = shownNumber(one.key, digits), part = shownNumber(one.part, digits);
    const QString working = isProduct(parts) ? QStringLiteral("%1 × %2").arg(q.screen, inParentheses(k.screen, QStringLiteral("−")))
                                             : QStringLiteral("(%1 − %2)²").arg(q.screen, inParentheses(k.screen, QStringLiteral("−")));
    return parts.names[place] + QStringLiteral(": ") + working + QStringLiteral(" ≈ ") + part.screen;
}

QString restText(const ScoreParts& parts)
{
    if (parts.restCount == 0)
        return {};
    return ScorePartsWords::tr("the other %1 together: %2").arg(countText(parts.restCount), partText(parts.rest));
}

QString sumText(const ScoreParts& parts)
{
    if (parts.isEmpty())
        return {};
    const Index count = std::ssize(parts.largest) + parts.restCount;
    constexpr int sumDigits = digits + 1;
    const QString sum = shownNumber(parts.sum, sumDigits).screen;
    if (isProduct(parts))
        return ScorePartsWords::tr("Together: q · k = %1, and s = %1 / √%2 ≈ %3")
            .arg(sum, countText(count), shownNumber(parts.sum / std::sqrt(double(count)), digits).screen);
    return ScorePartsWords::tr("Together: Σ (q − k)² = %1, and MSE = %1 / %2 ≈ %3")
        .arg(sum, countText(count), shownNumber(parts.sum / double(count), digits).screen);
}

QStringList linesOf(const ScoreParts& parts)
{
    if (parts.isEmpty())
        return {};
    QStringList lines{titleOf(parts) + QStringLiteral(":")};
    for (std::size_t place = 0; place < parts.largest.size(); ++place)
        lines << QStringLiteral("  ") + textOf(parts, place);
    if (const QString rest = restText(parts); !rest.isEmpty())
        lines << QStringLiteral("  ") + rest;
    return lines;
}

QString latexOf(const ScoreParts& parts)
{
    QString sum;
    for (const ScorePart& one : parts.largest) {
        const QString part = shownNumber(one.part, digits).latex;
        if (!sum.isEmpty() && !part.startsWith(u'-'))
            sum += QStringLiteral(" + ");
        else if (!sum.isEmpty())
            sum += QStringLiteral(" - ");
        sum += sum.isEmpty() ? part : part.startsWith(u'-') ? part.mid(1) : part;
    }
    if (parts.restCount > 0) {
        const QString rest = shownNumber(parts.rest, digits).latex;
        sum += QStringLiteral(" + \\underbrace{%1}_{\\text{%2}}")
                   .arg(inParentheses(rest, QStringLiteral("-")), ScorePartsWords::tr("the other %1").arg(countText(parts.restCount)));
    }
    return sum;
}

} // namespace softfocus

#include "ui/panels/sentence/sentence_facts.h"

#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/shown_units.h"

#include <QLocale>

namespace softfocus {

namespace {

constexpr int mostNamed = 12; ///< unknown words in the tool tip
constexpr int longestName = 40;

/// Of both sides, where they are not the same.
QStringList unknownWords(const Input& input)
{
    QStringList words;
    const auto add = [&words](const std::vector<Token>& tokens) {
        for (const Token& token : tokens)
            if (!token.known)
                words.append(QString::fromStdString(token.text));
    };
    add(input.queries);
    if (!input.isSelfAttention)
        add(input.keys);
    return words;
}

QString namedWord(const QStringList& words)
{
    QStringList names;
    for (const QString& word : words.mid(0, mostNamed)) {
        const QString shortened = word.size() <= longestName ? word : word.left(longestName) + QStringLiteral("…");
        names.append(QStringLiteral("“%1”").arg(shortened));
    }
    if (words.size() > mostNamed)
        names.append(QStringLiteral("…"));
    return names.join(QStringLiteral(", "));
}

} // namespace

SentenceFacts::SentenceFacts()
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Ignored);
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setForegroundRole(QPalette::PlaceholderText);
    setType(*this, 12);
}

void SentenceFacts::showFacts(const Attention& attention)
{
    const QLocale locale;
    const Input& input = *attention.input;
    const QStringList unknown = unknownWords(input);
    QStringList lines{whatThereIs(attention)};
    if (isOfWords(attention))
        lines += leftOut(attention);
    if (!unknown.isEmpty())
        lines.append(tr("%1 not in the vocabulary").arg(locale.toString(unknown.size())));
    setToolTip(unknown.isEmpty() ? QString() : tr("Not in the vocabulary, each with a vector of its own: %1").arg(namedWord(unknown)));
    if (lines.join(u'\n') == text())
        return;
    setText(lines.join(u'\n'));
    setAccessibleName(lines.join(QStringLiteral(", ")));
}

/// How many units there are, and what they are turned into.
QString SentenceFacts::whatThereIs(const Attention& attention)
{
    const QLocale locale;
    const Input& input = *attention.input;
    const QString queries = locale.toString(input.queryTotal), keys = locale.toString(input.keyTotal);
    if (input.patches)
        return tr("%1 patches, %2 × %2").arg(queries, locale.toString(input.patches->side));
    if (input.fault)
        return tr("nothing is shown");
    if (!isOfWords(attention))
        return (hasGivenWeights(attention) ? tr("%1 × %2 weights") : tr("%1 × %2 scores")).arg(queries, keys);
    const QString tokens = !input.isSelfAttention  ? tr("%1 × %2 tokens").arg(queries, keys)
                           : input.queryTotal == 1 ? tr("1 token")
                                                   : tr("%1 tokens").arg(queries);
    return tokens + QStringLiteral(" · ") + messageText(input.sourceName);
}

/// What is too long to be shown whole.
QStringList SentenceFacts::leftOut(const Attention& attention)
{
    const QLocale locale;
    const ShownUnits units = shownUnitsOf(attention);
    const auto first = [&](const QString& text, Index shown, Index total) {
        return shown < total ? QStringList(text.arg(locale.toString(shown), locale.toString(total))) : QStringList();
    };
    if (attention.input->isSelfAttention)
        return first(tr("first %1 of %2 tokens shown"), units.asking, units.askingTotal);
    return first(tr("first %1 of %2 that ask shown"), units.asking, units.askingTotal) +
           first(tr("first %1 of %2 that are asked shown"), units.asked, units.askedTotal);
}

} // namespace softfocus

#include "ui/panels/sentence/sentence_facts.h"

#include "core/attention/attention.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"

#include <QLocale>

namespace softfocus {

namespace {

constexpr int mostNamed = 12; ///< unknown words in the tool tip
constexpr int longestName = 40;

QStringList unknownWords(const std::vector<Token>& tokens)
{
    QStringList words;
    for (const Token& token : tokens)
        if (!token.known)
            words.append(QString::fromStdString(token.text));
    return words;
}

QString named(const QStringList& words)
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

SentenceFacts::SentenceFacts(QWidget* parent) : QLabel(parent)
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
    QStringList lines;
    QStringList unknown;
    if (!isOfWords(attention)) {
        const QString size = hasGivenWeights(attention) ? tr("%1 × %2 weights") : tr("%1 × %2 scores");
        lines.append(size.arg(locale.toString(attention.queryCount()), locale.toString(attention.keyCount())));
    } else {
        const QString count = locale.toString(input.tokenTotal);
        const QString tokens = input.tokenTotal == 1 ? tr("1 token") : tr("%1 tokens").arg(count);
        lines.append(tokens + QStringLiteral(" · ") + messageText(input.sourceName));
        if (input.tokenTotal > attention.queryCount())
            lines.append(tr("first %1 of %2 tokens shown").arg(locale.toString(attention.queryCount()), count));
        unknown = unknownWords(input.queries);
        if (!unknown.isEmpty())
            lines.append(tr("%1 not in the vocabulary").arg(locale.toString(unknown.size())));
    }
    setToolTip(unknown.isEmpty() ? QString() : tr("Not in the vocabulary, each with a vector of its own: %1").arg(named(unknown)));
    if (lines.join(u'\n') == text())
        return;
    setText(lines.join(u'\n'));
    setAccessibleName(lines.join(QStringLiteral(", ")));
}

} // namespace softfocus

#include "ui/panels/sentence/sentence_facts.h"

#include "core/attention/attention.h"
#include "ui/controls/text/tabular_text.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>

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

SentenceFacts::SentenceFacts(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Ignored);
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
    if (!unknown.isEmpty())
        setToolTip(tr("Not in the vocabulary, each with a vector of its own: %1").arg(named(unknown)));
    else
        setToolTip({});
    if (lines == m_lines)
        return;
    m_lines = lines;
    setAccessibleName(lines.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize SentenceFacts::sizeHint() const
{
    const QFont font = shownTheme().sized(12);
    const TabularText figures(font);
    double width = 0;
    for (const QString& line : m_lines)
        width = std::max(width, figures.width(line));
    return {qCeil(width), static_cast<int>(m_lines.size()) * QFontMetrics(font).height()};
}

void SentenceFacts::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(shownTheme().secondary);
    const QFont font = shownTheme().sized(12);
    const TabularText figures(font);
    const double height = QFontMetricsF(font).height();
    double y = (this->height() - height * static_cast<double>(m_lines.size())) / 2;
    for (const QString& line : m_lines) {
        figures.draw(painter, QRectF(0, y, width(), height), Qt::AlignRight, line);
        y += height;
    }
}

} // namespace softfocus

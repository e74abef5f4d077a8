#include "ui/words/bookmark_text.h"

#include "core/scene/origin.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/stage_texts.h"

#include <QCoreApplication>
#include <QStringList>

namespace softfocus {

namespace {

struct BookmarkWords {
    Q_DECLARE_TR_FUNCTIONS(BookmarkWords)
};

/// The beginning of a text, in one line.
QString beginningOf(const std::string& text)
{
    constexpr qsizetype most = 28;
    const QString line = QString::fromStdString(text).simplified();
    return line.size() <= most ? line : line.left(most - 1).trimmed() + QStringLiteral("…");
}

QString subjectOf(const Scene& scene)
{
    if (hasGivenMatrix(scene))
        return messageText(originText(givenIn(scene).origin));
    if (std::holds_alternative<ImageSource>(scene.source))
        return BookmarkWords::tr("a picture");
    const std::vector<std::string> texts = typedTexts(scene.source);
    return texts.empty() ? QString() : beginningOf(texts.front());
}

} // namespace

QString bookmarkText(const Scene& scene)
{
    QStringList parts;
    if (!hasGivenWeights(scene)) {
        parts << normalizerText(scene.variant.normalizer);
        if (scene.variant.normalizer.temperatureMatters())
            parts << BookmarkWords::tr("T %1").arg(temperatureText(scene.variant.temperature));
    }
    parts << stageName(scene.view.stage);
    if (const QString subject = subjectOf(scene); !subject.isEmpty())
        parts << subject;
    return parts.join(QStringLiteral(" · "));
}

} // namespace softfocus

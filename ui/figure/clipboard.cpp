#include "ui/figure/clipboard.h"

#include "core/files/output/serialize.h"
#include "core/scene/origin.h"
#include "ui/model/session/file_content.h"
#include "ui/words/message_text.h"

#include <QFileInfo>

namespace softfocus {

namespace {

/// The name without what says that it is a file; a list as typed may have a dot anywhere.
QString withoutSuffix(const QString& name)
{
    const QFileInfo file(name);
    return openableSuffixes().contains(file.suffix().toLower()) ? file.completeBaseName() : name;
}

} // namespace

Result<QString> valuesAsText(const Attention& attention)
{
    const Result<QByteArray> text = serializeStage(attention, attention.scene.view.stage, TableFormat::Tsv);
    if (!text)
        return text.error();
    return QString::fromUtf8(*text);
}

Result<QString> partAsText(const Attention& attention, Cell part)
{
    const Result<QString> text = valuesAsText(attention);
    if (!text)
        return text.error();
    const QStringList lines = text->split(u'\n', Qt::SkipEmptyParts); // the first holds the names of the columns
    const Index columns = lines.isEmpty() ? 0 : Index(lines.first().count(u'\t'));
    if (part.row + 1 >= lines.size() || part.column >= columns)
        return Error{translatable("Clipboard", "There is no such number.")};
    const auto fieldOf = [&](const QString& line, Index place) { return line.section(u'\t', int(place), int(place)); };
    if (part.row >= 0 && part.column >= 0)
        return fieldOf(lines[part.row + 1], part.column + 1);
    if (part.row >= 0)
        return lines.first() + u'\n' + lines[part.row + 1] + u'\n';
    QString column;
    for (const QString& line : lines)
        column += fieldOf(line, 0) + u'\t' + fieldOf(line, part.column + 1) + u'\n';
    return column;
}

QString figureName(const Scene& scene)
{
    if (scene.page == PageKind::Numbers)
        return QStringLiteral("numbers");
    const GivenScores* given = givenMatrix(scene);
    QStringList texts;
    for (const std::string& text : typedTexts(scene.source))
        texts << QString::fromStdString(text);
    if (given)
        texts << withoutSuffix(messageText(originText(given->origin)));
    const QString source = texts.join(u' ');
    constexpr qsizetype longEnough = 60;
    QString name;
    for (const QChar character : source) {
        if (name.size() >= longEnough)
            break;
        if (character.isLetterOrNumber() || character.isMark())
            name += character.toLower();
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    if (!name.isEmpty() && !name.endsWith(u'-'))
        name += u'-';
    if (scene.page == PageKind::Compare)
        return name + QStringLiteral("compared");
    if (scene.page == PageKind::Heads)
        return name + QStringLiteral("heads");
    const std::string_view normalizer = scene.view.stage == Stage::Weights && !hasGivenWeights(scene)
                                            ? scene.variant.normalizer.name()
                                            : nameOf(stageNames, scene.view.stage);
    return name + QString::fromUtf8(normalizer.data(), qsizetype(normalizer.size()));
}

} // namespace softfocus

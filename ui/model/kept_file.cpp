#include "ui/model/kept_file.h"

#include "core/files/scene_file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace softfocus {

namespace {

constexpr QLatin1String sessionKey("session");
constexpr qint64 longestFile = 256'000'000; ///< Units: bytes; the largest matrix takes a tenth of it

/// Renames the file to one of a free name in the session's folder; where that fails it stays.
void setAside(const QString& path)
{
    constexpr int mostNames = 1000;
    for (int number = 1; number <= mostNames; ++number) {
        const QString other = QStringLiteral("%1/unreadable-%2.softfocus").arg(sessionFolder()).arg(number);
        if (!QFileInfo::exists(other)) {
            QDir().rename(path, other);
            return;
        }
    }
}

std::optional<KeptScene> keptIn(const QString& path)
{
    const Result<FileBytes> file = readFile(path, longestFile);
    if (!file || !file->complete)
        return std::nullopt;
    Result<Scene> scene = readScene(file->bytes);
    if (!scene)
        return std::nullopt;
    const QJsonObject session = QJsonDocument::fromJson(file->bytes).object()[sessionKey].toObject();
    const FileState state{session["file"].toString(), session["modified"].toBool(), session["stamp"].toString()};
    return KeptScene{std::move(*scene), state, session["ended"].toBool(true), {}};
}

} // namespace

Result<bool> writeKept(const QString& path, const KeptScene& kept)
{
    const QJsonObject session{{"file", kept.file.path},
                              {"modified", kept.file.modified},
                              {"stamp", kept.file.stamp},
                              {"ended", kept.ended}};
    QByteArray bytes = writeScene(kept.scene);
    const QByteArray entry =
        "\n  \"" + QByteArray(sessionKey.data()) + "\": " + QJsonDocument(session).toJson(QJsonDocument::Compact) + ",";
    bytes.insert(bytes.indexOf('{') + 1, entry);
    return saveFile(path, bytes);
}

std::optional<KeptScene> readKept(const QString& path)
{
    std::optional<KeptScene> kept = keptIn(path);
    if (!kept)
        setAside(path);
    return kept;
}

KeptScene refreshed(KeptScene kept)
{
    const QString& path = kept.file.path;
    if (kept.file.modified) {
        if (!kept.ended)
            kept.note = QObject::tr("Softfocus ended before it was closed; the changes that were not saved are back.");
        return kept;
    }
    if (path.isEmpty())
        return kept;
    const Result<FileBytes> file = readFile(path, longestFile);
    const Result<Scene> scene = file ? readScene(file->bytes) : Result<Scene>(file.error());
    if (scene) {
        kept.scene = *scene;
        kept.file.stamp = stampOf(path);
        return kept;
    }
    // What is on the screen is all that is left of it.
    kept.file.modified = true;
    kept.note = QObject::tr("%1 It is shown as it was last; save it to keep it.").arg(QString::fromStdString(scene.message()));
    return kept;
}

} // namespace softfocus

#include "ui/model/session/kept_file.h"

#include "core/files/scene_file.h"
#include "ui/model/session/private_files.h"
#include "ui/model/session/session.h"
#include "ui/words/message_text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace softfocus {

namespace {

constexpr qint64 longestKept = 256'000'000; ///< bytes, as of any scene

QJsonObject objectIn(const std::shared_ptr<const std::string>& json)
{
    return json ? QJsonDocument::fromJson(QByteArray::fromStdString(*json)).object() : QJsonObject();
}

std::shared_ptr<const std::string> jsonOf(const QJsonObject& object)
{
    if (object.isEmpty())
        return nullptr;
    return std::make_shared<const std::string>(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
}

Result<KeptScene> keptIn(const QString& path)
{
    const Result<FileBytes> file = readFile(path, longestKept);
    if (!file)
        return file.error();
    Result<Scene> scene = readScene(file->bytes);
    if (!scene)
        return scene.error();
    const QJsonObject session = QJsonDocument::fromJson(file->bytes).object()[QLatin1String(sessionKey)].toObject();
    const FileState state{session[u"file"].toString(), session[u"modified"].toBool(), session[u"stamp"].toString()};
    const QJsonObject saving = session[u"saving"].toObject();
    return KeptScene{
        std::move(*scene), state, session[u"ended"].toBool(true), {}, {saving[u"file"].toString(), saving[u"digest"].toString()}};
}

/// How the scene stands to its file if the writing under way came to its end.
std::optional<FileState> savedState(const KeptScene& kept)
{
    if (kept.saving.digest.isEmpty())
        return std::nullopt;
    const Result<FileBytes> file = readFile(kept.saving.path, longestKept);
    if (!file || digestOf(file->bytes) != kept.saving.digest)
        return std::nullopt;
    const Result<Scene> saved = readScene(file->bytes);
    return FileState{kept.saving.path, !saved || !(*saved == kept.scene), fileStampOf(kept.saving.path)};
}

} // namespace

QString setAside(const QString& path, const QString& name)
{
    constexpr int mostNames = 1000;
    for (int number = 1; number <= mostNames; ++number) {
        const QString other = QStringLiteral("%1/%2-%3.softfocus").arg(sessionFolder(), name).arg(number);
        if (!QFileInfo::exists(other)) {
            const bool moved = QDir().rename(path, other);
            keepToOwner(other);
            return moved ? other : QString();
        }
    }
    return {};
}

QString digestOf(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Result<bool> writeKept(const QString& path, const KeptScene& kept)
{
    QJsonObject session{{QStringLiteral("file"), kept.file.path},
                        {QStringLiteral("modified"), kept.file.modified},
                        {QStringLiteral("stamp"), kept.file.stamp},
                        {QStringLiteral("ended"), kept.ended}};
    if (!kept.saving.path.isEmpty())
        session[u"saving"] = QJsonObject{{QStringLiteral("file"), kept.saving.path}, {QStringLiteral("digest"), kept.saving.digest}};
    QJsonObject others = objectIn(kept.scene.unknown);
    others[QLatin1String(sessionKey)] = session;
    Scene scene = kept.scene;
    scene.unknown = jsonOf(others);
    return saveFile(path, writeScene(scene), Readers::Owner);
}

std::optional<KeptScene> readKept(const QString& path, Unread* unread)
{
    Result<KeptScene> kept = keptIn(path);
    if (kept)
        return std::move(*kept);
    const QString movedTo = setAside(path, QStringLiteral("unreadable"));
    if (unread)
        *unread = {messageText(kept.error()), movedTo.isEmpty() ? path : movedTo};
    return std::nullopt;
}

KeptScene refreshed(KeptScene kept)
{
    if (const std::optional<FileState> saved = savedState(kept))
        kept.file = *saved;
    const QString& path = kept.file.path;
    if (kept.file.modified) {
        if (!kept.ended)
            kept.note = QObject::tr("Softfocus ended before it was closed; the changes that were not saved are back.");
        return kept;
    }
    if (path.isEmpty())
        return kept;
    const Result<Scene> scene = readSceneFile(path);
    if (scene) {
        kept.scene = *scene;
        kept.file.stamp = fileStampOf(path);
        return kept;
    }
    // What is on the screen is all that is left of it.
    kept.file.modified = true;
    kept.note = QObject::tr("%1 It is shown as it was last; save it to keep it.").arg(messageText(scene.error()));
    return kept;
}

} // namespace softfocus

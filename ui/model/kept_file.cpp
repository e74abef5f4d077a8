#include "ui/model/kept_file.h"

#include "core/files/scene_file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace softfocus {

namespace {

constexpr QLatin1String sessionKey("session");

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

std::optional<KeptScene> keptIn(const QString& path)
{
    Result<Scene> scene = readSceneFile(path);
    if (!scene)
        return std::nullopt;
    QJsonObject others = objectIn(scene->unknown);
    const QJsonObject session = others.take(sessionKey).toObject();
    scene->unknown = jsonOf(others);
    const FileState state{session["file"].toString(), session["modified"].toBool(), session["stamp"].toString()};
    return KeptScene{std::move(*scene), state, session["ended"].toBool(true), {}};
}

} // namespace

QString setAside(const QString& path, const QString& name)
{
    constexpr int mostNames = 1000;
    for (int number = 1; number <= mostNames; ++number) {
        const QString other = QStringLiteral("%1/%2-%3.softfocus").arg(sessionFolder(), name).arg(number);
        if (!QFileInfo::exists(other))
            return QDir().rename(path, other) ? other : QString();
    }
    return {};
}

Result<bool> writeKept(const QString& path, const KeptScene& kept)
{
    const QJsonObject session{{"file", kept.file.path},
                              {"modified", kept.file.modified},
                              {"stamp", kept.file.stamp},
                              {"ended", kept.ended}};
    QJsonObject others = objectIn(kept.scene.unknown);
    others[sessionKey] = session;
    Scene scene = kept.scene;
    scene.unknown = jsonOf(others);
    return writeSceneFile(path, scene);
}

std::optional<KeptScene> readKept(const QString& path)
{
    std::optional<KeptScene> kept = keptIn(path);
    if (!kept)
        setAside(path, QStringLiteral("unreadable"));
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
    const Result<Scene> scene = readSceneFile(path);
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

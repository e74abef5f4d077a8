#include "ui/model/session.h"

#include "core/files/scene_file.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace softfocus {

namespace {

/// Renames the file to one of a free name beside it; where that fails it stays.
void setAside(const QString& path)
{
    constexpr int mostNames = 1000;
    const QFileInfo file(path);
    for (int number = 1; number <= mostNames; ++number) {
        const QString other = QStringLiteral("%1/unreadable-%2.%3").arg(file.path()).arg(number).arg(file.suffix());
        if (!QFileInfo::exists(other)) {
            QDir().rename(path, other);
            return;
        }
    }
}

} // namespace

QString lastSceneFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/softfocus/last.softfocus");
}

std::optional<Scene> loadLastScene()
{
    const QString path = lastSceneFile();
    if (!QFileInfo::exists(path))
        return std::nullopt;
    if (Result<Scene> scene = readSceneFile(path))
        return std::move(*scene);
    setAside(path);
    return std::nullopt;
}

Result<bool> saveLastScene(const Scene& scene)
{
    const QString path = lastSceneFile();
    QDir().mkpath(QFileInfo(path).path()); // a failure shows when the file is written
    return writeSceneFile(path, scene);
}

} // namespace softfocus

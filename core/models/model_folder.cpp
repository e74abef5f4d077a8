#include "core/models/model_folder.h"

#include "core/models/mapped_file.h"
#include "core/models/model_configuration.h"
#include "core/models/safetensors.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace softfocus {

namespace {

const QString configurationName = QStringLiteral("config.json");
const QString weightsName = QStringLiteral("model.safetensors");
const QString indexName = QStringLiteral("model.safetensors.index.json");

bool hasFile(const QString& folder, const QString& name)
{
    return QFileInfo::exists(folder + u'/' + name);
}

/// The only snapshot that lies below a folder of huggingface_hub's; empty where there is none or are several.
QString snapshotIn(const QString& folder)
{
    const QString snapshots = folder + QLatin1String("/snapshots");
    const QStringList names = QDir(snapshots).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const QString only = names.size() == 1 ? snapshots + u'/' + names.first() : QString();
    return !only.isEmpty() && hasFile(only, configurationName) ? only : QString();
}

/// What a folder without safetensors holds instead.
Error withoutWeights(const QString& folder)
{
    const Message name = folder.toStdString();
    const auto first = [&folder](const QStringList& patterns) {
        const QStringList found = QDir(folder).entryList(patterns, QDir::Files, QDir::Name);
        return found.isEmpty() ? std::string() : found.first().toStdString();
    };
    if (const std::string file = first({QStringLiteral("pytorch_model*.bin"), QStringLiteral("*.pt"), QStringLiteral("*.pth")});
        !file.empty())
        return Error{translatable("Models", "%1 holds its weights as %2 only; save the model as safetensors (in Python: "
                                            "model.save_pretrained(folder, safe_serialization=True)) and open that."),
                     name, file};
    if (const std::string file = first({QStringLiteral("*.h5"), QStringLiteral("*.msgpack"), QStringLiteral("*.onnx"),
                                        QStringLiteral("*.gguf"), QStringLiteral("*.ot"), QStringLiteral("*.npz")});
        !file.empty())
        return Error{translatable("Models", "%1 holds its weights as %2 only, and model.safetensors is needed; download that, too."), name,
                     file};
    if (const std::string file = first({QStringLiteral("*.safetensors")}); !file.empty())
        return Error{
            translatable("Models", "%1 holds %2, but no model.safetensors, which has all of a model's weights; download that, too."), name,
            file};
    return Error{translatable("Models", "%1 holds no model.safetensors, in which a model's weights lie; download it, too."), name};
}

} // namespace

Result<QString> modelFolder(const QString& path)
{
    const Message name = path.toStdString();
    const QFileInfo info(path);
    if (!info.exists())
        return Error{translatable("Models", "%1 does not exist; check the name of the model's folder."), name};
    if (!info.isDir())
        return Error{translatable("Models", "%1 is a file; open the folder with config.json in which the model lies."), name};
    const QString folder = QDir::cleanPath(info.absoluteFilePath()); // the same with and without a slash at its end
    if (hasFile(folder, configurationName))
        return folder;
    if (const QString snapshot = snapshotIn(folder); !snapshot.isEmpty())
        return snapshot;
    if (QDir(folder).isEmpty())
        return Error{translatable("Models", "%1 is empty; a model's folder holds config.json, model.safetensors and tokenizer.json."),
                     name};
    return Error{translatable("Models", "%1 holds no config.json; a model's folder holds it beside model.safetensors and tokenizer.json."),
                 name};
}

std::string modelNameOf(const QString& folder)
{
    const QStringList parts = QDir::cleanPath(folder).split(u'/', Qt::SkipEmptyParts);
    if (parts.size() >= 3 && parts[parts.size() - 2] == QLatin1String("snapshots"))
        return parts[parts.size() - 3].section(QStringLiteral("--"), -1).toStdString();
    return parts.isEmpty() ? folder.toStdString() : parts.last().toStdString();
}

Result<ModelConfig> configurationIn(const QString& folder)
{
    constexpr qint64 longest = 10'000'000; // with names of classes, which some list there
    const QString path = folder + u'/' + configurationName;
    const Result<QByteArray> json = readSmallFile(path, longest);
    if (!json)
        return json.error();
    const Result<QByteArray> generation = readSmallFile(folder + QLatin1String("/generation_config.json"), longest);
    return modelConfiguration(*json, generation ? *generation : QByteArray(), folder.toStdString(), path.toStdString());
}

Result<TensorStore> weightsIn(const QString& folder)
{
    if (hasFile(folder, weightsName))
        return openSafetensors(folder + u'/' + weightsName);
    if (hasFile(folder, indexName))
        return openShards(folder + u'/' + indexName);
    return withoutWeights(folder);
}

std::string stampOf(const QString& folder)
{
    std::string stamp;
    for (const QFileInfo& file : QDir(folder).entryInfoList({QStringLiteral("*.json"), QStringLiteral("*.safetensors"),
                                                             QStringLiteral("*.txt"), QStringLiteral("*.spm"), QStringLiteral("*.model")},
                                                            QDir::Files, QDir::Name))
        stamp += file.fileName().toStdString() + ' ' + std::to_string(file.size()) + ' ' +
                 std::to_string(file.lastModified().toMSecsSinceEpoch()) + '\n';
    return stamp;
}

} // namespace softfocus

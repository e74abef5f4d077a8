#include "tests/support/reference_models.h"

#include "core/models/model_configuration.h"
#include "core/models/safetensors.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace softfocus::test {

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<Index> idsIn(const std::map<std::string, NpzArray>& arrays, const std::string& name)
{
    const auto found = arrays.find(name);
    std::vector<Index> ids;
    if (found != arrays.end())
        for (const double id : found->second.values)
            ids.push_back(Index(id));
    return ids;
}

} // namespace

QString modelsFolder()
{
    const QString named = qEnvironmentVariable("SOFTFOCUS_MODELS");
    const QString folder = named.isEmpty() ? QStringLiteral(SOFTFOCUS_SOURCE_DIR "/../shared/models") : named;
    return QDir(folder).exists() ? folder : QString();
}

std::shared_ptr<const Transformer> openModel(const QString& name)
{
    const QString folder = modelsFolder() + u'/' + name;
    const auto config = modelConfiguration(contentOf(folder + QLatin1String("/config.json")),
                                           contentOf(folder + QLatin1String("/generation_config.json")), "the folder", "config.json");
    const auto weights = openSafetensors(folder + QLatin1String("/model.safetensors"));
    if (!config || !weights) {
        qWarning("%s: %s", qUtf8Printable(name), (config ? weights.message() : config.message()).c_str());
        return nullptr;
    }
    const auto model = makeTransformer(*config, *weights);
    if (!model)
        qWarning("%s: %s", qUtf8Printable(name), model.message().c_str());
    return model ? *model : nullptr;
}

std::vector<ReferenceCase> referencesOf(const QString& name)
{
    const QString folder = modelsFolder() + u'/' + name + QLatin1String("/reference/");
    const QJsonObject index = QJsonDocument::fromJson(contentOf(folder + QLatin1String("index.json"))).object();
    std::vector<ReferenceCase> cases;
    for (const QJsonValue& entry : index[QLatin1String("cases")].toArray()) {
        ReferenceCase reference;
        reference.text = entry[QLatin1String("text")].toString();
        reference.arrays = readNpz(folder + entry[QLatin1String("file")].toString());
        reference.ids = idsIn(reference.arrays, reference.arrays.contains("src_ids") ? "src_ids" : "ids");
        reference.targetIds = idsIn(reference.arrays, "dec_ids");
        reference.written = idsIn(reference.arrays, "tgt_ids");
        cases.push_back(std::move(reference));
    }
    return cases;
}

} // namespace softfocus::test

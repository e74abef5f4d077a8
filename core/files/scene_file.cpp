#include "core/files/scene_file.h"

#include "core/files/message_text.h"
#include "core/files/output/json_text.h"
#include "core/files/score_json.h"
#include "core/text/well_formed.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <cmath>

namespace softfocus {

namespace {

constexpr int sceneVersion = 1;

QJsonObject objectIn(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

std::string compactText(const QJsonObject& object)
{
    return object.isEmpty() ? std::string() : QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

/// Keys of other programs, to stand behind those of an object whose lines begin with `indent`.
QByteArray entriesOf(const QJsonObject& unknown, const QByteArray& indent)
{
    QByteArray entries;
    for (auto entry = unknown.begin(); entry != unknown.end(); ++entry) {
        const QByteArray inBrackets = QJsonDocument(QJsonArray{entry.value()}).toJson(QJsonDocument::Compact);
        entries += ",\n" + indent + jsonText(entry.key().toStdString()) + ": " + inBrackets.sliced(1).chopped(1);
    }
    return entries;
}

QByteArray jsonOf(const GivenScores& given)
{
    return "{\n    \"origin\": " + jsonText(given.origin) + ",\n    \"queries\": " + jsonTexts(given.queries) +
           ",\n    \"keys\": " + jsonTexts(given.keys) + ",\n    " + jsonText(nameOf(givenKindNames, given.kind)) + ": " +
           jsonMatrix(given.scores, "        ") +
           (given.maskedUpTo ? ",\n    \"maskedUpTo\": " + jsonNumber(*given.maskedUpTo) : QByteArray()) +
           entriesOf(objectIn(given.unknown), "    ") + "\n  }";
}

QByteArray jsonOf(const View& view, const QJsonObject& unknown)
{
    const auto flag = [](bool on) { return QByteArray(on ? "true" : "false"); };
    return "{\n    \"stage\": " + jsonText(nameOf(stageNames, view.stage)) + ",\n    \"colours\": " + jsonText(view.colours) +
           ",\n    \"range\": " + jsonText(nameOf(scaleRangeNames, view.range)) + ",\n    \"values\": " + flag(view.values) +
           ",\n    \"picture\": " + jsonText(nameOf(pictureKindNames, view.picture)) +
           ",\n    \"preview\": " + jsonText(nameOf(previewNames, view.preview)) +
           ",\n    \"keySide\": " + jsonText(nameOf(keySideNames, view.keySide)) +
           ",\n    \"querySide\": " + jsonText(nameOf(querySideNames, view.querySide)) + ",\n    \"axisTitles\": " + flag(view.axisTitles) +
           ",\n    \"legend\": " + flag(view.legend) + ",\n    \"rowSums\": " + flag(view.rowSums) +
           ",\n    \"effectiveTokens\": " + flag(view.effectiveTokens) + entriesOf(unknown, "    ") + "\n  }";
}

/// Takes the values of one JSON object, and keeps the first fault.
class SceneReader {
public:
    SceneReader(const QJsonObject& object, QString path) : m_object(object), m_path(std::move(path)) {}

    const std::optional<Error>& fault() const { return m_fault; }

    QJsonValue valueOf(const char* key)
    {
        m_known.insert(QLatin1String(key));
        return m_object[QLatin1String(key)];
    }

    /// Whatever was not asked for.
    QJsonObject unknown() const
    {
        QJsonObject rest = m_object;
        for (const QString& key : m_known)
            rest.remove(key);
        return rest;
    }

    std::string text(const char* key, const std::string& byDefault)
    {
        const QJsonValue value = valueOf(key);
        if (value.isUndefined())
            return byDefault;
        if (!value.isString())
            refuse(key, "must be a text");
        return wellFormed(value.toString()).toStdString();
    }

    bool flag(const char* key, bool byDefault)
    {
        const QJsonValue value = valueOf(key);
        if (!value.isUndefined() && !value.isBool())
            refuse(key, "must be true or false");
        return value.toBool(byDefault);
    }

    template <class Enum, std::size_t N>
    Enum choice(const char* key, const std::array<const char*, N>& names, Enum byDefault)
    {
        const std::string name = text(key, std::string(nameOf(names, byDefault)));
        if (const std::optional<Enum> value = named<Enum>(names, name))
            return *value;
        std::string known = names.front();
        for (std::size_t i = 1; i < N; ++i)
            known += std::string(", ") + names[i];
        refuse(key, "is " + quoted(QByteArrayView(name)) + " and must be one of " + known);
        return byDefault;
    }

    Normalizer normalizer(const char* key)
    {
        const std::string name = text(key, std::string(Normalizer().name()));
        const std::optional<Normalizer> value = Normalizer::named(name);
        if (!value)
            refuse(key, "is " + quoted(QByteArrayView(name)) + " and must be one of " + normalizerNames());
        return value.value_or(Normalizer());
    }

    /// Missing ones are as by default: the scene is one from before they existed.
    Parameters parameters()
    {
        Parameters parameters;
        parameters.alpha = number("alpha", parameters.alpha, leastAlpha, greatestAlpha);
        constexpr double mostKeys = 1e9; // more than any row has; a whole number in double
        const double k = number("k", static_cast<double>(parameters.k), 1, mostKeys);
        if (k != std::floor(k))
            refuse("k", "must be a whole number");
        parameters.k = static_cast<std::int64_t>(k);
        parameters.negatives = choice("negatives", negativesNames, parameters.negatives);
        parameters.unnormalized = flag("undivided", parameters.unnormalized);
        return parameters;
    }

    double number(const char* key, double byDefault, double least, double greatest)
    {
        const QJsonValue value = valueOf(key);
        if (value.isUndefined())
            return byDefault;
        const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
        if (number >= least && number <= greatest)
            return number;
        refuse(key, "must be a number from " + std::string(jsonNumber(least).constData()) + " to " +
                        std::string(jsonNumber(greatest).constData()));
        return byDefault;
    }

    double temperature(const char* key)
    {
        const QJsonValue value = valueOf(key);
        if (value.toString() == QLatin1String("inf"))
            return std::numeric_limits<double>::infinity();
        if (!value.isUndefined() && !(value.isDouble() && value.toDouble() >= 0))
            refuse(key, "must be a number that is not negative, or \"inf\"");
        return value.toDouble(Scene().variant.temperature);
    }

    QJsonObject object(const char* key)
    {
        const QJsonValue value = valueOf(key);
        if (!value.isUndefined() && !value.isNull() && !value.isObject())
            refuse(key, "must be an object");
        return value.toObject();
    }

    void refuse(const char* key, const std::string& reason)
    {
        if (!m_fault)
            m_fault = Error{"In the scene, “" + m_path.toStdString() + key + "” " + reason + "."};
    }

private:
    const QJsonObject& m_object;
    QSet<QString> m_known; ///< keys that were asked for
    QString m_path;        ///< what to write before a key in messages
    std::optional<Error> m_fault;
};

std::optional<Error> faultOfVersion(const QJsonValue& version)
{
    if (version.isUndefined())
        return Error{"This is not a Softfocus scene: it has no “softfocus” with the version of the format."};
    const double number = version.toDouble(-1);
    if (number < 1 || number != std::floor(number))
        return Error{"In the scene, “softfocus” must be the version of the format, a whole number from 1."};
    if (number > sceneVersion)
        return Error{"The scene was written by a newer Softfocus (version " + std::string(jsonNumber(number).constData()) +
                     " of the format; this one reads up to " + std::to_string(sceneVersion) + "); open it with that one."};
    return std::nullopt;
}

Result<std::shared_ptr<const GivenScores>> readGiven(const QJsonObject& object)
{
    SceneReader reader(object, QStringLiteral("given."));
    const std::string origin = reader.text("origin", "given scores");
    if (reader.fault())
        return *reader.fault();
    Result<FoundScores> found = scoresFromJson(QJsonValue(object), "In the scene, “given”");
    if (!found)
        return found.error();
    for (const char* key : {"queries", "keys", "scores", "weights"})
        reader.valueOf(key);
    constexpr double largest = std::numeric_limits<double>::max();
    if (!reader.valueOf("maskedUpTo").isUndefined())
        found->given.maskedUpTo = reader.number("maskedUpTo", 0, -largest, largest);
    if (reader.fault())
        return *reader.fault();
    found->given.origin = origin;
    found->given.unknown = compactText(reader.unknown());
    return std::make_shared<const GivenScores>(std::move(found->given));
}

Result<View> readView(SceneReader& reader)
{
    View view;
    view.stage = reader.choice("stage", stageNames, view.stage);
    view.colours = reader.text("colours", view.colours);
    view.range = reader.choice("range", scaleRangeNames, view.range);
    view.values = reader.flag("values", view.values);
    view.picture = reader.choice("picture", pictureKindNames, view.picture);
    view.preview = reader.choice("preview", previewNames, view.preview);
    view.keySide = reader.choice("keySide", keySideNames, view.keySide);
    view.querySide = reader.choice("querySide", querySideNames, view.querySide);
    view.axisTitles = reader.flag("axisTitles", view.axisTitles);
    view.legend = reader.flag("legend", view.legend);
    view.rowSums = reader.flag("rowSums", view.rowSums);
    view.effectiveTokens = reader.flag("effectiveTokens", view.effectiveTokens);
    if (reader.fault())
        return *reader.fault();
    return view;
}

} // namespace

QByteArray writeScene(const Scene& scene)
{
    QByteArray json = "{\n  \"softfocus\": " + QByteArray::number(sceneVersion) + ",\n  \"text\": " + jsonText(sentenceText(scene));
    if (const GivenScores* given = givenMatrix(scene))
        json += ",\n  \"given\": " + jsonOf(*given);
    QJsonObject unknown = scene.unknown ? objectIn(*scene.unknown) : QJsonObject();
    const QJsonObject unknownOfView = unknown.take(QLatin1String("view")).toObject();
    const Parameters& parameters = scene.variant.normalizer.parameters();
    return json + ",\n  \"normalizer\": " + jsonText(scene.variant.normalizer.name()) + ",\n  \"alpha\": " + jsonNumber(parameters.alpha) +
           ",\n  \"k\": " + QByteArray::number(qint64(parameters.k)) +
           ",\n  \"negatives\": " + jsonText(nameOf(negativesNames, parameters.negatives)) +
           ",\n  \"undivided\": " + (parameters.unnormalized ? "true" : "false") +
           ",\n  \"temperature\": " + jsonNumber(scene.variant.temperature) + ",\n  \"mask\": " + jsonText(nameOf(maskNames, scene.mask)) +
           ",\n  \"view\": " + jsonOf(scene.view, unknownOfView) + entriesOf(unknown, "  ") + "\n}\n";
}

Result<Scene> readScene(const QByteArray& json)
{
    const Result<QJsonDocument> document = parseJson(json, "The scene");
    if (!document)
        return document.error();
    const QJsonObject object = document->object();
    SceneReader reader(object, {});
    if (const std::optional<Error> fault = faultOfVersion(reader.valueOf("softfocus")))
        return *fault;

    Scene scene;
    scene.source = TextSource{reader.text("text", sentenceText(scene))};
    scene.variant.normalizer = reader.normalizer("normalizer").with(reader.parameters());
    scene.variant.temperature = reader.temperature("temperature");
    scene.mask = reader.choice("mask", maskNames, scene.mask);
    const QJsonObject given = reader.object("given");
    const QJsonObject viewObject = reader.object("view");
    SceneReader viewReader(viewObject, QStringLiteral("view."));
    const Result<View> view = readView(viewReader);
    if (reader.fault())
        return *reader.fault();
    if (!view)
        return view.error();
    scene.view = *view;
    if (!object[u"given"].isUndefined() && !object[u"given"].isNull()) {
        Result<std::shared_ptr<const GivenScores>> scores = readGiven(given);
        if (!scores)
            return scores.error();
        scene.source = MatrixSource{std::move(*scores), sentenceText(scene)};
    }
    reader.valueOf(sessionKey); // known, and left out
    QJsonObject unknown = reader.unknown();
    if (const QJsonObject ofView = viewReader.unknown(); !ofView.isEmpty())
        unknown[u"view"] = ofView;
    if (!unknown.isEmpty())
        scene.unknown = std::make_shared<const std::string>(compactText(unknown));
    return check(std::move(scene));
}

Result<Scene> readSceneFile(const QString& path)
{
    // The size alone may tell, before anything is read; what grows meanwhile, or has no size, tells in the end.
    const bool huge = QFileInfo(path).size() > longestScene;
    const Result<FileBytes> file = readFile(path, huge ? 0 : longestScene);
    if (!file)
        return file.error();
    if (!file->complete)
        return Error{path.toStdString() + " is larger than any scene; open another file."};
    Result<Scene> scene = readScene(file->bytes);
    if (!scene)
        return Error{path.toStdString() + ": " + scene.message()};
    return scene;
}

Result<bool> writeSceneFile(const QString& path, const Scene& scene)
{
    return saveFile(path, writeScene(scene));
}

} // namespace softfocus

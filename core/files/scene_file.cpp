#include "core/files/scene_file.h"

#include "core/files/output/serialize_parts.h"
#include "core/files/scene_marks.h"
#include "core/files/scene_pages.h"
#include "core/json/json_text.h"
#include "core/json/object_reader.h"
#include "core/json/score_json.h"
#include "core/sources/source_table.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr int sceneVersion = 2;
constexpr auto sourceKey = QLatin1String("source"), variantKey = QLatin1String("variant"), viewKey = QLatin1String("view");
constexpr auto bookmarksKey = "bookmarks";

/// A scene as version 2 has it, and where its file has the members of source and variant, for messages.
struct SceneObject {
    QJsonObject members;
    QString source = QStringLiteral("source."), variant = QStringLiteral("variant.");
};

QByteArray jsonOf(const Source& source)
{
    const SourceKind& kind = kindOf(source);
    return "{\n    \"kind\": " + jsonText(kind.name) + kind.write(source, "    ") + "\n  }";
}

QByteArray jsonOf(const Variant& variant, const QJsonObject& unknown)
{
    QByteArray json = "{\n    \"normalizer\": " + jsonText(variant.normalizer.name());
    for (const ParameterInfo& info : parameterTable)
        json += ",\n    " + jsonText(info.name) + ": " + parameterJson(variant.normalizer.parameters(), info.parameter);
    return json + ",\n    \"temperature\": " + jsonNumber(variant.temperature) + entriesOf(unknown, "    ") + "\n  }";
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
           ",\n    \"effectiveTokens\": " + flag(view.effectiveTokens) +
           (view.query ? ",\n    \"query\": " + QByteArray::number(qlonglong(*view.query)) : QByteArray()) +
           (view.marks.empty() ? QByteArray() : ",\n    \"marks\": " + marksJson(view.marks)) + entriesOf(unknown, "    ") + "\n  }";
}

/// The version of the format. Errors: none, none that there is, or a newer one.
Result<int> versionIn(const QJsonValue& version)
{
    if (version.isUndefined())
        return Error{translatable("Scene", "This is not a Softfocus scene: it has no “softfocus” with the version of the format.")};
    const double number = version.toDouble(-1);
    if (number < 1 || number != std::floor(number))
        return Error{translatable("Scene", "In the scene, “softfocus” must be the version of the format, a whole number from 1.")};
    if (number > sceneVersion)
        return Error{translatable("Scene",
                                  "The scene was written by a newer Softfocus (version %1 of the format; this one reads up to %2); "
                                  "open it with that one."),
                     jsonNumber(number).toStdString(), sceneVersion};
    return static_cast<int>(number);
}

/// A scene of version 1, which had no source and no variant but their members side by side, as version 2 has it. What other programs wrote
/// stays where it was, but for keys that version 2 uses itself.
/// Errors: a text or a matrix of another type, by its name of then.
Result<SceneObject> fromVersion1(QJsonObject scene)
{
    ObjectReader old(scene, {});
    old.text("text", {});
    QJsonObject source = old.object("given");
    if (old.fault())
        return *old.fault();
    const QJsonValue text = scene.take(QLatin1String("text"));
    const bool isMatrix = scene.take(QLatin1String("given")).isObject();
    source[QLatin1String("kind")] = isMatrix ? QLatin1String("matrix") : QLatin1String("words");
    source[isMatrix ? QLatin1String("sentence") : QLatin1String("text")] = text; // which an undefined one removes
    QJsonObject variant;
    const auto move = [&](const QString& key) { variant[key] = scene.take(key); };
    move(QStringLiteral("normalizer"));
    move(QStringLiteral("temperature"));
    for (const ParameterInfo& info : parameterTable)
        move(QString::fromUtf8(info.name.data(), qsizetype(info.name.size())));
    scene[sourceKey] = source;
    scene[variantKey] = variant;
    return SceneObject{scene, isMatrix ? QStringLiteral("given.") : QString(), {}};
}

Result<Source> readSource(const QJsonObject& object, const QString& path)
{
    std::vector<const char*> names;
    for (const SourceKind& kind : sourceKinds())
        names.push_back(kind.name.data()); // ends where its literal does
    ObjectReader reader(object, QStringLiteral("source."));
    const std::size_t kind = reader.choice("kind", names, Source().index());
    if (reader.fault())
        return *reader.fault();
    QJsonObject members = object;
    members.remove(QLatin1String("kind"));
    return sourceKinds()[kind].read(members, path);
}

View readView(ObjectReader& reader)
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
    if (!reader.valueOf("query").isUndefined())
        view.query = reader.whole("query", 0, 0, maximumTokens - 1);
    view.marks = readMarks(reader, "marks");
    return view;
}

Result<Scene> readObject(const SceneObject& object);

/// What a bookmark shows: a scene of its own, whose source is the one of the scene around it where it has none.
/// Errors: no place, one that another bookmark has, and what scenes can lack, by the place.
Result<Bookmark> readBookmark(const QJsonObject& object, const Scene& around)
{
    ObjectReader reader(object, QStringLiteral("bookmarks."));
    const auto place = static_cast<int>(reader.whole("place", 0, 1, bookmarkPlaces));
    QJsonObject members = reader.object("scene");
    members.remove(QLatin1String(bookmarksKey));
    if (reader.fault())
        return *reader.fault();
    const auto taken = [&](const Bookmark& one) { return one.place == place; };
    if (place == 0 || std::ranges::any_of(around.bookmarks, taken))
        return Error{translatable("Scene", "In the scene, every bookmark must have a “place” of its own, from 1 to %1."), bookmarkPlaces};
    Result<Scene> scene = readObject({members});
    if (!scene)
        return Error{translatable("Scene", "Bookmark %1: %2"), place, scene.error().message};
    if (!members.contains(sourceKey))
        scene->source = around.source;
    Result<Scene> kept = check(std::move(*scene));
    if (!kept)
        return Error{translatable("Scene", "Bookmark %1: %2"), place, kept.error().message};
    return Bookmark{place, std::make_shared<const Scene>(std::move(*kept))};
}

/// Adds the bookmarks under `value` to the scene.
Result<Scene> withBookmarks(Scene scene, const QJsonValue& value)
{
    if (!value.isUndefined() && !value.isArray())
        return Error{translatable("Scene", "In the scene, “bookmarks” must be a list.")};
    for (const QJsonValue& one : value.toArray()) {
        Result<Bookmark> bookmark = readBookmark(one.toObject(), scene);
        if (!bookmark)
            return bookmark.error();
        scene.bookmarks.push_back(std::move(*bookmark));
    }
    std::ranges::sort(scene.bookmarks, {}, &Bookmark::place);
    return scene;
}

Result<Scene> readObject(const SceneObject& object)
{
    ObjectReader reader(object.members, {});
    const QJsonValue bookmarks = reader.valueOf(bookmarksKey);
    reader.valueOf("softfocus");
    reader.valueOf(sessionKey); // known, and left out
    const QJsonObject sourceObject = reader.object("source"), variantObject = reader.object("variant"), viewObject = reader.object("view");
    Scene scene;
    ObjectReader variant(variantObject, object.variant), view(viewObject, QStringLiteral("view."));
    scene.variant.normalizer = variant.normalizer("normalizer").with(variant.parameters());
    scene.variant.temperature = variant.temperature("temperature");
    scene.mask = reader.choice("mask", maskNames, scene.mask);
    scene.page = reader.choice("page", pageNames, scene.page);
    const QJsonObject compareObject = reader.object("compare"), numbersObject = reader.object("numbers");
    scene.view = readView(view);
    for (const ObjectReader* one : {&reader, &variant, &view})
        if (one->fault())
            return *one->fault();
    Result<Source> source = readSource(sourceObject, object.source);
    if (!source)
        return source.error();
    scene.source = std::move(*source);
    Result<CompareChoices> compare = readCompare(compareObject);
    if (!compare)
        return compare.error();
    Result<NumbersChoices> numbers = readNumbers(numbersObject);
    if (!numbers)
        return numbers.error();
    scene.compare = std::move(*compare);
    scene.numbers = std::move(*numbers);
    QJsonObject unknown = reader.unknown();
    if (const QJsonObject rest = variant.unknown(); !rest.isEmpty())
        unknown[variantKey] = rest;
    if (const QJsonObject rest = view.unknown(); !rest.isEmpty())
        unknown[viewKey] = rest;
    if (!unknown.isEmpty())
        scene.unknown = std::make_shared<const std::string>(compactText(unknown));
    Result<Scene> whole = withBookmarks(std::move(scene), bookmarks);
    return whole ? check(std::move(*whole)) : whole;
}

/// What the pages besides Explore say, where it is not what they begin with: members that follow others.
QByteArray pagesOf(const Scene& scene)
{
    return (scene.page == PageKind::Explore ? QByteArray() : ",\n  \"page\": " + jsonText(nameOf(pageNames, scene.page))) +
           (scene.compare == CompareChoices() ? QByteArray() : ",\n  \"compare\": " + compareJson(scene.compare)) +
           (scene.numbers == NumbersChoices() ? QByteArray() : ",\n  \"numbers\": " + numbersJson(scene.numbers));
}

QByteArray membersOf(const Scene& scene, bool withSource, const QJsonObject& ofVariant, const QJsonObject& ofView)
{
    return (withSource ? "\"source\": " + jsonOf(scene.source) + ",\n  " : QByteArray()) +
           "\"variant\": " + jsonOf(scene.variant, ofVariant) + ",\n  \"mask\": " + jsonText(nameOf(maskNames, scene.mask)) +
           ",\n  \"view\": " + jsonOf(scene.view, ofView) + pagesOf(scene);
}

/// The bookmarks as a member that follows others; a source that is the scene's own is not written again.
QByteArray bookmarksMember(const Scene& scene)
{
    QByteArray json;
    for (const Bookmark& one : scene.bookmarks)
        json += (json.isEmpty() ? "" : ", ") + QByteArray("{\n  \"place\": ") + QByteArray::number(one.place) + ",\n  \"scene\": {\n  " +
                membersOf(*one.scene, !(one.scene->source == scene.source), {}, {}) + "\n  }}";
    return json.isEmpty() ? json : ",\n  \"bookmarks\": [" + json + "]";
}

} // namespace

QByteArray writeScene(const Scene& scene)
{
    QJsonObject unknown = scene.unknown ? objectIn(*scene.unknown) : QJsonObject();
    const QJsonObject ofVariant = unknown.take(variantKey).toObject(), ofView = unknown.take(viewKey).toObject();
    return "{\n  \"softfocus\": " + QByteArray::number(sceneVersion) + ",\n  " + membersOf(scene, true, ofVariant, ofView) +
           bookmarksMember(scene) + entriesOf(unknown, "  ") + "\n}\n";
}

Result<Scene> readScene(const QByteArray& json)
{
    const Result<QJsonDocument> document = parseJson(json, translatable("Scene", "The scene"));
    if (!document)
        return document.error();
    const QJsonObject object = document->object();
    const Result<int> version = versionIn(object[QLatin1String("softfocus")]);
    if (!version)
        return version.error();
    const Result<SceneObject> scene = *version == 1 ? fromVersion1(object) : SceneObject{object};
    return scene ? readObject(*scene) : Result<Scene>(scene.error());
}

Result<Scene> readSceneFile(const QString& path)
{
    // The size alone may tell, before anything is read; what grows meanwhile, or has no size, tells in the end.
    const bool huge = QFileInfo(path).size() > longestScene;
    const Result<FileBytes> file = readFile(path, huge ? 0 : longestScene);
    if (!file)
        return file.error();
    if (!file->complete)
        return Error{translatable("Scene", "%1 is larger than any scene; open another file."), path.toStdString()};
    Result<Scene> scene = readScene(file->bytes);
    if (!scene)
        return Error{translatable("Scene", "%1: %2"), path.toStdString(), scene.error().message};
    return scene;
}

Result<bool> writeSceneFile(const QString& path, const Scene& scene)
{
    return saveFile(path, writeScene(scene));
}

} // namespace softfocus

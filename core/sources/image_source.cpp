#include "core/sources/image_source.h"

#include "core/json/json_text.h"
#include "core/json/object_reader.h"
#include "core/packed/packed_pixels.h"
#include "core/scene/origin.h"
#include "core/sources/bundled_pictures.h"
#include "core/sources/patches.h"
#include "core/text/one_line.h"

namespace softfocus {

namespace {

std::vector<Token> patchUnitsOf(Index grid)
{
    std::vector<Token> units;
    units.reserve(static_cast<std::size_t>(grid * grid));
    for (Index row = 1; row <= grid; ++row)
        for (Index column = 1; column <= grid; ++column)
            units.push_back({('r' + std::to_string(row)).append("c").append(std::to_string(column)), 0, 0, true});
    return units;
}

Message pictureNameOf(const ImageSource& source)
{
    const auto* bundled = std::get_if<BundledPicture>(&source.picture);
    return bundled ? titleOf(*bundled) : pictureTitle(pictureIn(source));
}

QByteArray pictureMembers(const ImageSource& source, const QByteArray& next)
{
    if (const auto* bundled = std::get_if<BundledPicture>(&source.picture))
        return next + "\"picture\": " + jsonText(nameOf(bundledPictureNames, *bundled));
    const SquarePicture& own = pictureIn(source);
    return next + "\"name\": " + jsonText(own.name) + next + "\"side\": " + QByteArray::number(qlonglong(own.side)) + next +
           "\"pixels\": \"" + packedPixels(own).toBase64() + '"';
}

/// Errors: as of the reader, where it has none yet.
std::shared_ptr<const SquarePicture> ownPicture(ObjectReader& reader)
{
    SquarePicture own;
    own.name = reader.text("name", {});
    own.side = reader.whole("side", 1, 1, largestPictureSide);
    const std::string packed = reader.text("pixels", {});
    if (reader.fault())
        return {};
    Result<std::vector<std::uint8_t>> pixels = unpackedPixels(QByteArray::fromBase64(QByteArray::fromStdString(packed)), own.side);
    if (!pixels) {
        reader.refuse("pixels", translatable("Scene", "must be the packed colours of a picture of “side” pixels on a side"));
        return {};
    }
    own.pixels = std::move(*pixels);
    return std::make_shared<const SquarePicture>(std::move(own));
}

} // namespace

Message pictureTitle(const SquarePicture& picture)
{
    constexpr qsizetype longest = 60;
    return originText(oneLine(QString::fromStdString(picture.name).simplified(), longest).toStdString());
}

Input inputOfImage(const ImageSource& source)
{
    const SquarePicture& picture = pictureIn(source);
    const auto clean = std::make_shared<const Matrix>(patchesOf(picture, source.grid));
    const auto shown = source.noise > 0 ? std::make_shared<const Matrix>(withNoise(*clean, source.noise, source.seed)) : clean;
    Input input;
    input.unit = UnitKind::Patch;
    input.queries = input.keys = patchUnitsOf(source.grid);
    input.numbers = Projections{shown, shown, shown, Comparison::SquaredDifference};
    input.isSelfAttention = true;
    input.patches = PatchGrid{source.grid, clean, source.noise};
    input.queryTotal = input.keyTotal = source.grid * source.grid;
    const Message name = pictureNameOf(source);
    input.sourceName = source.noise > 0 ? Message(translatable("Source", "picture “%1” in %2 × %2 patches with noise of %3 (seed %4)"),
                                                  name, source.grid, source.noise, source.seed)
                                        : Message(translatable("Source", "picture “%1” in %2 × %2 patches"), name, source.grid);
    return input;
}

QByteArray membersOfImage(const ImageSource& source, const QByteArray& indent)
{
    const QByteArray next = ",\n" + indent;
    return pictureMembers(source, next) + next + "\"grid\": " + QByteArray::number(qlonglong(source.grid)) + next +
           "\"noise\": " + jsonNumber(source.noise) + next + "\"seed\": " + QByteArray::number(qlonglong(source.seed)) + next +
           "\"sentence\": " + jsonText(source.sentence) + entriesOf(objectIn(source.unknown), indent);
}

Result<ImageSource> readImageSource(const QJsonObject& members, const QString& path)
{
    ObjectReader reader(members, path);
    ImageSource source;
    // Where one member of an own picture is there, the others have to be.
    const auto isThere = [&](const char* key) { return !reader.valueOf(key).isUndefined(); };
    const bool isOwn = isThere("pixels") || isThere("name") || isThere("side");
    if (!isOwn)
        source.picture = reader.choice("picture", bundledPictureNames, BundledPicture::Cat);
    else
        source.picture = ownPicture(reader);
    source.grid = reader.whole("grid", usualGrid, leastGrid, greatestGrid);
    source.noise = reader.number("noise", 0, 0, greatestNoise);
    source.seed = reader.whole("seed", 1, 0, greatestSeed);
    source.sentence = reader.text("sentence", source.sentence);
    if (reader.fault())
        return *reader.fault();
    source.unknown = compactText(reader.unknown());
    return source;
}

} // namespace softfocus

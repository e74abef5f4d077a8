#include "core/files/figure/figure_scene.h"
#include "core/files/file_kind.h"
#include "tests/fuzz/promises.h"

#include <QtEndian>

using namespace softfocus;

namespace {

/// No mutation guesses a checksum, so those of all chunks are set right.
QByteArray withChecksums(QByteArray png)
{
    constexpr qsizetype signature = 8, frame = 12;
    for (qsizetype at = signature; at + frame <= png.size();) {
        const auto length = qsizetype(qFromBigEndian<quint32>(png.constData() + at));
        if (length > png.size() - at - frame)
            break;
        quint32 sum = ~0U;
        for (const char byte : png.sliced(at + 4, 4 + length)) {
            sum ^= static_cast<unsigned char>(byte);
            for (int bit = 0; bit < 8; ++bit)
                sum = sum & 1U ? 0xedb88320U ^ (sum >> 1) : sum >> 1;
        }
        qToBigEndian(~sum, png.data() + at + 8 + length);
        at += frame + length;
    }
    return png;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    if (const std::optional<Message> kind = foreignKind(bytes))
        expectSentence("fuzz " + kind->english() + '.', "fuzz is ");
    for (const QByteArray& figure : {bytes, withChecksums(bytes)}) {
        const Result<Scene> scene = sceneOfFigure(figure);
        if (!scene) {
            expectSentence(scene.message(), "");
            continue;
        }
        SOFTFOCUS_PROMISE(looksLikeFigure(figure) && check(*scene).ok());
        // What a figure carried can be carried again, in every kind of picture.
        const QByteArray png = QByteArray("\x89PNG\r\n\x1a\n") + sceneAsPngChunk(*scene);
        const QByteArray svg = "<svg><metadata>" + sceneAsXml(*scene) + "</metadata></svg>";
        for (const QByteArray& again : {png, svg, "%PDF-1.7\n" + sceneAsXml(*scene)}) {
            const Result<Scene> back = sceneOfFigure(again);
            SOFTFOCUS_PROMISE(back && *back == *scene);
        }
    }
    return 0;
}

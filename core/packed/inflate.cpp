#include "core/packed/inflate.h"

#include <QScopeGuard>

#include <algorithm>
#include <cstring>

#include <zlib.h>

namespace softfocus {

namespace {

Error notUnpacked(const Message& reason)
{
    return Error{translatable("Figure", "The packed data cannot be unpacked: %1."), reason};
}

/// What zlib's word for damaged data means to somebody who has a file that cannot be opened.
Template reasonOf(const z_stream& state)
{
    if (state.msg && std::strstr(state.msg, "check") && !std::strstr(state.msg, "header"))
        return translatable("Figure", "its checksum is wrong");
    return state.total_out == 0 && state.msg &&
                   (std::strstr(state.msg, "header") || std::strstr(state.msg, "method") || std::strstr(state.msg, "window"))
               ? translatable("Figure", "it does not begin as such data do")
               : translatable("Figure", "it is damaged");
}

/// The content of a stream; `windowBits` says of which kind, in zlib's terms.
Result<QByteArray> unpacked(QByteArrayView stream, int windowBits, qsizetype limit, const std::stop_token& stop)
{
    z_stream state{};
    if (inflateInit2(&state, windowBits) != Z_OK)
        return notUnpacked(translatable("Figure", "there is not enough memory"));
    const auto end = qScopeGuard([&state] { inflateEnd(&state); });
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(stream.data())); // which zlib does not write to
    state.avail_in = static_cast<uInt>(stream.size());

    constexpr qsizetype part = 1 << 18; // a few tenths of a millisecond of work between two looks at `stop`
    QByteArray content;
    for (int status = Z_OK; status != Z_STREAM_END;) {
        if (stop.stop_requested())
            return notUnpacked(translatable("Figure", "it was stopped"));
        const qsizetype before = content.size();
        const qsizetype room = std::min(part, limit + 1 - before); // one byte more tells that it goes on
        content.resize(before + room);
        state.next_out = reinterpret_cast<Bytef*>(content.data() + before);
        state.avail_out = static_cast<uInt>(room);
        status = inflate(&state, Z_NO_FLUSH);
        content.truncate(before + room - static_cast<qsizetype>(state.avail_out));
        if (status == Z_BUF_ERROR || (status == Z_OK && state.avail_in == 0 && state.avail_out > 0))
            return notUnpacked(translatable("Figure", "it is cut off"));
        if (status == Z_NEED_DICT)
            return notUnpacked(translatable("Figure", "it does not begin as such data do"));
        if (status != Z_OK && status != Z_STREAM_END)
            return notUnpacked(reasonOf(state));
        if (content.size() > limit)
            return notUnpacked(translatable("Figure", "it is larger than anything that could be meant"));
    }
    return content;
}

} // namespace

Result<QByteArray> inflated(QByteArrayView stream, qsizetype limit, const std::stop_token& stop)
{
    return unpacked(stream, MAX_WBITS, limit, stop);
}

Result<QByteArray> gunzipped(QByteArrayView file, qsizetype limit, const std::stop_token& stop)
{
    constexpr int gzip = 16; // zlib's sign for that format
    return unpacked(file, MAX_WBITS + gzip, limit, stop);
}

Result<QByteArray> inflatedRaw(QByteArrayView stream, qsizetype limit, const std::stop_token& stop)
{
    return unpacked(stream, -MAX_WBITS, limit, stop); // zlib's sign for that
}

std::uint32_t crc32Of(QByteArrayView bytes)
{
    return static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

} // namespace softfocus

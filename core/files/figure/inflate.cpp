#include "core/files/figure/inflate.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <span>

namespace softfocus {

namespace {

/// Thrown where the stream cannot go on; caught at the door below.
struct Damage {
    const char* reason;
};

/// The remainders of all bytes. Source: PNG, annex D.
constexpr std::array<std::uint32_t, 256> remainders()
{
    constexpr std::uint32_t polynomial = 0xedb88320U;
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t remainder = byte;
        for (int bit = 0; bit < 8; ++bit)
            remainder = remainder & 1U ? polynomial ^ (remainder >> 1) : remainder >> 1;
        table[byte] = remainder;
    }
    return table;
}

/// The bits of a stream, lowest first.
class BitReader {
public:
    explicit BitReader(QByteArrayView bytes) : m_bytes(bytes) {}

    unsigned bit() { return bits(1); }

    /// Range: count in [0, 16].
    unsigned bits(unsigned count)
    {
        while (m_held < count)
            hold();
        const unsigned value = m_bits & ((1U << count) - 1);
        m_bits >>= count;
        m_held -= count;
        return value;
    }

    void skipToByte()
    {
        m_bits = 0;
        m_held = 0;
    }

    QByteArrayView bytes(qsizetype count)
    {
        if (count > m_bytes.size() - m_place)
            throw Damage{"it is cut off"};
        m_place += count;
        return m_bytes.sliced(m_place - count, count);
    }

private:
    void hold()
    {
        m_bits |= unsigned(std::uint8_t(bytes(1).front())) << m_held;
        m_held += 8;
    }

    QByteArrayView m_bytes;
    qsizetype m_place = 0;
    unsigned m_bits = 0, m_held = 0;
};

/// A canonical prefix code: how many codes there are of each length, and their symbols in order.
class PrefixCode {
public:
    explicit PrefixCode(std::span<const std::uint8_t> lengths)
    {
        for (const std::uint8_t length : lengths)
            ++m_counts[length];
        m_counts[0] = 0;
        int free = 1;
        for (std::size_t length = 1; length < m_counts.size(); ++length) {
            free = 2 * free - m_counts[length];
            if (free < 0)
                throw Damage{"its codes contradict each other"};
        }
        std::array<int, 16> next{};
        for (std::size_t length = 1; length + 1 < next.size(); ++length)
            next[length + 1] = next[length] + m_counts[length];
        for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol)
            if (lengths[symbol] > 0)
                m_symbols[std::size_t(next[lengths[symbol]]++)] = std::uint16_t(symbol);
    }

    unsigned read(BitReader& reader) const
    {
        int code = 0, first = 0, place = 0;
        for (std::size_t length = 1; length < m_counts.size(); ++length) {
            code |= int(reader.bit());
            if (code - first < m_counts[length])
                return m_symbols[std::size_t(place + code - first)];
            place += m_counts[length];
            first = 2 * (first + m_counts[length]);
            code *= 2;
        }
        throw Damage{"it holds a code that does not exist"};
    }

private:
    std::array<int, 16> m_counts{};
    std::array<std::uint16_t, 288> m_symbols{};
};

struct Codes {
    PrefixCode literals, distances;
};

Codes fixedCodes()
{
    std::array<std::uint8_t, 288> literals{};
    std::fill_n(literals.begin(), 144, std::uint8_t(8));
    std::fill_n(literals.begin() + 144, 112, std::uint8_t(9));
    std::fill_n(literals.begin() + 256, 24, std::uint8_t(7));
    std::fill_n(literals.begin() + 280, 8, std::uint8_t(8));
    std::array<std::uint8_t, 30> distances{};
    distances.fill(5);
    return {PrefixCode(literals), PrefixCode(distances)};
}

Codes readCodes(BitReader& reader)
{
    constexpr std::array<std::uint8_t, 19> order{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    const std::size_t literalCount = 257 + reader.bits(5), distanceCount = 1 + reader.bits(5), lengthCount = 4 + reader.bits(4);
    if (literalCount > 286 || distanceCount > 30)
        throw Damage{"it announces more codes than there are"};
    std::array<std::uint8_t, 19> lengthLengths{};
    for (std::size_t i = 0; i < lengthCount; ++i)
        lengthLengths[order[i]] = std::uint8_t(reader.bits(3));
    const PrefixCode lengthCode(lengthLengths);

    std::array<std::uint8_t, 286 + 30> lengths{};
    const std::size_t count = literalCount + distanceCount;
    for (std::size_t at = 0; at < count;) {
        const unsigned symbol = lengthCode.read(reader);
        if (symbol < 16) {
            lengths[at++] = std::uint8_t(symbol);
            continue;
        }
        if (symbol == 16 && at == 0)
            throw Damage{"it repeats what is not there"};
        const std::uint8_t repeated = symbol == 16 ? lengths[at - 1] : std::uint8_t(0);
        const unsigned times = symbol == 16 ? 3 + reader.bits(2) : symbol == 17 ? 3 + reader.bits(3) : 11 + reader.bits(7);
        if (times > count - at)
            throw Damage{"it announces more codes than there are"};
        std::fill_n(lengths.begin() + std::ptrdiff_t(at), times, repeated);
        at += times;
    }
    const std::span<const std::uint8_t> all(lengths);
    return {PrefixCode(all.first(literalCount)), PrefixCode(all.subspan(literalCount, distanceCount))};
}

/// Appends to the output, and stops at the limit before memory is taken.
class Inflater {
public:
    Inflater(QByteArrayView stream, qsizetype limit, const std::stop_token& stop) : m_reader(stream), m_limit(limit), m_stop(stop) {}

    /// A zlib stream behind its header.
    QByteArray runZlib()
    {
        inflate();
        std::uint32_t expected = 0;
        for (const char byte : m_reader.bytes(4))
            expected = expected << 8 | std::uint8_t(byte);
        if (expected != checksum())
            throw Damage{"its checksum is wrong"};
        return std::move(m_output);
    }

    /// A member of gzip behind its header.
    QByteArray runGzip()
    {
        inflate();
        const auto sum = qFromLittleEndian<quint32>(m_reader.bytes(4).data());
        const auto length = qFromLittleEndian<quint32>(m_reader.bytes(4).data());
        if (sum != crc32Of(m_output) || length != quint32(m_output.size()))
            throw Damage{"its checksum is wrong"};
        return std::move(m_output);
    }

private:
    void inflate()
    {
        for (bool last = false; !last;) {
            last = m_reader.bit() == 1;
            switch (m_reader.bits(2)) {
            case 0: copyStored(); break;
            case 1: decode(fixedCodes()); break;
            case 2: decode(readCodes(m_reader)); break;
            default: throw Damage{"it holds a block of a kind that does not exist"};
            }
        }
        m_reader.skipToByte();
    }

    void needRoom(qsizetype count)
    {
        constexpr unsigned often = 1U << 16U;
        if (++m_steps % often == 0 && m_stop.stop_requested())
            throw Damage{"it was stopped"};
        if (count > m_limit - m_output.size())
            throw Damage{"it is larger than anything that could be meant"};
    }

    void copyStored()
    {
        m_reader.skipToByte();
        const unsigned length = m_reader.bits(16), inverted = m_reader.bits(16);
        if ((length ^ inverted) != 0xffff)
            throw Damage{"the length of a part is wrong"};
        needRoom(length);
        m_output += m_reader.bytes(length);
    }

    void decode(const Codes& codes)
    {
        constexpr unsigned endOfBlock = 256;
        for (;;) {
            const unsigned symbol = codes.literals.read(m_reader);
            if (symbol == endOfBlock)
                return;
            if (symbol < endOfBlock) {
                needRoom(1);
                m_output += char(symbol);
            } else {
                repeat(symbol - endOfBlock - 1, codes.distances);
            }
        }
    }

    void repeat(unsigned lengthSymbol, const PrefixCode& distances)
    {
        constexpr std::array<std::uint16_t, 29> lengths{3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                                        31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
        constexpr std::array<std::uint16_t, 30> starts{1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
                                                       193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
        if (lengthSymbol >= lengths.size())
            throw Damage{"it holds a code that does not exist"};
        const unsigned lengthBits = lengthSymbol < 8 || lengthSymbol == 28 ? 0 : lengthSymbol / 4 - 1;
        const qsizetype length = lengths[lengthSymbol] + m_reader.bits(lengthBits);
        const unsigned symbol = distances.read(m_reader);
        if (symbol >= starts.size())
            throw Damage{"it holds a code that does not exist"};
        const qsizetype distance = starts[symbol] + m_reader.bits(symbol < 4 ? 0 : symbol / 2 - 1);
        if (distance > m_output.size())
            throw Damage{"it repeats what is not there"};
        needRoom(length);
        for (qsizetype i = 0; i < length; ++i) // byte by byte, since what is repeated may overlap what is written
            m_output += m_output.at(m_output.size() - distance);
    }

    std::uint32_t checksum() const
    {
        constexpr std::uint32_t prime = 65521;
        std::uint32_t low = 1, high = 0;
        for (const char byte : m_output) {
            low = (low + std::uint8_t(byte)) % prime;
            high = (high + low) % prime;
        }
        return high << 16 | low;
    }

    BitReader m_reader;
    qsizetype m_limit;
    const std::stop_token& m_stop;
    unsigned m_steps = 0;
    QByteArray m_output;
};

/// Where the stream of a gzip file begins. Throws where it has no proper header.
qsizetype gzipBody(QByteArrayView file)
{
    const auto byte = [&](qsizetype at) {
        if (at >= file.size())
            throw Damage{"it is cut off"};
        return unsigned(std::uint8_t(file[at]));
    };
    constexpr unsigned checked = 2, extra = 4, name = 8, comment = 16, reserved = 0xe0;
    if (byte(0) != 0x1f || byte(1) != 0x8b || byte(2) != 8 || (byte(3) & reserved) != 0)
        throw Damage{"it does not begin as such data do"};
    const unsigned flags = byte(3);
    qsizetype at = 10;
    if (flags & extra)
        at += 2 + qsizetype(byte(at) + 256 * byte(at + 1));
    for (const unsigned text : {name, comment})
        if (flags & text)
            while (byte(at++) != 0) {}
    if (flags & checked)
        at += 2;
    byte(at);
    return at;
}

Error notUnpacked(const Damage& damage)
{
    return Error{std::string("The packed data cannot be unpacked: ") + damage.reason + "."};
}

} // namespace

std::uint32_t crc32Of(QByteArrayView bytes)
{
    static constexpr std::array<std::uint32_t, 256> table = remainders();
    std::uint32_t sum = ~0U;
    for (const char byte : bytes)
        sum = table[(sum ^ std::uint8_t(byte)) & 0xffU] ^ (sum >> 8);
    return ~sum;
}

Result<QByteArray> gunzipped(QByteArrayView file, qsizetype limit, const std::stop_token& stop)
{
    try {
        return Inflater(file.sliced(gzipBody(file)), limit, stop).runGzip();
    } catch (const Damage& damage) {
        return notUnpacked(damage);
    }
}

Result<QByteArray> inflated(QByteArrayView stream, qsizetype limit, const std::stop_token& stop)
{
    const auto byte = [&](qsizetype i) { return unsigned(std::uint8_t(stream[i])); };
    constexpr unsigned deflate = 8, dictionary = 0x20;
    if (stream.size() < 2 || (byte(0) & 0xf) != deflate || (byte(0) * 256 + byte(1)) % 31 != 0 || (byte(1) & dictionary) != 0)
        return Error{"The packed data cannot be unpacked: it does not begin as such data do."};
    try {
        return Inflater(stream.sliced(2), limit, stop).runZlib();
    } catch (const Damage& damage) {
        return notUnpacked(damage);
    }
}

} // namespace softfocus

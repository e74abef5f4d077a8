#include "core/vectors/word_vectors.h"

#include "core/vectors/bundled_words.h"
#include "core/vectors/word_form.h"

#include <QStringList>
#include <QtEndian>
#include <QUtf8StringView>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <vector>

namespace softfocus {

namespace {

constexpr std::string_view magic = "SFWORDS\n";
constexpr std::uint32_t knownVersion = 1;
constexpr std::size_t headerSize = 64;
constexpr std::size_t sectionAlignment = 64;

std::size_t alignedUp(std::size_t size)
{
    return (size + sectionAlignment - 1) / sectionAlignment * sectionAlignment;
}

std::uint32_t wordOfHeader(std::span<const unsigned char> bytes, std::size_t place)
{
    return qFromLittleEndian<std::uint32_t>(bytes.data() + place);
}

double realOfHeader(std::span<const unsigned char> bytes, std::size_t place)
{
    return std::bit_cast<double>(qFromLittleEndian<std::uint64_t>(bytes.data() + place));
}

bool isPositive(double x)
{
    return x > 0 && std::isfinite(x);
}

std::string_view bytesView(const QByteArray& bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

/// FNV-1a, 32 bits. Source: Fowler, Noll & Vo, RFC 9923.
std::uint32_t wordHash(std::string_view text)
{
    std::uint32_t hash = 0x811c9dc5U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
    return hash;
}

/// FNV-1a, 64 bits.
std::uint64_t seedOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

/// The next number of the SplitMix64 sequence.
/// Source: Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators".
std::uint64_t nextRandom(std::uint64_t& state)
{
    std::uint64_t z = state += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// Nearly normal, around 0: the sum of twelve uniform 16-bit numbers. Whole numbers, so that every machine agrees.
std::int64_t nextNormal(std::uint64_t& state)
{
    std::int64_t sum = -6 * 65535;
    for (int draw = 0; draw < 3; ++draw)
        for (std::uint64_t bits = nextRandom(state), lane = 0; lane < 4; ++lane, bits >>= 16)
            sum += static_cast<std::int64_t>(bits & 0xffff);
    return sum;
}

Error damagedVectors(const Message& how)
{
    return Error{translatable("WordVectors", "The word vectors are damaged: %1. Make the file again with make_vectors.py."), how};
}

} // namespace

const WordVectors& WordVectors::bundled()
{
    static const WordVectors vectors = [] {
        const Result<WordVectors> result = opened(bundledWords());
        if (!result)
            qFatal("%s", result.message().c_str());
        return *result;
    }();
    return vectors;
}

Result<WordVectors> WordVectors::over(std::span<const unsigned char> bytes)
{
    const Result<WordVectors> result = opened(bytes);
    if (!result)
        return result;
    if (!result->textIsSound())
        return damagedVectors(translatable("WordVectors", "its words are not in order"));
    if (!result->tableIsSound())
        return damagedVectors(translatable("WordVectors", "its table does not lead to its words"));
    return result;
}

Result<WordVectors> WordVectors::opened(std::span<const unsigned char> bytes)
{
    if (bytes.size() < magic.size() || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0)
        return Error{translatable("WordVectors", "This is not a file of word vectors: it does not begin with SFWORDS.")};
    if (bytes.size() < headerSize)
        return damagedVectors(translatable("WordVectors", "the file ends within its header"));
    if (const std::uint32_t version = wordOfHeader(bytes, 8); version != knownVersion)
        return Error{translatable("WordVectors", "The word vectors are of version %1; this program reads version %2."), version,
                     knownVersion};
    WordVectors vectors;
    vectors.m_bytes = bytes;
    vectors.m_wordCount = wordOfHeader(bytes, 12);
    vectors.m_dimension = wordOfHeader(bytes, 16);
    vectors.m_bucketCount = wordOfHeader(bytes, 20);
    vectors.m_textSize = wordOfHeader(bytes, 24);
    vectors.m_scaleStep = realOfHeader(bytes, 32);
    vectors.m_typicalLength = realOfHeader(bytes, 40);

    // Bounds that keep the sums below far from overflow.
    constexpr Index most = Index{1} << 28;
    if (vectors.m_wordCount < 1 || vectors.m_wordCount > most || vectors.m_dimension < 1 || vectors.m_dimension > 65536 ||
        vectors.m_bucketCount < 1 || vectors.m_bucketCount > most || vectors.m_textSize > most)
        return damagedVectors(translatable("WordVectors", "the sizes in its header are impossible"));
    if (!std::has_single_bit(static_cast<std::size_t>(vectors.m_bucketCount)))
        return damagedVectors(translatable("WordVectors", "the number of its buckets is not a power of two"));
    if (!isPositive(vectors.m_scaleStep) || vectors.m_scaleStep > 1e6 || !isPositive(vectors.m_typicalLength) ||
        vectors.m_typicalLength > 1e6)
        return damagedVectors(translatable("WordVectors", "the scale in its header is impossible"));

    const auto words = static_cast<std::size_t>(vectors.m_wordCount);
    const auto buckets = static_cast<std::size_t>(vectors.m_bucketCount);
    vectors.m_at.scales = headerSize + alignedUp(words * static_cast<std::size_t>(vectors.m_dimension));
    vectors.m_at.offsets = vectors.m_at.scales + alignedUp(words * 2);
    vectors.m_at.buckets = vectors.m_at.offsets + alignedUp((words + 1) * 4);
    vectors.m_at.rows = vectors.m_at.buckets + alignedUp((buckets + 1) * 4);
    vectors.m_at.text = vectors.m_at.rows + alignedUp(words * 4);
    const std::size_t size = vectors.m_at.text + alignedUp(static_cast<std::size_t>(vectors.m_textSize));
    if (size != bytes.size() || size != wordOfHeader(bytes, 28))
        return damagedVectors(Message(translatable("WordVectors", "it has %1 bytes instead of %2"), bytes.size(), size));
    return vectors;
}

/// True when the words follow one another, fill their section, and are UTF-8.
bool WordVectors::textIsSound() const
{
    if (numberAt(m_at.offsets, 0) != 0 || numberAt(m_at.offsets, m_wordCount) != m_textSize)
        return false;
    for (Index row = 0; row < m_wordCount; ++row)
        if (numberAt(m_at.offsets, row) >= numberAt(m_at.offsets, row + 1))
            return false;
    for (Index row = 0; row < m_wordCount; ++row) {
        const std::string_view text = word(row);
        if (!QUtf8StringView(text.data(), static_cast<qsizetype>(text.size())).isValidUtf8())
            return false;
    }
    return true;
}

/// True when every row lies exactly once, and in the bucket of its word. Needs: textIsSound().
bool WordVectors::tableIsSound() const
{
    if (numberAt(m_at.buckets, 0) != 0 || numberAt(m_at.buckets, m_bucketCount) != m_wordCount)
        return false;
    for (Index bucket = 0; bucket < m_bucketCount; ++bucket)
        if (numberAt(m_at.buckets, bucket) > numberAt(m_at.buckets, bucket + 1))
            return false;
    std::vector<bool> seen(static_cast<std::size_t>(m_wordCount), false);
    for (Index bucket = 0; bucket < m_bucketCount; ++bucket) {
        for (Index i = numberAt(m_at.buckets, bucket); i < numberAt(m_at.buckets, bucket + 1); ++i) {
            const Index row = numberAt(m_at.rows, i);
            if (row >= m_wordCount || seen[static_cast<std::size_t>(row)] || bucketOf(word(row)) != bucket)
                return false;
            seen[static_cast<std::size_t>(row)] = true;
        }
    }
    return true;
}

Index WordVectors::bucketOf(std::string_view word) const
{
    const std::uint32_t hash = wordHash(word);
    return static_cast<Index>((hash ^ (hash >> 15)) & static_cast<std::uint32_t>(m_bucketCount - 1));
}

/// The 32-bit number at a place of a section.
Index WordVectors::numberAt(std::size_t section, Index place) const
{
    return qFromLittleEndian<std::uint32_t>(m_bytes.data() + section + static_cast<std::size_t>(place) * 4);
}

std::optional<Index> WordVectors::find(std::string_view word) const
{
    const Index bucket = bucketOf(word);
    const Index end = numberAt(m_at.buckets, bucket + 1);
    for (Index i = numberAt(m_at.buckets, bucket); i < end; ++i)
        if (const Index row = numberAt(m_at.rows, i); this->word(row) == word)
            return row;
    return std::nullopt;
}

void WordVectors::read(Index row, std::span<double> out) const
{
    assert(row >= 0 && row < m_wordCount && std::ssize(out) == m_dimension);
    const auto place = static_cast<std::size_t>(row);
    const double scale = qFromLittleEndian<std::uint16_t>(m_bytes.data() + m_at.scales + place * 2) * m_scaleStep;
    const std::span<const std::int8_t> whole = components(row);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = whole[i] * scale;
}

std::span<const std::int8_t> WordVectors::components(Index row) const
{
    const auto size = static_cast<std::size_t>(m_dimension);
    const unsigned char* first = m_bytes.data() + headerSize + static_cast<std::size_t>(row) * size;
    return {reinterpret_cast<const std::int8_t*>(first), size}; // bytes may be read as any kind of bytes
}

std::string_view WordVectors::word(Index row) const
{
    assert(row >= 0 && row < m_wordCount);
    const Index begin = numberAt(m_at.offsets, row);
    const unsigned char* text = m_bytes.data() + m_at.text + begin;
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(numberAt(m_at.offsets, row + 1) - begin)};
}

bool WordVectors::lookUp(QStringView word, std::span<double> out) const
{
    const QString folded = foldedCase(word);
    if (const std::optional<Index> row = find(bytesView(folded.toUtf8()))) {
        read(*row, out);
        return true;
    }
    const QString plain = plainSpelling(folded);
    const QStringList spoken = spokenWords(plain);
    std::vector<double> part(out.size());
    std::fill(out.begin(), out.end(), 0.0);
    for (const QString& one : spoken) {
        const std::optional<Index> row = findSpelling(one);
        if (!row) {
            invent(spoken.size() == 1 ? one : plain, out);
            return false;
        }
        read(*row, part);
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] += part[i] / static_cast<double>(spoken.size());
    }
    return true;
}

/// The row of a plainly spelled word, of the same word without accents, or of its other form.
std::optional<Index> WordVectors::findSpelling(const QString& plain) const
{
    for (const QString& spelling : {plain, withoutAccents(plain), otherForm(plain)}) {
        if (spelling.isEmpty())
            continue;
        if (const std::optional<Index> row = find(bytesView(spelling.toUtf8())))
            return row;
    }
    return std::nullopt;
}

/// Writes the vector of an unknown word: normal components seeded by its letters, as long as a typical vector.
void WordVectors::invent(const QString& letters, std::span<double> out) const
{
    std::uint64_t state = seedOf(bytesView(composed(letters).toUtf8()));
    std::int64_t squares = 0;
    for (double& component : out) {
        const std::int64_t drawn = nextNormal(state);
        squares += drawn * drawn;
        component = static_cast<double>(drawn);
    }
    // Exact up to here, so that one correctly rounded factor makes the same vector on every machine.
    const double factor = m_typicalLength / std::sqrt(static_cast<double>(std::max<std::int64_t>(squares, 1)));
    for (double& component : out)
        component *= factor;
}

} // namespace softfocus

#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <random>
#include <vector>

namespace softfocus::fuzz {

/// Random numbers that are the same for the same seed everywhere: the distributions of std are each library's own.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_input(seed) {}

    /// In [0, count). Needs: 0 < count < 2³².
    template <class Integer = int>
    Integer below(Integer count)
    {
        return Integer(std::uint64_t(m_input()) % std::uint64_t(count));
    }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool oneIn(int count) { return below(count) == 0; }
    template <class Range>
    const auto& oneOf(const Range& range)
    {
        return range[below(std::size(range))];
    }

private:
    std::mt19937 m_input;
};

/// A file of the corpus and the ending that files like it have.
struct Seedling {
    QByteArray bytes;
    QString suffix;
};

/// Every file of the corpora that is not compressed data alone, in the order of its name.
inline std::vector<Seedling> seedlings(const QString& corpus)
{
    std::vector<Seedling> all;
    for (const auto& [folder, usual] : {std::pair("npy", "npy"), std::pair("table", "csv"), std::pair("json", "json"),
                                        std::pair("scene", "softfocus"), std::pair("figure", "svg")}) {
        const QDir directory(corpus + '/' + folder);
        for (const QString& name : directory.entryList(QDir::Files, QDir::Name)) {
            QFile file(directory.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s cannot be read", qPrintable(file.fileName()));
            const QString suffix = QFileInfo(name).suffix();
            all.push_back({file.readAll(), suffix.isEmpty() ? QString::fromLatin1(usual) : suffix});
        }
    }
    return all;
}

/// The bytes with a few of them changed, left out, doubled or replaced by what readers stumble over.
inline QByteArray mutated(QByteArray bytes, Dice& dice)
{
    static const std::vector<QByteArray> stumbles{
        "\n",           "\"", ",", ";", "\t",   "nan",         "-inf", "1e999",        "0x1p-1074",         "\xff", QByteArray(1, '\0'),
        "\xef\xbb\xbf", "{",  "]", "<", "%PDF", "99999999999", "-",    "\xe2\x80\xae", QByteArray(300, 'x')};
    for (int change = dice.between(1, 6); change > 0 && !bytes.isEmpty(); --change) {
        const qsizetype at = dice.below(bytes.size());
        const qsizetype length = std::min<qsizetype>(dice.between(1, 40), bytes.size() - at);
        switch (dice.below(6)) {
        case 0: bytes[at] = char(dice.below(256)); break;
        case 1: bytes.remove(at, length); break;
        case 2: bytes.insert(at, bytes.mid(at, length)); break;
        case 3: bytes.insert(at, dice.oneOf(stumbles)); break;
        case 4: bytes.replace(at, length, dice.oneOf(stumbles)); break;
        default: bytes.truncate(at); break;
        }
    }
    return bytes;
}

} // namespace softfocus::fuzz

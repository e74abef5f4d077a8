#include "tests/support/include_rules.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>

#include <algorithm>

namespace softfocus {

namespace {

/// Goes through a source text once and leaves out what the compiler leaves out before it looks for include lines.
class CommentRemover {
public:
    explicit CommentRemover(const QString& source) : m_source(source) {}

    /// The text without comments, continued lines joined, raw strings emptied; every line keeps its number.
    QString run()
    {
        while (m_at < m_source.size()) {
            if (looksAt("\\\n"))
                skip(2);
            else if (looksAt("//"))
                skipTo(endOfLine());
            else if (looksAt("/*"))
                skipPast("*/", 2);
            else if (looksAt("R\"") && !afterNameOtherThan({"", "u8", "u", "U", "L"}))
                skipRawString();
            else if (m_source[m_at] == u'"' || (m_source[m_at] == u'\'' && !insideNumber()))
                copyLiteral(m_source[m_at]);
            else
                copy();
        }
        return m_code;
    }

private:
    bool looksAt(const char* text) const { return QStringView(m_source).mid(m_at).startsWith(QLatin1String(text)); }

    qsizetype startOfWord() const
    {
        qsizetype start = m_at;
        while (start > 0 && (m_source[start - 1].isLetterOrNumber() || m_source[start - 1] == u'_'))
            --start;
        return start;
    }

    bool afterNameOtherThan(const QStringList& names) const { return !names.contains(m_source.mid(startOfWord(), m_at - startOfWord())); }

    /// Whether a ' separates digits, as in 1'000.
    bool insideNumber() const
    {
        const qsizetype start = startOfWord();
        return start < m_at && m_source[start].isDigit();
    }

    qsizetype endOfLine() const
    {
        qsizetype end = m_at;
        while (end < m_source.size() && (m_source[end] != u'\n' || m_source[end - 1] == u'\\'))
            ++end;
        return end;
    }

    void copy()
    {
        if (m_source[m_at] == u'\n') {
            m_code += QString(m_owedLines + 1, u'\n');
            m_owedLines = 0;
        } else {
            m_code += m_source[m_at];
        }
        ++m_at;
    }

    void copyLiteral(QChar quote)
    {
        copy();
        while (m_at < m_source.size() && m_source[m_at] != u'\n') {
            if (looksAt("\\\n")) {
                skip(2);
                continue;
            }
            const bool escape = m_source[m_at] == u'\\' && m_at + 1 < m_source.size();
            const bool closes = m_source[m_at] == quote;
            copy();
            if (escape)
                copy();
            if (closes)
                return;
        }
    }

    void skip(qsizetype count)
    {
        m_owedLines += static_cast<int>(QStringView(m_source).mid(m_at, count).count(u'\n'));
        m_at += count;
    }

    void skipTo(qsizetype end) { skip(end - m_at); }

    void skipPast(const QString& end, qsizetype from)
    {
        const qsizetype found = m_source.indexOf(end, m_at + from);
        skipTo(found < 0 ? m_source.size() : found + end.size());
        m_code += u' ';
    }

    void skipRawString()
    {
        const qsizetype bracket = m_source.indexOf(u'(', m_at);
        const QString delimiter = bracket < 0 ? QString() : m_source.mid(m_at + 2, bracket - m_at - 2);
        skipPast(u')' + delimiter + u'"', 2 + delimiter.size());
        m_code += QStringLiteral("\"\"");
    }

    const QString& m_source;
    QString m_code;
    qsizetype m_at = 0;
    int m_owedLines = 0; ///< newlines left out so far that the next one makes up for
};

struct Room {
    QString folder;
    Layer layer;
};

/// The room of a file or folder, or null. All rooms stand in one list, from the ground up: each may include itself and those before it.
const Room* roomOf(const QString& path)
{
    static const QList<Room> rooms{
        {"core/base", Layer::Core}, // the ground
        {"core/simd", Layer::Core},
        {"core/tensors", Layer::Core},
        {"core/rows", Layer::Core},
        {"core/normalizers", Layer::Core},
        {"core/measures", Layer::Core},
        {"core/scene", Layer::Core},
        {"core/attention", Layer::Core},
        {"core/transformer", Layer::Core},
        {"core/text", Layer::Data},
        {"core/vectors", Layer::Data},
        {"core/json", Layer::Data},
        {"core/packed", Layer::Data},
        {"core/tokenizers", Layer::Data},
        {"core/models", Layer::Data},
        {"core/sources", Layer::Data},
        {"core/files", Layer::Data},
        {"ui/words", Layer::Present},
        {"ui/model", Layer::Present},
        {"ui/paint", Layer::Present},
        {"ui/figure", Layer::Present},
        {"ui/style", Layer::Widgets},
        {"ui/controls", Layer::Widgets},
        {"ui/views", Layer::Widgets},
        {"ui/panels", Layer::Widgets},
        {"ui/dialogs", Layer::Widgets},
        {"ui/commands", Layer::Widgets},
        {"ui/pages", Layer::Widgets},
        {"ui/window", Layer::Widgets},
        {"app", Layer::App},
    };
    const auto room =
        std::ranges::find_if(rooms, [&](const Room& one) { return path == one.folder || path.startsWith(one.folder + u'/'); });
    return room == rooms.end() ? nullptr : &*room;
}

QStringList modulesSeenBy(Layer layer)
{
    switch (layer) {
    case Layer::Core: return {};
    case Layer::Data: return {"Core"};
    case Layer::Present: return {"Core", "Gui"};
    case Layer::Widgets:
    case Layer::App: break;
    }
    return {"Core", "Gui", "Widgets"};
}

QString refusalOfOwnFile(Layer layer, const Include& include)
{
    const std::optional<Layer> included = layerOf(include.target);
    if (!included)
        return "is in no layer";
    if (*included > layer)
        return "is in a layer above";
    if (layer == Layer::Widgets && (include.target.startsWith("core/files/") || include.target.startsWith("core/json/")))
        return "is a file format, of which widgets know nothing";
    if (!include.quoted)
        return "is a file of ours and wants quotes";
    return {};
}

/// Headers of the standard library and of the system, and whatever else is not Qt, Eigen or ours.
QString refusalOfOtherFile(Layer layer, const QString& target)
{
    static const QStringList filesAndPrinting{
        "cstdio", "filesystem", "fstream", "iostream", "istream", "ostream", "print", "syncstream",
    };
    if (layer != Layer::Core)
        return {};
    if (filesAndPrinting.contains(target))
        return "opens files or prints, which core does not";
    if (target.contains(u'.') || target.contains(u'/'))
        return "is neither of the C++ standard library nor Eigen, and core has no more";
    return {};
}

} // namespace

std::optional<Layer> layerOf(const QString& path)
{
    const Room* room = roomOf(path);
    return room ? std::optional(room->layer) : std::nullopt;
}

QString refusalInRoom(const QString& path, const Include& include)
{
    const auto because = [&](const QString& reason) { return "\"" + include.target + "\" " + reason; };
    const Room* room = roomOf(path);
    const Room* other = roomOf(include.target);
    if (room && other && room->layer == other->layer && other > room)
        return because("is in a room above");
    const bool mayKnow = path.startsWith("ui/model/document/") || path.startsWith("ui/window/");
    if (include.target == "ui/model/document/document.h" && !mayKnow)
        return because("is for the SceneEditor and the window; others take a SceneEditor, a ResultSource or a value");
    return {};
}

QList<Include> includesOf(const QString& source)
{
    static const QRegularExpression directive(
        R"(^\s*(?:(?:#|%:)\s*(?:include|include_next|import)\b|(?:export\s+)?import(?=[\s<"]))\s*(?:"([^"]*)\"|<([^>]*)>)?)");
    const QString unix = QString(source).replace("\r\n", "\n");
    const QStringList lines = CommentRemover(unix).run().split(u'\n');
    QList<Include> found;
    for (int i = 0; i < lines.size(); ++i)
        if (const auto match = directive.match(lines[i]); match.hasMatch())
            found.append({i + 1, (match.captured(1) + match.captured(2)).trimmed(), match.hasCaptured(1)});
    return found;
}

QtHeaders::QtHeaders(const QString& root)
{
    static const QRegularExpression moduleFolder("^Qt([A-Z]\\w*)(\\.framework)?$");
    for (const QString& folder : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto match = moduleFolder.match(folder);
        if (!match.hasMatch())
            continue;
        m_moduleOfFile.insert("Qt" + match.captured(1), match.captured(1));
        QDirIterator headers(root + u'/' + folder, QDir::Files, QDirIterator::Subdirectories);
        while (headers.hasNext()) {
            headers.next();
            if (!m_moduleOfFile.contains(headers.fileName(), match.captured(1)))
                m_moduleOfFile.insert(headers.fileName(), match.captured(1));
        }
    }
}

QStringList QtHeaders::modulesOf(const QString& target) const
{
    static const QRegularExpression inFolder("(?:^|/)Qt([A-Z]\\w*)(?:\\.framework)?/");
    if (const auto match = inFolder.match(target); match.hasMatch())
        return {match.captured(1)};
    return m_moduleOfFile.values(target.section(u'/', -1));
}

QString refusal(Layer layer, const Include& include, const QtHeaders& qt)
{
    static const QRegularExpression ours("^(app|core|resources|tests|ui)/");
    static const QRegularExpression eigen("(^|/)[Ee]igen3?/");
    static const QRegularExpression likeQt("^(.*/)?(Q[A-Z]\\w*|q\\w+\\.h)$|^Qt[A-Z]\\w*$");

    const QString& target = include.target;
    const auto because = [&](const QString& reason) { return reason.isEmpty() ? reason : "\"" + target + "\" " + reason; };
    if (target.isEmpty())
        return "names no file outright";
    if (QDir::cleanPath(target) != target || target.startsWith("../") || QDir::isAbsolutePath(target))
        return because("is not a plain path");
    if (include.quoted && target.endsWith(".moc"))
        return {};
    if (ours.match(target).hasMatch())
        return because(refusalOfOwnFile(layer, include));
    const QStringList modules = qt.modulesOf(target);
    for (const QString& module : modules)
        if (!modulesSeenBy(layer).contains(module))
            return because("is of Qt " + module + ", which this layer does not see");
    if (!modules.isEmpty())
        return {};
    if (likeQt.match(target).hasMatch()) // of a module that is not installed
        return layer < Layer::Present ? because("is of a part of Qt that this layer does not see") : QString();
    if (eigen.match(target).hasMatch())
        return layer < Layer::Widgets ? QString() : because("is matrix arithmetic, which belongs into core");
    if (include.quoted)
        return because("is not a path from the root");
    return because(refusalOfOtherFile(layer, target));
}

} // namespace softfocus

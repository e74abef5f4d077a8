#pragma once

#include <QMultiHash>
#include <QString>

#include <optional>

namespace softfocus {

/// The layers from the ground up: each may include itself and those before it.
enum class Layer { Core, Data, Present, Widgets, App };

/// The layer of a file or folder, by its path from the root ("core/base/matrix.h"), or none.
std::optional<Layer> layerOf(const QString& path);

/// One include line, comments removed.
struct Include {
    int line = 0;
    QString target; ///< between the quotes or brackets; empty where the line names no file outright
    bool quoted = false;
};

/// All include lines of a source text, also unusual ones: spread over lines, after comments, by digraph, as a module import.
QList<Include> includesOf(const QString& source);

/// Which module of Qt a header belongs to, known from the folders that Qt has installed.
class QtHeaders {
public:
    /// Takes stock of `root`, the folder that QtCore and the other modules' folders lie in.
    explicit QtHeaders(const QString& root);

    /// The modules ("Core", "Widgets") that have a header of this name, in any of the ways to write it:
    /// <QtWidgets/QWidget>, <QWidget>, <qwidget.h>, <private/qwidget_p.h>.
    QStringList modulesOf(const QString& target) const;

private:
    QMultiHash<QString, QString> m_moduleOfFile;
};

/// Why a file of `layer` must not hold this include line, or an empty string if it may.
QString refusal(Layer layer, const Include& include, const QtHeaders& qt);

/// Why the file at `path`, in the rooms of its layer, must not hold this include line, or an empty string if it may: all rooms stand on
/// each other in one order, and the Document is known to who edits it alone.
QString refusalInRoom(const QString& path, const Include& include);

} // namespace softfocus

#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace softfocus {

class Document;

/// What comes into the window from files and leaves it as figures and values.
class Exchange : public QObject {
    Q_OBJECT

public:
    /// Needs: both outlive the object; dialogs stand over `window`.
    Exchange(Document& document, QWidget& window);

    void copyFigure();
    void copyValues();
    /// Asks for a file name, offers one made from the sentence, and writes the figure.
    void exportFigure();
    /// Asks for a file of scores.
    void openScores();
    /// Takes a file of scores.
    void openFile(const QString& path);

signals:
    void failed(const QString& sentence);
    void succeeded(const QString& sentence);

private:
    void writeFigure(const QString& path);
    QString lastFolder() const;
    void rememberFolder(const QString& path) const;

    Document& m_document;
    QWidget& m_window;
};

} // namespace softfocus

#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace softfocus {

class Document;

/// What leaves the window as figures and values.
class Exchange : public QObject {
    Q_OBJECT

public:
    /// Needs: both outlive the object; dialogs stand over `window`.
    Exchange(Document& document, QWidget& window);

    void copyFigure();
    void copyValues();
    /// Asks for a file name, offers one made from the sentence, and writes the figure.
    void exportFigure();

signals:
    void failed(const QString& sentence);
    void succeeded(const QString& sentence);

private:
    void writeFigure(const QString& path);

    Document& m_document;
    QWidget& m_window;
};

} // namespace softfocus

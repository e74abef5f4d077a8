#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace softfocus {

class ResultSource;

/// What leaves the window as figures and values.
class FigureCommands : public QObject {
    Q_OBJECT

public:
    /// Needs: both outlive the object; dialogs stand over `window`.
    FigureCommands(const ResultSource& results, QWidget& window);

    void copyFigure();
    void copyValues();
    /// Asks how a figure shall look and where it goes, and writes it.
    void exportFigure();

signals:
    void failed(const QString& sentence);
    void succeeded(const QString& sentence);

private:
    const ResultSource& m_results;
    QWidget& m_window;
};

} // namespace softfocus

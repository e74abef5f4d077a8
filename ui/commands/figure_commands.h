#pragma once

#include "ui/commands/command.h"

#include <QObject>

#include <memory>

class QWidget;

namespace softfocus {

struct Attention;

/// What leaves the window as figures and values.
class FigureCommands : public QObject {
    Q_OBJECT

public:
    /// What is shown at the moment.
    using Shown = std::function<std::shared_ptr<const Attention>()>;

    /// Needs: the window outlives the object; dialogs stand over it.
    FigureCommands(Shown shown, QWidget& window);

    const CommandList& list() const { return m_list; }
    QAction& copyAction() { return *m_copy; }
    QAction& copyValuesAction() { return *m_copyValues; }
    QAction& exportAction() { return *m_export; }

signals:
    void failed(const QString& sentence);
    void succeeded(const QString& sentence);

private:
    void copyFigure();
    void copyValues();
    void exportFigure();

    CommandList m_list{*this};
    QAction* m_copy;
    QAction* m_copyValues;
    QAction* m_export;
    Shown m_shown;
    QWidget& m_window;
};

} // namespace softfocus

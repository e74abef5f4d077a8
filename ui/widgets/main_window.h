#pragma once

#include "ui/paint/theme.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>
#include <vector>

namespace softfocus {

class Document;
class Exchange;
class ExplorePage;
class KeysSheet;
class Selection;
class TopBar;

/// The program's window.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Needs: both outlive the window.
    MainWindow(Document& document, Selection& selection, QWidget* parent = nullptr);

    const Theme& theme() const { return m_theme; }
    bool isPresenting() const { return m_presenting; }
    /// How much larger everything is than the system's type asks for.
    double zoom() const { return m_zoom; }
    ExplorePage& page() { return *m_page; }

    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    using Keys = QList<QKeySequence>;
    QAction& addCommand(const char* name, const QString& group, const QString& text, const Keys& keys,
                        std::function<void()> run);
    void addSceneCommands();
    void addChoiceCommands();
    void addFigureCommands();
    void addWindowCommands();
    void fillTopBar();
    void connectParts();
    void showMenu(const QPoint& globalPosition);
    void showStage(int place);
    void toggleKeysSheet();
    void setPresenting(bool presenting);
    void setZoom(double zoom);
    void escape();
    void fitTopBar();

    void followSystem();
    void applyTheme(const Theme& theme);
    Theme systemTheme() const;
    /// The largest zoom at which everything still has room in the window.
    double roomyZoom(const Theme& system) const;
    void restore();
    void remember();
    void saveScene();

    Document& m_document;
    Theme m_theme;
    double m_zoom = 1;
    bool m_presenting = false;
    bool m_wasMaximized = false;
    TopBar* m_topBar;
    ExplorePage* m_page;
    Exchange* m_exchange;
    KeysSheet* m_keysSheet = nullptr; ///< made when first asked for
    std::vector<QAction*> m_commands;
    QTimer m_saveTimer;
};

} // namespace softfocus

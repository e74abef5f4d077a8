#pragma once

#include "ui/commands/command.h"
#include "ui/model/compare/compare_editor.h"

#include <QObject>

#include <optional>

class QAction;
class QMenu;
class QWidget;

namespace softfocus {

class CompareGrid;
class CompareModes;
class Page;

/// What is done with one panel of Compare: commands about the current one, and every panel's menu.
class PanelCommands : public QObject {
    Q_OBJECT

public:
    /// Needs: all outlive the object.
    PanelCommands(SceneEditor& editor, CompareModes& modes, Page& page);

    /// Adds the commands to a list of the page's.
    void addCommands(CommandList& list);
    /// The panels, once they are made.
    void prepare(CompareGrid& grid) { m_grid = &grid; }
    /// What can be done with the panel that is current now.
    void follow();

    /// A menu of what can be done with a panel, which goes when it is closed.
    QMenu& makeMenu(QWidget& parent, std::size_t place);
    void fillMenu(QMenu& menu, std::size_t place);
    /// Makes a panel's normalizer the scene's and shows it on Explore.
    void explore(std::size_t place);
    void compareAsTrained();
    void compareNormalizers();
    /// What Page::chooseNormalizer() and currentNormalizer() are about: the current panel's. Needs: prepare().
    void chooseNormalizer(std::size_t row);
    std::optional<std::size_t> currentNormalizer() const;

private:
    void openSettings(std::size_t place);
    void add();
    void duplicate();
    void remove();
    bool hasRoomForOne(bool isOfHead = false);
    std::optional<ComputedPanel> furtherHead() const;
    void makeAlike();
    void move(int steps);
    void addNormalizers(QMenu& menu, std::size_t place);
    const ComputedPanel* computedAt(std::size_t place) const;
    void tell(const Result<bool>& done);

    SceneEditor& m_editor;
    CompareModes& m_modes;
    Page& m_page;
    CompareEditor m_compare;
    CompareGrid* m_grid = nullptr;
    QAction* m_add = nullptr;
    QAction* m_duplicate = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_moveBack = nullptr;
    QAction* m_moveOn = nullptr;
    QAction* m_explore = nullptr;
    QAction* m_settings = nullptr;
    QAction* m_alike = nullptr;
};

} // namespace softfocus

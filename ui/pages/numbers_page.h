#pragma once

#include "ui/model/document/scene_editor.h"
#include "ui/pages/page.h"

class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace softfocus {

class NumberResults;
class NumbersEditor;
class Segments;
class Selection;
class TextLabel;

/// The page on which a list of numbers is turned into weights: the list, its scores as bars, what every variant makes of them, and two
/// lessons on how a computer does it.
class NumbersPage : public Page {
    Q_OBJECT

public:
    /// Needs: both outlive the page.
    NumbersPage(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

    /// The one row that the list is, by the variant that is worked.
    const ResultSource& results() const override;
    std::optional<PageKind> kind() const override { return PageKind::Numbers; }
    QWidget& picture() override;
    void mention(const QString& text) override;
    void setPresenting(bool presenting) override;
    void restoreState(const QSettings& settings) override;
    void saveState(QSettings& settings) const override;

protected:
    void prepare() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addCommands();
    void build();
    void followScene();
    void setMargins();

    SceneEditor& m_editor;
    // What follows is made in prepare().
    NumberResults* m_results = nullptr;
    Selection* m_selection = nullptr; ///< of the list's row
    QVBoxLayout* m_column = nullptr;
    Segments* m_lesson = nullptr;
    QStackedWidget* m_lessons = nullptr; ///< by NumbersLesson
    TextLabel* m_status = nullptr;
    bool m_presenting = false;
};

} // namespace softfocus

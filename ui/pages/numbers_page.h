#pragma once

#include "ui/model/document/scene_editor.h"
#include "ui/model/numbers/list_changes.h"
#include "ui/model/numbers/list_origins.h"
#include "ui/pages/page.h"

#include <array>
#include <vector>

class QHBoxLayout;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace softfocus {

class ListField;
class NumberResults;
class OnePassPanel;
class OverflowPanel;
class PresentationBar;
class Segments;
class Selection;
class TemperatureLine;
class TemperatureSweep;
class TextLabel;
class WeightsLesson;

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
    bool isOfPicture(const QWidget& widget) override;
    void begin(bool typesOver) override;
    bool takeLetter(const QKeyEvent& key) override;
    void mention(const QString& text) override;
    /// In large type, with what leaves it at hand.
    void setPresenting(bool presenting) override;
    bool drawsMatrices() const override { return false; }
    /// Of a score, or of what a variant makes of the list.
    bool fillContextMenu(QMenu& menu, QWidget& at, QPoint& place, bool byKey) override;
    void restoreState(const QSettings& settings) override;
    void saveState(QSettings& settings) const override;

protected:
    void prepare() override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addCommands();
    void build();
    void makeHead();
    QWidget* makeOriginLine();
    void followScene();
    void followHover();
    void setMargins();
    void change(ListChange change);
    void reset();
    void followOrigin();
    void addScoreEntries(QMenu& menu);
    void addWeightEntries(QMenu& menu);
    void copy(const QString& text, const QString& what);
    void putBack();
    void makePresentation();
    void showLesson(int place);
    /// Makes the panel of a lesson when it is first shown.
    void makeLesson(NumbersLesson lesson);
    void placeTemperature();

    SceneEditor& m_editor;
    const Selection& m_explored; ///< of what Explore shows
    std::array<QAction*, listChangeCount> m_changes{};
    QAction* m_reset = nullptr;
    // What follows is made in prepare().
    NumberResults* m_results = nullptr;
    Selection* m_selection = nullptr; ///< of the list's row
    QVBoxLayout* m_column = nullptr;
    ListField* m_list = nullptr;
    Segments* m_lesson = nullptr;
    QHBoxLayout* m_head = nullptr;
    TemperatureSweep* m_sweep = nullptr;
    TemperatureLine* m_temperature = nullptr;
    PresentationBar* m_presentation = nullptr; ///< made when first presented
    QWidget* m_changeButtons = nullptr;
    QToolButton* m_changeMenu = nullptr; ///< in place of the buttons where room is short
    QStackedWidget* m_lessons = nullptr; ///< by NumbersLesson
    WeightsLesson* m_weights = nullptr;
    OverflowPanel* m_overflow = nullptr; ///< null until it is first shown, as the one pass
    OnePassPanel* m_onePass = nullptr;
    QWidget* m_originLine = nullptr; ///< shown while the list is the chosen row of Explore
    TextLabel* m_originText = nullptr;
    TextLabel* m_status = nullptr;
    QString m_mentioned;
    NumbersChoices m_mentionedOf; ///< of which it was said, with the variant
    Variant m_mentionedAt;
    ScoreList m_hidden;    ///< the list as it was when the page was last seen
    ListOrigins m_origins; ///< what Reset goes back to
    std::uint32_t m_seed = 0;
    bool m_presenting = false;
    bool m_isLogarithmic = false; ///< the sorted weights, as they are when the page is made
};

} // namespace softfocus

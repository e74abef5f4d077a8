#pragma once

#include "ui/model/compare/compare_editor.h"
#include "ui/model/compare/compared_results.h"
#include "ui/pages/page.h"

#include <utility>
#include <vector>

class QBoxLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace softfocus {

class CellExplainer;
class CompareGrid;
class CompareModes;
class LegendLine;
class HeadCommands;
class PanelCommands;
class Selection;
class PresentationBar;
class RowCard;
class SentenceField;
class StatusLine;
class TemperatureLine;
class TemperatureSweep;
class TextLabel;
struct Picture;

/// The page on which the same scores are seen under several variants: sentence and temperature, a panel for each variant, and below them the
/// chosen row under each, word by word.
class ComparePage : public Page {
    Q_OBJECT

public:
    ComparePage(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

    const ResultSource& results() const override;
    std::optional<PageKind> kind() const override { return PageKind::Compare; }
    /// That of the current panel.
    QWidget& picture() override;
    /// All pictures, and the heads of their panels.
    bool isOfPicture(const QWidget& widget) override;
    void begin(bool typesOver) override;
    bool takeLetter(const QKeyEvent& key) override;
    std::size_t textPlace() const override;
    void mention(const QString& text) override;
    void setPresenting(bool presenting) override;
    bool takesBeside(const FoundScores& found) const override;
    void takeBeside(const FoundScores& found) override;
    bool chooseNormalizer(std::size_t row) override;
    std::optional<std::size_t> currentNormalizer() const override;
    bool fillContextMenu(QMenu& menu, QWidget& at, QPoint& place, bool byKey) override;
    void restoreState(const QSettings& settings) override;
    void saveState(QSettings& settings) const override;

    CompareGrid& grid() const { return *m_grid; }

protected:
    void prepare() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void addCommands();
    void buildBody();
    void followPanels();
    void followCurrent();
    void followMode();
    void showCurrent();
    void followCell();
    static QString axesText(const Picture& picture, int room);
    void remark();
    void togglePicture();
    void fit();
    void addSweep();
    void setCompact();
    void makePresentation();
    void tell(const Result<bool>& done);

    SceneEditor& m_editor;
    Selection& m_selection;
    CompareEditor m_compare;
    CompareModes* m_modes;
    PanelCommands* m_panels;
    HeadCommands* m_headCommands;
    // All that is made by prepare().
    ComparedResults* m_results = nullptr;
    ResultSource* m_shown = nullptr;               ///< of the current panel
    std::pair<std::size_t, std::size_t> m_inSight; ///< how many panels there were, and which was current
    ComparedPicture m_explainedIn = ComparedPicture::Stage;
    CellExplainer* m_explainer = nullptr;
    QVBoxLayout* m_column = nullptr;
    QBoxLayout* m_head = nullptr;
    SentenceField* m_sentence = nullptr;
    TemperatureSweep* m_sweep = nullptr;
    TemperatureLine* m_temperature = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_body = nullptr;
    CompareGrid* m_grid = nullptr;
    QLabel* m_note = nullptr;
    LegendLine* m_legend = nullptr;
    TextLabel* m_reading = nullptr;
    RowCard* m_row = nullptr;
    StatusLine* m_status = nullptr;
    PresentationBar* m_presentation = nullptr; ///< made when first needed
    bool m_presenting = false;
    bool m_saysGradients = false; ///< the reading is of a cell of gradients
};

} // namespace softfocus

#pragma once

#include "ui/pages/page.h"

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QModelIndex;
class QStackedWidget;
class QVBoxLayout;

namespace softfocus {

class HeadCard;
class HeadCommands;
class HeadControls;
class HeadOverviews;
class HeadTable;
class LegendLine;
class PresentationBar;
class ProgressLine;
class SceneEditor;
class Segments;
class Selection;
class SentenceField;
class StatusLine;
class TemperatureSweep;
class TextLabel;

/// The page on which all heads of a transformer are seen side by side, under the scene's normalizer and temperature: what others call model view.
class HeadsPage : public Page {
    Q_OBJECT

public:
    /// Needs: both outlive the page.
    HeadsPage(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);
    ~HeadsPage() override;

    /// The scene's own.
    const ResultSource& results() const override;
    std::optional<PageKind> kind() const override { return PageKind::Heads; }
    QWidget& picture() override;
    bool isOfPicture(const QWidget& widget) override;
    bool takeLetter(const QKeyEvent& key) override;
    std::size_t textPlace() const override;
    bool fillContextMenu(QMenu& menu, QWidget& at, QPoint& place, bool byKey) override;
    void mention(const QString& text) override;
    void setPresenting(bool presenting) override;
    void restoreState(const QSettings& settings) override;
    void saveState(QSettings& settings) const override;

protected:
    void prepare() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addCommands();
    void toggleStretch();
    void buildHead();
    QWidget* makeNothing();
    void followScene();
    void followOverview();
    void followBusy();
    void open(const QModelIndex& index);
    void point(const QModelIndex& index);
    void showCard(const QModelIndex& index);
    void read(const QModelIndex& index);
    void setCompact();
    void showControls();
    void makePresentation();

    SceneEditor& m_editor;
    Selection& m_selection;
    HeadCommands* m_headCommands;
    // What follows is made in prepare().
    HeadOverviews* m_overviews = nullptr;
    QVBoxLayout* m_column = nullptr;
    QBoxLayout* m_top = nullptr; ///< the sentence and the controls
    SentenceField* m_sentence = nullptr;
    HeadControls* m_controls = nullptr;
    QHBoxLayout* m_head = nullptr;
    TextLabel* m_title = nullptr;
    Segments* m_parts = nullptr; ///< by AttentionPart
    QStackedWidget* m_stack = nullptr;
    HeadTable* m_table = nullptr;
    QWidget* m_nothing = nullptr; ///< where there is no transformer
    QLabel* m_why = nullptr;
    QWidget* m_offers = nullptr;     ///< the transformers in the program
    QWidget* m_firstOffer = nullptr; ///< the button of the first of them
    HeadCard* m_card = nullptr;
    ProgressLine* m_progress = nullptr;
    LegendLine* m_legend = nullptr;
    TextLabel* m_reading = nullptr;
    StatusLine* m_status = nullptr;
    TemperatureSweep* m_sweep = nullptr;
    PresentationBar* m_presentation = nullptr; ///< made when first presented
    bool m_keepsCard = false;                  ///< it was asked for by a key, and goes along with the keyboard
    bool m_presenting = false;
};

} // namespace softfocus

#pragma once

#include "core/models/prediction.h"
#include "ui/controls/tables/candidate_table.h"
#include "ui/controls/text/card.h"

#include <QLineEdit>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace softfocus {

class ProgressLine;
class SceneEditor;
class Segments;
class Selection;
class TermMark;
class TextLabel;
class WhatIf;
struct Foretold;

/// The line into which the second text is typed: the document's undo is its undo.
class OtherTextLine : public QLineEdit {
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

/// What the model predicts as it is and as it becomes, side by side, and what acts on it: candidates for a mask or for what comes next, the
/// translation, or how alike two texts are. While it is hidden nothing is computed for it.
class WhatIfPanel : public Card {
    Q_OBJECT

public:
    /// Needs: all outlive the panel.
    WhatIfPanel(SceneEditor& editor, Selection& selection, WhatIf& whatIf, QWidget* parent = nullptr);
    ~WhatIfPanel() override;

signals:
    void refused(const QString& why); ///< what could not be done

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeContent();
    void addTranslations(QVBoxLayout& column);
    void addOther(QVBoxLayout& column);
    void setWatching(bool watches);
    void refresh();
    void showNothing(const Foretold& foretold);
    void showPrediction(const Foretold& foretold);
    void showPlaces(const Prediction& prediction);
    void showPieces(const Prediction& prediction, const std::vector<LikelyPiece>& pieces);
    void showTranslation(const Prediction& prediction);
    void arrangeTranslations();
    void showSimilarity(const Prediction& prediction);
    void offerMask();
    void maskWord();
    void typeOther(const QString& text);
    void followOther();
    void nameTerms(const Prediction* prediction);
    void setMargins();

    SceneEditor& m_editor;
    Selection& m_selection;
    WhatIf& m_whatIf;
    bool m_watches = false;
    int m_place = 0; ///< the mask whose candidates are shown
    QVBoxLayout* m_column = nullptr;
    TextLabel* m_title;
    TermMark* m_terms;
    QLabel* m_acts;
    QLabel* m_question;
    Segments* m_places; ///< one for each mask, where there are several
    CandidateTable* m_table;
    QLabel *m_asItIsTitle, *m_asItIs, *m_asItBecomesTitle, *m_asItBecomes; ///< of translations
    QLabel* m_bothTranslations;                                            ///< side by side, in place of those where there is room
    QLabel* m_tableTitle;                                                  ///< likewise
    QLabel* m_nothing;
    QPushButton* m_mask;
    QLabel* m_whyNoMask;
    QLabel* m_otherTitle;
    OtherTextLine* m_other;
    QLabel* m_change;
    ProgressLine* m_progress;
};

} // namespace softfocus

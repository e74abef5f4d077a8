#pragma once

#include "core/models/next_pieces.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QSlider;
class QToolButton;

namespace softfocus {

class CandidateList;
class TextLabel;
class WritingSteps;

/// Goes through a translation as it is written, piece by piece, with what may come next: as the model was trained, and beside it as the
/// scene’s normalizer, temperature and mask make it.
class WritingPanel : public QWidget {
    Q_OBJECT

public:
    /// Needs: the steps outlive the panel.
    explicit WritingPanel(WritingSteps& steps, QWidget* parent = nullptr);

    /// Tab comes to it behind this widget.
    void tabBehind(QWidget& before);
    /// Where room is short, no more than so many lines of what may come next.
    void setMostLines(int lines);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Side {
        QWidget* whole;
        TextLabel* title;
        CandidateList* list;
        std::vector<NextPiece> pieces;
    };
    QWidget* makeHead();
    Side makeSide(const char* name);
    void follow();
    void showSide(Side& side, const QString& title, const std::vector<NextPiece>& pieces);
    void take(const Side& side, int place);

    WritingSteps& m_steps;
    QToolButton *m_back, *m_forth;
    QSlider* m_slider;
    TextLabel* m_place;
    QPushButton* m_all;
    Side m_asItIs, m_asItBecomes;
    QWidget* m_sides;
};

} // namespace softfocus

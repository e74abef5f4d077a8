#pragma once

#include "ui/style/shown_theme.h"

#include <QListWidget>
#include <QString>

#include <vector>

namespace softfocus {

/// Something that may come next.
struct NextPieceBar {
    QString text;
    double probability = 0; ///< in [0, 1]
    bool isTaken = false;   ///< the one that was taken
};

/// What a model may write next, each with a bar for its probability, in as many columns as have room. A click or Enter asks for one.
class CandidateList : public QListWidget {
    Q_OBJECT

public:
    explicit CandidateList(QWidget* parent = nullptr);

    void setLines(std::vector<NextPieceBar> lines);
    const std::vector<NextPieceBar>& lines() const { return m_lines; }
    /// Where room is short, no more than so many below each other. Range: ≥ 1
    void setMostRows(int rows);
    /// Whether a line can be asked for.
    void setAsking(bool asks) { m_asks = asks; }

    /// What the longest of its words takes. Units: logical pixels.
    double wordWidth() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void asked(int place); ///< of lines()

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void fit();
    int columnCount() const;
    int rowCount() const;
    int lineHeight() const;

    std::vector<NextPieceBar> m_lines;
    int m_mostRows = 10;
    double m_wordWidth = 0;
    bool m_asks = true;
};

} // namespace softfocus

#pragma once

#include "ui/model/derivation/level_bars.h"

#include <QWidget>

namespace softfocus {

/// The chosen row's scores and the level that decides among them, or the numbers whose shares its weights are.
class LevelBarsView : public QWidget {
    Q_OBJECT

public:
    explicit LevelBarsView(QWidget* parent = nullptr);

    void setBars(LevelBars bars);
    const LevelBars& bars() const { return m_bars; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    LevelBars m_bars;
};

} // namespace softfocus

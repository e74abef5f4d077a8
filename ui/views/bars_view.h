#pragma once

#include "ui/model/derivation/row_bars.h"

#include <QWidget>

namespace softfocus {

/// The chosen row's scores and the level that decides among them, or the numbers whose shares its weights are.
class BarsView : public QWidget {
    Q_OBJECT

public:
    explicit BarsView(QWidget* parent = nullptr);

    void setBars(RowBars bars);
    const RowBars& bars() const { return m_bars; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    RowBars m_bars;
};

} // namespace softfocus

#pragma once

#include "ui/model/derivation/score_parts.h"

#include <QWidget>

namespace softfocus {

/// The parts of a score side by side; one says under the pointer what it is.
class PartsStrip : public QWidget {
    Q_OBJECT

public:
    explicit PartsStrip(QWidget* parent = nullptr);

    void setParts(const ScoreParts& parts);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    ScoreParts m_parts;
};

} // namespace softfocus

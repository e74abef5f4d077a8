#pragma once

#include "ui/style/shown_theme.h"

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <algorithm>

namespace softfocus {

class ResultSource;

/// A thin line that moves while work has been going on for more than half a second.
class ProgressLine : public QWidget {
    Q_OBJECT

public:
    explicit ProgressLine(QWidget* parent = nullptr);
    /// Follows the document's computing. Needs: the document outlives the line.
    explicit ProgressLine(const ResultSource& results, QWidget* parent = nullptr);

    void setBusy(bool busy);

    QSize sizeHint() const override { return {scaled(60), std::max(2, scaled(2))}; }

signals:
    void shownChanged(bool shown);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setShown(bool shown);

    QTimer m_patience;
    QVariantAnimation m_motion;
    bool m_shown = false;
};

} // namespace softfocus

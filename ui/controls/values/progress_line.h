#pragma once

#include "ui/paint/colour/theme.h"

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

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

    void applyTheme(const Theme& theme);
    QSize sizeHint() const override;

signals:
    void shownChanged(bool shown);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setShown(bool shown);

    Theme m_theme = Theme::light();
    QTimer m_patience;
    QVariantAnimation m_motion;
    bool m_shown = false;
};

} // namespace softfocus

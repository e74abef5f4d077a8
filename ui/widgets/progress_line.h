#pragma once

#include "ui/paint/theme.h"

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace softfocus {

class Document;

/// A thin line that moves while a result has been computing for more than half a second.
class ProgressLine : public QWidget {
    Q_OBJECT

public:
    explicit ProgressLine(Document& document, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    bool isShown() const { return m_shown; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
    void setShown(bool shown);

    Document& m_document;
    Theme m_theme = Theme::light();
    QTimer m_patience;
    QVariantAnimation m_motion;
    bool m_shown = false;
};

} // namespace softfocus

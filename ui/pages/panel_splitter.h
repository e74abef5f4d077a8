#pragma once

#include "ui/paint/colour/theme.h"

#include <QSplitter>

namespace softfocus {

/// Panels side by side, whose gaps can be dragged.
class PanelSplitter : public QSplitter {
    Q_OBJECT

public:
    explicit PanelSplitter(QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    const Theme& theme() const { return m_theme; }

protected:
    QSplitterHandle* createHandle() override;

private:
    Theme m_theme = Theme::light();
};

} // namespace softfocus

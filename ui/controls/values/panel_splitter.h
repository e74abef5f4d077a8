#pragma once

#include <QSplitter>

namespace softfocus {

/// A splitter of panels side by side whose handles can be reached by Tab and moved by the arrow keys, with Home and End as far as they go.
class PanelSplitter : public QSplitter {
    Q_OBJECT

public:
    explicit PanelSplitter(QWidget* parent = nullptr);

protected:
    QSplitterHandle* createHandle() override;
};

} // namespace softfocus

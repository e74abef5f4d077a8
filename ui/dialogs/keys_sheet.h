#pragma once

#include <QTextDocument>
#include <QWidget>

#include <vector>

namespace softfocus {

/// One line of the keys sheet.
struct KeyHint {
    QString keys;
    QString text;
};

/// Lines under one heading.
struct KeyGroup {
    QString title;
    std::vector<KeyHint> hints;
};

/// All keys of the window, over the window. Esc, F1 or a click takes it away.
class KeysSheet : public QWidget {
    Q_OBJECT

public:
    KeysSheet(const std::vector<KeyGroup>& groups, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent*) override { hide(); }

private:
    QTextDocument m_sheet; ///< at the design's own type size
};

} // namespace softfocus

#pragma once

#include <QWidget>

namespace softfocus {

/// What lies over the window while something is dragged onto it: a frame, and what letting go would do.
class DropVeil : public QWidget {
    Q_OBJECT

public:
    explicit DropVeil(QWidget* parent);

    void offer(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace softfocus

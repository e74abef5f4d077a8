#pragma once

#include "ui/model/numbers/one_pass.h"

#include <QWidget>

namespace softfocus {

class OnePassLayout;

/// The picture of paintOnePass(). Keys and the pointer ask for another step.
class OnePassView : public QWidget {
    Q_OBJECT

public:
    explicit OnePassView(QWidget* parent = nullptr);

    void setPass(const OnePass& pass);
    /// Where a number's bar stands, from left to right.
    QRectF columnOf(std::size_t place) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stepped(int steps);        ///< the arrow keys or the wheel ask for so many numbers more
    void chosen(std::size_t taken); ///< Home, End or a click ask for so many numbers
    void toggled();                 ///< Space plays and pauses

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    OnePassLayout placed() const;

    OnePass m_pass;
};

} // namespace softfocus

#pragma once

#include "ui/model/numbers/one_pass.h"

#include <QWidget>

#include <optional>

namespace softfocus {

/// The numbers of the list as bars, those that were taken in colour, with the running maximum as a line over them and the running sum as
/// bars below. Keys and the pointer ask for another step.
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
    std::optional<std::size_t> placeAt(double x) const;
    /// Every how many numbers a name has room under its bar.
    std::size_t namesApart(const QFont& font) const;
    void paintBars(QPainter& painter, const QRectF& area) const;
    void paintMaximum(QPainter& painter, const QRectF& area) const;
    void paintSums(QPainter& painter, const QRectF& area) const;
    double scoreHeight(const QRectF& area, double score) const;
    QRectF plot() const;

    OnePass m_pass;
};

} // namespace softfocus

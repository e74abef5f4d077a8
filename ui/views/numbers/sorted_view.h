#pragma once

#include "ui/paint/simplex/sorted_painter.h"
#include "ui/style/shown_theme.h"

#include <QWidget>

namespace softfocus {

/// The weights of a longer list from the largest down. Under the pointer, and with arrow keys, it reads a rank.
class SortedView : public QWidget {
    Q_OBJECT

public:
    explicit SortedView(QWidget* parent = nullptr);

    void setSorted(SortedWeights sorted);
    const SortedWeights& sorted() const { return m_sorted; }
    SortedLayout layoutNow() const { return layOutSorted(QRectF(rect()), m_sorted, shownTheme()); }
    std::optional<std::size_t> rank() const { return m_rank; }
    /// What all variants have at the rank that is read, a line each.
    QStringList reading() const;

    QSize sizeHint() const override { return {scaled(320), minimumSizeHint().height()}; }
    /// Also for what is read of each variant.
    QSize minimumSizeHint() const override { return {scaled(160), scaled(180) + int(m_sorted.variants.size()) * scaled(20)}; }

signals:
    void readingChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void read(std::optional<std::size_t> rank);

    SortedWeights m_sorted;
    std::optional<std::size_t> m_rank;
};

} // namespace softfocus

#pragma once

#include "ui/style/shown_theme.h"

#include <QImage>
#include <QWidget>

namespace softfocus {

/// Shows a figure as it will be, on a ground of its own, or the sentence that says why there is none.
class FigurePreview : public QWidget {
    Q_OBJECT

public:
    explicit FigurePreview(QWidget* parent = nullptr);

    /// `millimetres` is the figure's size in print.
    void showFigure(const QImage& image, QSizeF millimetres);
    void showSentence(const QString& sentence);
    const QImage& image() const { return m_image; }
    const QString& sentence() const { return m_sentence; }
    /// What a figure may take. Units: device pixels.
    QSize room() const;

signals:
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int edge() const { return scaled(16); }
    int footer() const { return scaled(28); }

    QImage m_image;
    QSizeF m_millimetres;
    QString m_sentence;
};

} // namespace softfocus

#pragma once

#include "ui/words/picture.h"

#include <QStringList>
#include <QWidget>

#include <optional>

namespace softfocus {

/// The legend of pictures that share a scale, in one line.
class LegendLine : public QWidget {
    Q_OBJECT

public:
    explicit LegendLine(QWidget* parent = nullptr);

    /// Shows the scale of this picture.
    void follow(const Picture& picture);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Picture> m_picture;
    QStringList m_captions; ///< others than the scale's
};

} // namespace softfocus

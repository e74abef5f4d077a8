#pragma once

#include "core/attention/attention.h"

#include <QAbstractButton>
#include <QPixmap>
#include <QTimer>

#include <memory>

namespace softfocus {

/// One stage of the strip: its number and name, a few words, and its picture in small.
class StageButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit StageButton(Stage stage, QWidget* parent = nullptr);

    Stage stage() const { return m_stage; }
    void setCompact(bool compact);
    /// Takes a new result; the picture is painted anew only when this stage has changed.
    void refresh(const std::shared_ptr<const Attention>& attention);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// What the thumbnail was painted from; owning, so that a new matrix cannot take the place of an old one unnoticed.
    struct Source {
        std::shared_ptr<const void> numbers;
        std::string colours;
        ScaleRange range = ScaleRange::Fixed;
        Preview preview = Preview::None;
        bool operator==(const Source&) const = default;
    };
    Source sourceOf(const Attention& attention) const;
    double textLeft() const;
    QFont nameFont() const;
    QString nameText() const;
    QRectF thumbnailArea() const;
    void paintTexts(QPainter& painter) const;
    void renderThumbnail(QSizeF size);

    Stage m_stage;
    std::shared_ptr<const Attention> m_attention;
    Source m_source;
    QPixmap m_thumbnail;
    QTimer m_later; ///< a large picture is made small when the large one stands
    QString m_caption;
    bool m_compact = false;
};

} // namespace softfocus

#pragma once

#include "ui/figure/figure.h"

#include <QHash>
#include <QImage>
#include <QMimeData>

namespace softfocus {

/// A figure for the clipboard, as everything that a target may like: PNG, SVG, values separated by tabs, a table in HTML with the text for
/// those who do not see it, and that text alone. Each is made when it is first asked for, so that copying takes no time.
class FigureMimeData : public QMimeData {
    Q_OBJECT

public:
    /// Needs: a figure that can be drawn.
    explicit FigureMimeData(Figure figure);

    static constexpr char altTextType[] = "text/x-softfocus-alt-text";

    QStringList formats() const override;
    bool hasFormat(const QString& type) const override { return formats().contains(type); }

protected:
    QVariant retrieveData(const QString& type, QMetaType preferred) const override;

private:
    QByteArray bytesOf(const QString& type) const;
    QByteArray tableOf() const;

    Figure m_figure;
    mutable QHash<QString, QByteArray> m_made;
    mutable QImage m_image;
};

/// The stage's numbers as a table in HTML, with `caption` over it; numbers read back to the same double.
QByteArray htmlTableOf(const Attention& attention, const QString& caption);
QByteArray htmlTableOf(const LabelledTable& table, const QString& caption);

} // namespace softfocus

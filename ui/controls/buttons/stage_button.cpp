#include "ui/controls/buttons/stage_button.h"

#include "ui/controls/text/tabular_text.h"
#include "ui/paint/heatmap/heatmap_painter.h"
#include "ui/style/shown_theme.h"
#include "ui/words/stage_texts.h"

#include <QPainter>

#include <algorithm>

namespace softfocus {

StageButton::StageButton(Stage stage, QWidget* parent) : QAbstractButton(parent), m_stage(stage)
{
    setText(stageName(stage));
    setObjectName(QStringLiteral("stage") + text());
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    constexpr int afterThePicture = 80;
    m_later.setSingleShot(true);
    m_later.setInterval(afterThePicture);
    followTheme(*this, [this](const Theme&) { m_thumbnail = {}; });
    connect(&m_later, &QTimer::timeout, this, [this] {
        m_thumbnail = {};
        update();
    });
}

void StageButton::setCompact(bool compact)
{
    m_compact = compact;
    m_thumbnail = {};
    update();
}

StageButton::Source StageButton::sourceOf(const Attention& attention) const
{
    const View& view = attention.scene.view;
    switch (m_stage) {
    case Stage::Vectors: return {attention.input, view.colours, view.range, view.preview};
    case Stage::Scores: return {attention.scores, view.colours, view.range, view.preview};
    case Stage::Weights: return {attention.weights, view.colours, view.range, view.preview};
    case Stage::Output: return {attention.output, view.colours, view.range, view.preview};
    }
    return {};
}

void StageButton::refresh(const std::shared_ptr<const Attention>& attention)
{
    m_attention = attention;
    const bool available = hasStage(*attention, m_stage);
    setEnabled(available);
    setChecked(attention->scene.view.stage == m_stage);
    const QString shortcut = tr("Ctrl+%1").arg(int(m_stage) + 1);
    setToolTip(available ? tr("Bring %1 to the centre (%2)").arg(text(), shortcut) : stageMissing(*attention));
    const QString caption = stageCaption(*attention, m_stage);
    Source source = sourceOf(*attention);
    if (source == m_source && caption == m_caption)
        return;
    constexpr Index quickSize = 40'000;
    const bool large = attention->weights->values.size() > quickSize && !m_thumbnail.isNull();
    if (source != m_source && large) {
        if (!m_later.isActive())
            m_later.start();
    } else if (source != m_source) {
        m_thumbnail = {};
    }
    m_source = std::move(source);
    m_caption = caption;
    setAccessibleName(tr("Stage %1: %2").arg(QString::number(int(m_stage) + 1), text()));
    setAccessibleDescription(available ? caption : stageMissing(*attention));
    update();
}

double StageButton::textLeft() const
{
    return scaled(m_compact ? 8 : 16);
}

QFont StageButton::nameFont() const
{
    return shownTheme().sized(m_compact ? 12.5 : 14, QFont::DemiBold);
}

QString StageButton::nameText() const
{
    return QStringLiteral("%1  %2").arg(int(m_stage) + 1).arg(text());
}

QRectF StageButton::thumbnailArea() const
{
    const double padding = scaled(m_compact ? 6 : 12);
    const double right = width() - padding - scaled(m_compact ? 2 : 8);
    const double high = height() - 2 * padding;
    // The name comes first: the picture takes what it leaves, from a square up to its usual width.
    const double name = textLeft() + TabularText(nameFont()).width(nameText()) + scaled(10);
    const double usual = scaled(m_compact ? 56 : 122);
    const double wide = std::clamp(right - name, std::min(high, usual), usual);
    return {right - wide, padding, wide, high};
}

void StageButton::renderThumbnail(QSizeF size)
{
    const Picture picture = pictureOf(m_attention, m_stage);
    const double ratio = devicePixelRatioF();
    m_thumbnail = QPixmap((size * ratio).toSize());
    m_thumbnail.setDevicePixelRatio(ratio);
    m_thumbnail.fill(Qt::transparent);
    if (!picture.values || picture.values->size() == 0)
        return;
    // Queries against keys have square cells; long vectors fill the width.
    QSizeF shape = size;
    if (m_stage == Stage::Scores || m_stage == Stage::Weights)
        shape = QSizeF(double(picture.values->cols()), double(picture.values->rows())).scaled(size, Qt::KeepAspectRatio);
    const QPointF corner((size.width() - shape.width()) / 2, (size.height() - shape.height()) / 2);
    QPainter painter(&m_thumbnail);
    paintThumbnail(painter, QRectF(corner, shape), picture, shownTheme());
}

void StageButton::paintTexts(QPainter& painter) const
{
    const double left = textLeft();
    const double top = m_compact ? scaled(6) : scaled(20);
    const double room = thumbnailArea().left() - left - scaled(4);
    const TabularText name(nameFont());
    const TabularText caption(shownTheme().sized(m_compact ? 11 : 12.5));
    const double line = scaled(m_compact ? 17 : 22);
    QColor ink = isChecked() ? shownTheme().accent : shownTheme().text;
    if (!isEnabled())
        ink = shownTheme().secondary;
    painter.setPen(ink);
    name.draw(painter, QRectF(left, top, room, line), Qt::AlignLeft, nameText());
    painter.setPen(shownTheme().secondary);
    caption.draw(painter, QRectF(left, top + line, room, line), Qt::AlignLeft, m_caption);
}

void StageButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = scaled(10);
    const QRectF ground = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isChecked() || (isEnabled() && underMouse())) {
        QColor wash = shownTheme().accentWash;
        if (!isChecked())
            wash.setAlphaF(0.5F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(wash);
        painter.drawRoundedRect(ground, radius, radius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(shownTheme().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ground, radius, radius);
    }
    paintTexts(painter);
    if (!m_attention || !isEnabled())
        return;
    const QRectF area = thumbnailArea();
    if (area.width() < 1 || area.height() < 1)
        return;
    const QSize wanted = (area.size() * devicePixelRatioF()).toSize();
    if (m_thumbnail.size() != wanted)
        renderThumbnail(area.size());
    painter.drawPixmap(area.topLeft(), m_thumbnail);
}

} // namespace softfocus

#include "ui/panels/stage/stage_strip.h"

#include "ui/controls/text/tabular_text.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/paint/heatmap/heatmap_painter.h"
#include "ui/paint/patches/patch_painter.h"
#include "ui/style/icons.h"
#include "ui/words/stage_texts.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace softfocus {

/// One stage of the strip: its number and name, a few words, and its picture in small.
class StageButton : public QAbstractButton {
    Q_DECLARE_TR_FUNCTIONS(softfocus::StageButton)

public:
    StageButton(Stage stage, const Selection& selection, QWidget* parent) : QAbstractButton(parent), m_stage(stage), m_selection(selection)
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

    void setCompact(bool compact)
    {
        m_compact = compact;
        m_thumbnail = {};
        update();
    }

    /// Takes a new result; the picture is painted anew only when this stage has changed.
    void refresh(const std::shared_ptr<const Attention>& attention)
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

protected:
    void paintEvent(QPaintEvent*) override
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

private:
    /// What the thumbnail was painted from; owning, so that a new matrix cannot take the place of an old one unnoticed.
    struct Source {
        std::shared_ptr<const void> numbers;
        std::string colours;
        Preview preview = Preview::None;
        PictureKind kind = PictureKind::Map;
        Index query = -1; ///< where the picture is one query's alone
        bool operator==(const Source&) const = default;
    };

    Source sourceOf(const Attention& attention) const
    {
        const View& view = attention.scene.view;
        const PictureKind kind = pictureKindOf(attention, m_stage);
        const bool isOfOne = kind == PictureKind::Overlay && (m_stage == Stage::Scores || m_stage == Stage::Weights);
        return {numbersOf(attention), view.colours, view.preview, kind, isOfOne ? m_selection.query() : -1};
    }

    std::shared_ptr<const void> numbersOf(const Attention& attention) const
    {
        switch (m_stage) {
        case Stage::Vectors: return attention.input;
        case Stage::Scores: return attention.scores;
        case Stage::Weights: return attention.weights;
        case Stage::Output: return attention.output;
        }
        return {};
    }

    double textLeft() const { return scaled(m_compact ? 8 : 16); }
    QFont nameFont() const { return shownTheme().sized(m_compact ? 12.5 : 14, QFont::DemiBold); }
    QString nameText() const { return QStringLiteral("%1  %2").arg(int(m_stage) + 1).arg(text()); }

    QRectF thumbnailArea() const
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

    void paintTexts(QPainter& painter) const
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

    void renderThumbnail(QSizeF size)
    {
        Picture picture = pictureOf(m_attention, m_stage);
        stretchScale(picture); // pale weights would be a white square, and a thumbnail has no legend to be true to
        const double ratio = devicePixelRatioF();
        m_thumbnail = QPixmap((size * ratio).toSize());
        m_thumbnail.setDevicePixelRatio(ratio);
        m_thumbnail.fill(Qt::transparent);
        if (!picture.values || picture.values->size() == 0)
            return;
        // Queries against keys have square cells; long vectors fill the width.
        QSizeF shape = size;
        if (picture.kind == PictureKind::Overlay)
            shape = QSizeF(1, 1).scaled(size, Qt::KeepAspectRatio);
        else if (m_stage == Stage::Scores || m_stage == Stage::Weights)
            shape = QSizeF(double(picture.values->cols()), double(picture.values->rows())).scaled(size, Qt::KeepAspectRatio);
        const QPointF corner((size.width() - shape.width()) / 2, (size.height() - shape.height()) / 2);
        QPainter painter(&m_thumbnail);
        if (picture.kind == PictureKind::Overlay)
            paintPatchThumbnail(painter, QRectF(corner, shape), picture, m_selection.query(), shownTheme());
        else
            paintThumbnail(painter, QRectF(corner, shape), picture, shownTheme());
    }

    Stage m_stage;
    const Selection& m_selection;
    std::shared_ptr<const Attention> m_attention;
    Source m_source;
    QPixmap m_thumbnail;
    QTimer m_later; ///< a large picture is made small when the large one stands
    QString m_caption;
    bool m_compact = false;
};

StageStrip::StageStrip(SceneEditor& editor, const ResultSource& results, const Selection& selection, QWidget* parent)
    : Card(parent), m_editor(editor), m_results(results)
{
    setObjectName("stageStrip");
    setAccessibleName(tr("The four stages of attention"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (std::size_t place = 0; place < m_buttons.size(); ++place) {
        const auto stage = static_cast<Stage>(place);
        StageButton* button = new StageButton(stage, selection, this);
        m_buttons[place] = button;
        connect(button, &StageButton::clicked, this, [this, stage] {
            // A stage that is offered is one that the scene has, so it cannot be refused.
            static_cast<void>(m_editor.showStage(stage));
        });
    }
    connect(&m_results, &ResultSource::changed, this, &StageStrip::refresh);
    connect(&selection, &Selection::queryChanged, this, &StageStrip::refresh);
    followTheme(*this, [this](const Theme&) { place(); });
    refresh();
}

std::optional<Stage> StageStrip::stageOf(const QWidget& widget) const
{
    for (std::size_t place = 0; place < m_buttons.size(); ++place)
        if (m_buttons[place] == &widget)
            return static_cast<Stage>(place);
    return std::nullopt;
}

void StageStrip::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    for (StageButton* button : m_buttons)
        button->setCompact(compact);
    updateGeometry();
    place();
}

void StageStrip::refresh()
{
    for (StageButton* button : m_buttons) {
        button->refresh(m_results.attention());
        // Tab leads to the stage that is shown, arrows to the others.
        button->setFocusPolicy(button->isChecked() ? Qt::TabFocus : Qt::NoFocus);
    }
}

void StageStrip::place()
{
    const int margin = scaled(m_compact ? 4 : 8);
    const int count = int(m_buttons.size());
    const int room = width() - 2 * margin - (count - 1) * arrowWidth();
    for (int at = 0; at < count; ++at) {
        const int left = margin + at * arrowWidth() + room * at / count;
        const int right = margin + at * arrowWidth() + room * (at + 1) / count;
        m_buttons[std::size_t(at)]->setGeometry(left, margin, right - left, height() - 2 * margin);
    }
}

void StageStrip::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    painter.setPen(shownTheme().secondary);
    const double side = arrowWidth() * 0.75;
    for (std::size_t place = 0; place + 1 < m_buttons.size(); ++place) {
        QRectF square(0, 0, side, side);
        const double middle = (m_buttons[place]->geometry().right() + m_buttons[place + 1]->geometry().left() + 1) / 2.0;
        square.moveCenter({middle, height() / 2.0});
        paintIcon(painter, Icon::ArrowRight, square);
    }
}

void StageStrip::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    place();
}

} // namespace softfocus

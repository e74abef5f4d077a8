#include "ui/controls/values/progress_line.h"

#include "ui/controls/text/spoken.h"
#include "ui/model/document/result_source.h"

#include <QPainter>
#include <QStyle>

namespace softfocus {

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    constexpr int patience = 500;
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    constexpr int sweep = 1200;
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    m_motion.setDuration(sweep);
    m_motion.setLoopCount(-1);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_patience, &QTimer::timeout, this, [this] { setShown(true); });
}

ProgressLine::ProgressLine(const ResultSource& results, QWidget* parent) : ProgressLine(parent)
{
    setObjectName("progressLine");
    setSpokenRole(*this, QAccessible::StaticText);
    setAccessibleName(tr("Computing"));
    connect(&results, &ResultSource::computingChanged, this, [this, &results] { setBusy(results.isComputing()); });
}

void ProgressLine::setBusy(bool busy)
{
    if (busy) {
        if (!m_shown && !m_patience.isActive()) // else it goes on, with something newer
            m_patience.start();
        return;
    }
    m_patience.stop();
    setShown(false);
}

void ProgressLine::setShown(bool shown)
{
    m_shown = shown;
    if (shown && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0)
        m_motion.start();
    else
        m_motion.stop();
    update();
    emit shownChanged(shown);
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    if (!m_shown)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), shownTheme().hairline);
    // Without motion the whole line says that work is under way.
    if (m_motion.state() != QAbstractAnimation::Running) {
        painter.fillRect(rect(), shownTheme().accent);
        return;
    }
    constexpr double share = 0.3;
    const double left = (m_motion.currentValue().toDouble() * (1 + share) - share) * width();
    painter.fillRect(QRectF(left, 0, share * width(), height()), shownTheme().accent);
}

} // namespace softfocus

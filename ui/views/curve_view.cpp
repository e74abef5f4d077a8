#include "ui/views/curve_view.h"

#include "ui/controls/text/spoken.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/paint/charts/curve_painter.h"
#include "ui/style/shown_theme.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QWidget>

#include <memory>

namespace softfocus {

namespace {

class CurveView : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(softfocus::CurveView)

public:
    CurveView(const ResultSource& results, Selection& selection) : m_results(results), m_selection(selection)
    {
        setObjectName("curveView");
        setSpokenRole(*this, QAccessible::Graphic);
        setAccessibleName(tr("The chosen row’s weights as temperature changes"));
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
        connect(&m_results, &ResultSource::changed, this, qOverload<>(&QWidget::update));
        connect(&m_selection, &Selection::queryChanged, this, qOverload<>(&QWidget::update));
        followTheme(*this, [this](const Theme&) { m_picture = {}; });
    }

    QSize sizeHint() const override { return {scaled(300), scaled(180)}; }
    QSize minimumSizeHint() const override { return {scaled(160), scaled(60)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        updateCurves();
        if (m_curves.temperatures.empty())
            return;
        renderCurves();
        QPainter painter(this);
        paintTemperature(painter, QRectF(rect()), m_curves.temperature, shownTheme());
        painter.drawImage(QPointF(0, 0), m_picture);
    }

private:
    void updateCurves()
    {
        const Attention& attention = *m_results.attention();
        const Index query = m_selection.query();
        if (attention.scores != m_scores || attention.scene.variant.normalizer != m_normalizer || query != m_query) {
            m_scores = attention.scores;
            m_normalizer = attention.scene.variant.normalizer;
            m_query = query;
            m_curves = query >= 0 && query < attention.queryCount() ? curvesOf(attention, query) : TemperatureCurves{};
            m_picture = {};
        }
        m_curves.temperature = attention.scene.variant.temperature;
    }

    void renderCurves()
    {
        const double ratio = devicePixelRatioF();
        const QSize pixels = (QSizeF(size()) * ratio).toSize();
        if (m_picture.size() == pixels && m_picture.devicePixelRatio() == ratio)
            return;
        m_picture = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter painter(&m_picture);
        paintCurves(painter, QRectF(rect()), m_curves, shownTheme());
    }

    const ResultSource& m_results;
    Selection& m_selection;
    std::shared_ptr<const Scores> m_scores; ///< whose curves m_curves are, with the normalizer and the query
    Normalizer m_normalizer;
    Index m_query = -1;
    TemperatureCurves m_curves;
    QImage m_picture; ///< the curves without the mark; null when they have to be drawn anew
};

} // namespace

QWidget* makeCurveView(const ResultSource& results, Selection& selection)
{
    return new CurveView(results, selection);
}

} // namespace softfocus

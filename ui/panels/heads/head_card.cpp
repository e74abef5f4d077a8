#include "ui/panels/heads/head_card.h"

#include "ui/controls/text/prose.h"
#include "ui/controls/text/spoken.h"
#include "ui/controls/text/text_label.h"
#include "ui/paint/heatmap/heatmap_painter.h"
#include "ui/style/look.h"
#include "ui/style/shown_theme.h"
#include "ui/words/head_text.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace softfocus {

/// A map with its labels and nothing else.
class HeadPicture : public QWidget {
public:
    HeadPicture() { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding); }

    void take(const Picture& picture)
    {
        m_picture = picture;
        update();
    }

    QSize sizeHint() const override { return {scaled(300), scaled(270)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!m_picture.values || m_picture.values->size() == 0)
            return;
        QPainter painter(this);
        const HeatmapParts parts{.labels = true, .axisTitles = false, .legend = false, .sentence = false};
        paintHeatmap(painter, layOut(m_picture, size(), devicePixelRatioF(), parts, shownTheme()), m_picture, shownTheme(), {});
    }

private:
    Picture m_picture;
};

HeadCard::HeadCard(QWidget* parent)
    : QFrame(parent), m_title(new TextLabel({14, QFont::DemiBold})), m_picture(new HeadPicture),
      m_sentence(makeProse("headCardSentence", 12, Ink::Secondary))
{
    setObjectName(QStringLiteral("headCard"));
    setSpokenRole(*this, QAccessible::ToolTip);
    setFrameShape(QFrame::StyledPanel);
    setLook(*this, Look::Raised);
    setAttribute(Qt::WA_TransparentForMouseEvents); // the heads below it stay to be pointed at
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_picture, 1);
    column->addWidget(m_sentence);
    followTheme(*this, [column](const Theme&) {
        const int side = scaled(14);
        column->setContentsMargins(side, scaled(10), side, scaled(12));
        column->setSpacing(scaled(6));
    });
    hide();
}

void HeadCard::showHead(const HeadOverview& overview, const OverviewHead& head, const Picture& picture)
{
    const QString sentence = headSentence(overview, head);
    setAccessibleName(sentence);
    m_title->setText(briefHeadName(head.layer, head.head));
    m_picture->take(picture);
    m_sentence->setText(sentence);
}

} // namespace softfocus

#include "ui/panels/numbers/weights_lesson.h"

#include "ui/controls/text/card.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/selection.h"
#include "ui/model/numbers/number_results.h"
#include "ui/panels/choices/temperature_control.h"
#include "ui/style/shown_theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

namespace {

constexpr double leastSideBySide = 760, leastHigh = 300;

/// A panel with a title, and the column below it to put things into.
Card* makePanel(const char* name, const QString& title, QVBoxLayout*& column)
{
    auto* card = new Card;
    card->setObjectName(QLatin1String(name));
    card->setAccessibleName(title);
    column = new QVBoxLayout(card);
    column->addWidget(new TextLabel({.pixels = 15, .weight = QFont::DemiBold, .shrinks = true}, title));
    followTheme(*card, [column](const Theme&) {
        column->setContentsMargins(scaled(18), scaled(14), scaled(18), scaled(14));
        column->setSpacing(scaled(6));
    });
    return card;
}

} // namespace

WeightsLesson::WeightsLesson(SceneEditor& editor, NumberResults&, Selection& selection, QWidget* parent)
    : QWidget(parent), m_area(new QScrollArea), m_panels(nullptr)
{
    setObjectName("weightsLesson");
    QVBoxLayout *scores = nullptr, *weights = nullptr, *simplex = nullptr;
    m_scores = makePanel("scoresPanel", tr("Scores"), scores);
    m_weights = makePanel("numberWeightsPanel", tr("Weights"), weights);
    m_simplex = makePanel("simplexPanel", tr("On the probability triangle"), simplex);
    scores->addStretch(1);
    weights->addStretch(1);
    simplex->addStretch(1); // the simplex goes here
    simplex->addWidget(new TemperatureControl(editor, selection));

    auto* content = new QWidget;
    m_panels = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_panels->setContentsMargins(0, 0, 0, 0);
    m_panels->addWidget(m_scores, 30);
    m_panels->addWidget(m_weights, 54);
    m_panels->addWidget(m_simplex, 42);
    m_area->setObjectName("weightsLessonArea");
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(content);
    m_area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_area);
    followTheme(*this, [this](const Theme&) { fold(); });
}

void WeightsLesson::fold()
{
    const bool isWide = width() >= scaled(leastSideBySide);
    m_panels->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_panels->setSpacing(scaled(isWide ? 16 : 8));
    for (QWidget* panel : {m_scores, m_weights, m_simplex}) {
        panel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
        panel->setMinimumHeight(isWide ? 0 : scaled(leastHigh));
    }
}

void WeightsLesson::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

} // namespace softfocus

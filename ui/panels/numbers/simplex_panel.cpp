#include "ui/panels/numbers/simplex_panel.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/spoken.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/style/shown_theme.h"
#include "ui/views/numbers/difference_view.h"
#include "ui/views/numbers/sorted_view.h"
#include "ui/views/numbers/triangle_view.h"
#include "ui/words/message_text.h"

#include <QCheckBox>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace softfocus {

SimplexPanel::SimplexPanel(SceneEditor& editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_title(new TextLabel({.pixels = 15, .weight = QFont::DemiBold, .shrinks = true})),
      m_subtitle(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .shrinks = true, .breaks = true})), m_views(new QStackedWidget),
      m_difference(new DifferenceView), m_triangle(new TriangleView), m_sorted(new SortedView), m_nothing(new QWidget),
      m_reading(new TextLabel({.pixels = 12, .ink = Ink::Secondary, .breaks = true})),
      m_notes(makeProse("simplexNotes", 12, Ink::Secondary)), m_contours(makeSwitch("entropyContours", tr("Lines of equal entropy"))),
      m_logarithm(makeSwitch("logarithmicWeights", tr("Small weights on a logarithmic scale")))
{
    setObjectName(QStringLiteral("simplex"));
    m_title->setObjectName(QStringLiteral("simplexTitle"));
    m_reading->setObjectName(QStringLiteral("simplexReading"));
    m_contours->setToolTip(tr("Draws where weights have the same entropy, every quarter of a bit"));
    layOut();
    connectPoints(*m_difference);
    connectPoints(*m_triangle);
    connect(m_triangle, &TriangleView::numberPointedAt, this, &SimplexPanel::numberPointedAt);
    connect(m_difference, &DifferenceView::differenceMoved, this, &SimplexPanel::moveDifference);
    connect(m_sorted, &SortedView::readingChanged, this, &SimplexPanel::showReading);
    connect(m_contours, &QCheckBox::toggled, this, [this](bool shown) {
        if (shown != m_editor.scene().numbers.entropyContours)
            if (const Result<bool> done = NumbersEditor(m_editor).setEntropyContours(shown); !done)
                say(messageText(done.error()));
    });
    connect(m_logarithm, &QCheckBox::toggled, this, &SimplexPanel::refresh);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &SimplexPanel::refresh);
}

SimplexPanel::~SimplexPanel()
{
    // Views that lose the keyboard as they go would have it shown.
    for (QObject* view : {static_cast<QObject*>(m_difference), static_cast<QObject*>(m_triangle), static_cast<QObject*>(m_sorted)})
        view->disconnect(this);
}

void SimplexPanel::layOut()
{
    for (QWidget* view : {static_cast<QWidget*>(m_nothing), static_cast<QWidget*>(m_difference), static_cast<QWidget*>(m_triangle),
                          static_cast<QWidget*>(m_sorted)})
        m_views->addWidget(view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addWidget(m_views, 1);
    for (QWidget* part : {static_cast<QWidget*>(m_reading), static_cast<QWidget*>(m_notes), static_cast<QWidget*>(m_contours),
                          static_cast<QWidget*>(m_logarithm)})
        column->addWidget(part);
    followTheme(*this, [column](const Theme&) { column->setSpacing(scaled(6)); });
}

void SimplexPanel::connectPoints(PointsView& view)
{
    connect(&view, &PointsView::pressed, this, &SimplexPanel::beginGesture);
    connect(&view, &PointsView::moved, this, &SimplexPanel::movePoint);
    connect(&view, &PointsView::released, this, &SimplexPanel::endGesture);
    connect(&view, &PointsView::refused, this, &SimplexPanel::say);
    connect(&view, &PointsView::readingChanged, this, &SimplexPanel::showReading);
}

void SimplexPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void SimplexPanel::setPresenting(bool presenting)
{
    m_presenting = presenting;
    refresh();
}

void SimplexPanel::light(std::optional<std::size_t> number)
{
    m_lit = number;
    m_triangle->light(number);
}

bool SimplexPanel::isLogarithmic() const
{
    return m_logarithm->isChecked();
}

void SimplexPanel::setLogarithmic(bool logarithmic)
{
    m_logarithm->setChecked(logarithmic);
}

void SimplexPanel::refresh()
{
    if (!isVisible())
        return;
    const Scene& scene = m_editor.scene();
    m_picture = simplexPictureOf(scene);
    if (std::holds_alternative<DifferenceCurves>(m_picture) && m_reach)
        m_picture = differenceCurvesOf(scene, m_reach);
    if (auto* triangle = std::get_if<SimplexTriangle>(&m_picture)) {
        triangle->lit = m_lit;
        if (m_presenting)
            triangle->marked = firstWay(*triangle);
    }
    if (auto* sorted = std::get_if<SortedWeights>(&m_picture))
        sorted->isLogarithmic = m_logarithm->isChecked();
    showPicture();
    m_title->setText(simplexTitle(m_picture));
    m_subtitle->setText(simplexSubtitle(m_picture));
    const QString notes = simplexNotes(m_picture).join(u'\n');
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
    m_contours->setVisible(std::holds_alternative<SimplexTriangle>(m_picture));
    m_contours->setChecked(scene.numbers.entropyContours);
    m_logarithm->setVisible(std::holds_alternative<SortedWeights>(m_picture));
    showReading();
}

void SimplexPanel::showPicture()
{
    if (const auto* curves = std::get_if<DifferenceCurves>(&m_picture)) {
        m_difference->setCurves(*curves);
        m_views->setCurrentWidget(m_difference);
    } else if (const auto* triangle = std::get_if<SimplexTriangle>(&m_picture)) {
        m_triangle->setTriangle(*triangle);
        m_views->setCurrentWidget(m_triangle);
    } else if (const auto* sorted = std::get_if<SortedWeights>(&m_picture)) {
        m_sorted->setSorted(*sorted);
        m_views->setCurrentWidget(m_sorted);
    } else {
        m_views->setCurrentWidget(m_nothing);
    }
}

QString SimplexPanel::restingText() const
{
    if (std::holds_alternative<SimplexTriangle>(m_picture))
        return tr("Drag a point to find its scores, or point at a path to read T.");
    if (const auto* curves = std::get_if<DifferenceCurves>(&m_picture))
        return differenceText(*curves, curves->difference);
    return {};
}

/// Below the picture stands what is read in it, else what can be done there; but ranks are read in their picture's legend.
void SimplexPanel::showReading()
{
    QString reading;
    if (m_views->currentWidget() == m_triangle)
        reading = m_triangle->reading();
    else if (m_views->currentWidget() == m_difference)
        reading = m_difference->reading();
    else if (m_views->currentWidget() == m_sorted)
        reading = m_sorted->reading().join(u'\n');
    const QString resting = restingText();
    m_reading->setText(reading.isEmpty() || resting.isEmpty() ? resting : reading);
    m_reading->setVisible(!resting.isEmpty());
    m_views->currentWidget()->setAccessibleDescription(reading.isEmpty() ? simplexLines(m_picture).join(u'\n') : reading);
    constexpr int lineHeight = 16, fewLines = 2; // which it keeps, so that the picture does not jump
    m_reading->setMinimumHeight(fewLines * scaled(lineHeight));
}

void SimplexPanel::movePoint(std::size_t variant, const std::vector<double>& weights)
{
    const std::vector<double>& scores = m_editor.scene().numbers.list.scores;
    const SimplexVariant* moved = nullptr;
    if (const auto* triangle = std::get_if<SimplexTriangle>(&m_picture); triangle && variant < triangle->variants.size())
        moved = &triangle->variants[variant].at;
    if (const auto* curves = std::get_if<DifferenceCurves>(&m_picture); curves && variant < curves->curves.size())
        moved = &curves->curves[variant].at;
    if (!moved)
        return;
    const std::optional<std::vector<double>> found = scoresFor(*moved, weights, scores);
    if (!found)
        return say(tr("There are no scores that lead there."));
    if (const Result<bool> done = NumbersEditor(m_editor).setScores(tr("Move %1").arg(moved->name), *found, Gesture::Drag); !done)
        say(messageText(done.error()));
}

void SimplexPanel::moveDifference(double difference)
{
    const ScoreList& list = m_editor.scene().numbers.list;
    if (list.scores.size() != 2)
        return;
    const QString label = tr("Difference of %1 and %2").arg(numberName(list, 0), numberName(list, 1));
    if (const Result<bool> done = NumbersEditor(m_editor).setScores(label, withDifference(list.scores, difference), Gesture::Drag); !done)
        say(messageText(done.error()));
}

void SimplexPanel::beginGesture()
{
    if (const auto* curves = std::get_if<DifferenceCurves>(&m_picture))
        m_reach = curves->reach;
    m_editor.beginEdits();
}

void SimplexPanel::endGesture()
{
    m_editor.endEdits();
    if (m_reach) {
        m_reach.reset();
        refresh();
    }
}

void SimplexPanel::say(const QString& sentence)
{
    m_reading->setText(sentence);
    m_reading->show();
    announce(*m_reading);
}

} // namespace softfocus

#include "ui/panels/stage/presentation_bar.h"

#include "core/normalizers/normalizer.h"
#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/panels/choices/parameter_boxes.h"
#include "ui/panels/choices/temperature_wiring.h"
#include "ui/style/shown_theme.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/typed_number.h"
#include "ui/words/stage_texts.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCursor>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <utility>

namespace softfocus {

PresentationBar::PresentationBar(SceneEditor& editor, TemperatureSweep& sweep, QWidget* parent)
    : Card(parent), m_editor(editor), m_sweep(sweep), m_row(new QHBoxLayout(this)),
      m_stages(new Segments(Look::Washed, int(stageNames.size()))), m_stageList(makeChoice("present-stageList", tr("Stage"), Look::Usual)),
      m_normalizer(makeChoice("present-normalizer", tr("Normalizer"), Look::Usual)),
      m_alpha(makeAlphaBox(QStringLiteral("present-alpha"), NumberBox::PlusMinus)),
      m_k(makeKeptBox(QStringLiteral("present-k"), [&editor] { return editor.results().attention()->keyCount(); })),
      m_negatives(makeChoice("present-negatives", tr("Negative scores"), Look::Usual)),
      m_undivided(makeSwitch("present-undivided", tr("Don’t divide"))),
      m_play(makeIconButton("present-playSweep", Icon::Play, tr("Play the temperature"))), m_slider(new TemperatureSlider),
      m_temperature(new TextLabel({.pixels = 14, .weight = QFont::DemiBold}))
{
    setObjectName("presentationBar");
    setAccessibleName(tr("Controls of the presentation"));
    build();
    connect(&m_editor, &SceneEditor::sceneChanged, this, &PresentationBar::followScene);
    connect(&m_editor.results(), &ResultSource::changed, this, &PresentationBar::followStages);
    connect(&m_editor.results(), &ResultSource::changed, this,
            &PresentationBar::followParameters); // another text has another number of keys
    connect(&m_sweep, &TemperatureSweep::playingChanged, this, &PresentationBar::followSweep);
    followTheme(*this, [this](const Theme&) {
        m_row->setContentsMargins(scaled(14), scaled(4), scaled(14), scaled(4));
        m_row->setSpacing(scaled(10));
        for (QComboBox* box : lists()) {
            int widest = 0;
            for (int row = 0; row < box->count(); ++row)
                widest = std::max(widest, box->fontMetrics().horizontalAdvance(box->itemText(row)));
            box->setMinimumWidth(widest + scaled(48)); // frame and arrow
        }
        m_temperature->setMinimumWidth(scaled(72)); // "T = 88.888"
        fit();
    });
    m_rest.setSingleShot(true);
    m_rest.setInterval(patience);
    connect(&m_rest, &QTimer::timeout, this, &PresentationBar::sleep);
    constexpr int often = 100; // milliseconds
    m_watch.setInterval(often);
    connect(&m_watch, &QTimer::timeout, this, &PresentationBar::followPointer);
    followScene();
    followStages();
}

void PresentationBar::build()
{
    m_stages->setObjectName("present-stages");
    m_stages->setAccessibleName(tr("Stage"));
    for (int place = 0; place < int(stageNames.size()); ++place) {
        const auto stage = static_cast<Stage>(place);
        m_stages->add(QStringLiteral("present-") + QLatin1String(stageNames[std::size_t(place)]), stageName(stage));
        m_stageList->addItem(stageName(stage));
    }
    for (const NormalizerEntry& entry : normalizerTable())
        m_normalizer->addItem(nameText(entry));
    buildParameters();
    for (QComboBox* box : lists()) {
        box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumContentsLength(0);
    }
    m_slider->setObjectName("present-temperature");
    m_slider->setAccessibleName(tr("Temperature"));
    m_temperature->setObjectName("present-temperatureText");
    connectSweep(*m_play, m_sweep);
    m_row->addWidget(m_stages);
    m_row->addWidget(m_stageList);
    m_row->addWidget(m_normalizer);
    m_row->addWidget(m_alpha);
    m_row->addWidget(m_k);
    m_row->addWidget(m_negatives);
    m_row->addWidget(m_undivided);
    m_row->addWidget(m_play);
    m_row->addWidget(m_slider, 1);
    m_row->addWidget(m_temperature);
    const auto show = [this](int stage) {
        static_cast<void>(m_editor.showStage(static_cast<Stage>(stage)));
    }; // only those are offered that can be shown
    connect(m_stages, &Segments::chosen, this, show);
    connect(m_stageList, &QComboBox::activated, this, show);
    connect(m_normalizer, &QComboBox::activated, this, [this](int row) { static_cast<void>(m_editor.chooseNormalizer(row)); });
    connectTemperature(*m_slider, m_editor, [](const Result<bool>&) {}); // a slider asks for no temperature that cannot be
}

void PresentationBar::buildParameters()
{
    const std::array titles{tr("clip negatives"), tr("keep negatives"), tr("shift negatives")}; // in the order of Negatives
    for (const QString& title : titles)
        m_negatives->addItem(title);
    m_negatives->setToolTip(tr("What becomes of scores below 0"));
    m_undivided->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_undivided->setToolTip(tr("Every score by itself, not divided by the row’s sum: rows need not sum to 1"));
    m_undivided->setAccessibleDescription(m_undivided->toolTip());
    const auto refuse = [this](const QString& why) { emit refused(why); };
    setsAlpha(*m_alpha, m_editor, refuse);
    setsKept(*m_k, m_editor, refuse);
    const auto tell = [this](const Result<bool>& done) {
        if (!done)
            emit refused(messageText(done.error()));
        followParameters();
    };
    connect(m_negatives, &QComboBox::activated, this,
            [this, titles, tell](int row) { tell(m_editor.setNegatives(static_cast<Negatives>(row), titles.at(std::size_t(row)))); });
    connect(m_undivided, &QCheckBox::clicked, this, [this, tell](bool on) { tell(m_editor.setUnnormalized(on)); });
}

void PresentationBar::keepTemperatureOnly()
{
    m_isOfSeveral = true;
    m_hasStages = false;
    m_normalizer->hide();
    followScene();
}

void PresentationBar::leaveOutStages()
{
    m_hasStages = false;
    fit();
}

void PresentationBar::add(QAction& action)
{
    m_row->addWidget(makeActionButton(action));
}

void PresentationBar::followScene()
{
    const Scene& scene = m_editor.scene();
    const bool isGiven = hasGivenWeights(scene);
    const QString given = isGiven ? tr("The weights are given and shown as they are") : QString();
    m_normalizer->setCurrentIndex(isGiven ? -1 : int(scene.variant.normalizer.row()));
    m_slider->showNumber(scene.variant.temperature);
    offerUnless(*m_normalizer, given);
    offerUnless(*m_slider, isGiven || m_isOfSeveral ? given : temperatureNote(scene.variant.normalizer.entry()));
    followParameters();
    followSweep();
}

/// The normalizer's parameters, at its name.
void PresentationBar::followParameters()
{
    const Normalizer& normalizer = m_editor.scene().variant.normalizer;
    m_alpha->showNumber(normalizer.parameters().alpha);
    m_k->showNumber(static_cast<double>(normalizer.parameters().k));
    m_negatives->setCurrentIndex(int(normalizer.parameters().negatives));
    m_undivided->setChecked(normalizer.parameters().unnormalized);
    const Index keys = m_editor.results().attention()->keyCount();
    m_k->setCanStep(normalizer.parameters().k > 1 && keys > 1, normalizer.parameters().k < keys);
    fit();
}

void PresentationBar::followStages()
{
    const Attention& attention = *m_editor.results().attention();
    const int shown = int(attention.scene.view.stage);
    m_stages->showChoice(shown);
    m_stageList->setCurrentIndex(shown);
    for (int place = 0; place < int(stageNames.size()); ++place) {
        const bool isThere = hasStage(attention, static_cast<Stage>(place));
        offerUnless(m_stages->segment(place), isThere ? QString() : stageMissing(attention));
        m_stageList->setItemData(place, isThere ? QVariant() : QVariant(0), Qt::UserRole - 1); // whether it can be chosen
    }
}

void PresentationBar::followSweep()
{
    const Scene& scene = m_editor.scene();
    const double temperature = scene.variant.temperature;
    const QString number = m_sweep.isPlaying() ? steadyTemperatureText(temperature) : shownTemperatureText(temperature);
    m_temperature->setText(hasGivenWeights(scene) ? QString() : tr("T = %1").arg(number));
    showSweep(*m_play, m_sweep);
}

void PresentationBar::fit()
{
    constexpr double roomy = 860, narrow = 700, ofParameter = 140; // for the stages side by side, for a parameter at all
    const Scene& scene = m_editor.scene();
    const Normalizer& normalizer = scene.variant.normalizer;
    const bool hasRoom = !m_isOfSeveral && !hasGivenWeights(scene) && width() >= scaled(narrow);
    bool hasParameter = false;
    for (const auto& [part, parameter] : {std::pair<QWidget*, Parameter>{m_alpha, Parameter::Alpha},
                                          {m_k, Parameter::K},
                                          {m_negatives, Parameter::Negatives},
                                          {m_undivided, Parameter::Unnormalized}}) {
        const bool isShown = hasRoom && normalizer.reads(parameter);
        part->setVisible(isShown);
        hasParameter = hasParameter || isShown;
    }
    const bool isRoomy = width() >= scaled(roomy + (hasParameter ? ofParameter : 0));
    m_stages->setVisible(isRoomy && m_hasStages);
    m_stageList->setVisible(!isRoomy && m_hasStages);
}

void PresentationBar::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    fit();
}

void PresentationBar::setWatching(bool watching)
{
    if (watching == m_watch.isActive())
        return;
    if (watching) {
        m_watch.start();
        QApplication::instance()->installEventFilter(this);
        wake();
    } else {
        m_watch.stop();
        m_rest.stop();
        QApplication::instance()->removeEventFilter(this);
        hide();
    }
}

void PresentationBar::wake()
{
    m_rest.start();
    place();
    show();
    raise();
}

void PresentationBar::sleep()
{
    const bool isUsed = isAncestorOf(QApplication::focusWidget()) || QApplication::activePopupWidget() || isPointedAt() ||
                        QApplication::mouseButtons() != Qt::NoButton;
    if (isUsed)
        m_rest.start();
    else
        hide();
}

bool PresentationBar::event(QEvent* event)
{
    const bool done = Card::event(event);
    if (event->type() == QEvent::LayoutRequest && m_watch.isActive())
        place(); // in type of another size it is as high as that needs
    return done;
}

void PresentationBar::place()
{
    const QWidget& page = *parentWidget();
    const int margin = scaled(10), high = sizeHint().height();
    setGeometry(margin, page.height() - high - margin, page.width() - 2 * margin, high);
}

bool PresentationBar::isPointedAt() const
{
    const QPoint pointer = parentWidget()->mapFromGlobal(QCursor::pos());
    constexpr double edge = 16; // so that the pointer can be at what stands above it
    const int from = isVisible() ? y() : parentWidget()->height() - scaled(edge);
    return parentWidget()->rect().contains(pointer) && pointer.y() >= from;
}

void PresentationBar::followPointer()
{
    if (isPointedAt())
        wake();
}

bool PresentationBar::eventFilter(QObject* watched, QEvent* event)
{
    const auto* part = event->type() == QEvent::FocusIn ? qobject_cast<QWidget*>(watched) : nullptr;
    if (part && isAncestorOf(part))
        wake();
    else if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return false;
}

} // namespace softfocus

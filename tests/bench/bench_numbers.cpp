#include "tests/bench/cases.h"
#include "tests/bench/fill.h"

#include "tests/support/explore.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/pages/page.h"
#include "ui/views/numbers/weight_bars_view.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QCoreApplication>
#include <QDeadlineTimer>

#include <cmath>
#include <memory>

namespace softfocus::bench {

namespace {

constexpr int side = 1400;
constexpr double millisecond = 1e6;
constexpr auto pageAction = "page-numbers";

Scene numbersScene()
{
    Scene scene;
    scene.numbers.list.scores.clear();
    for (std::size_t place = 0; place < mostNumbers; ++place)
        scene.numbers.list.scores.push_back(3 * std::sin(1.7 * double(place)));
    return scene;
}

/// The real window with as many numbers as there can be.
class NumbersStand {
public:
    NumbersStand()
    {
        m_window.resize(1440, 900);
        m_window.show();
        settle();
    }

    /// The page is shown, for the first time where nobody did so before, until its bars are painted.
    void open()
    {
        m_window.findChild<QAction*>(pageAction)->trigger();
        auto* bars = m_window.findChild<WeightBarsView*>();
        QObject::connect(bars, &WeightBarsView::painted, [this] { ++m_frames; });
        waitForFrame(m_frames);
    }

    void drag()
    {
        m_step = (m_step + 1) % 40;
        const int before = m_frames;
        static_cast<void>(NumbersEditor(m_editor).setScore(17, 0.1 * m_step, Gesture::Drag));
        waitForFrame(before);
    }

    void moveTemperature()
    {
        m_step = (m_step + 1) % 40;
        const int before = m_frames;
        static_cast<void>(m_editor.setTemperature(0.5 + 0.05 * m_step, Gesture::Drag));
        waitForFrame(before);
    }

    void settle()
    {
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents(QEventLoop::AllEvents);
    }

private:
    void waitForFrame(int before)
    {
        const QDeadlineTimer deadline(5000);
        while (m_frames == before && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents);
    }

    Document m_document{numbersScene()};
    SceneEditor m_editor{m_document};
    Selection m_selection{m_document};
    MainWindow m_window{m_document, m_selection};
    int m_frames = 0;
    int m_step = 0;
};

} // namespace

std::vector<Figure> numbersFigures(const Wanted& wanted)
{
    std::vector<Figure> figures;
    Fill fill(side);
    const std::string dragging = "score dragged to frame, 64 numbers", warming = "slider move to frame, 64 numbers",
                      opening = "page of numbers, first shown";
    const auto add = [&](const std::string& name, void (NumbersStand::*move)()) {
        if (!wanted(name))
            return;
        NumbersStand stand;
        stand.open();
        figures.push_back(measure({name,
                                   [&] { (stand.*move)(); },
                                   "filling 1400 × 1400 pixels from an array",
                                   std::ref(fill),
                                   {},
                                   8 * millisecond,
                                   [&] { stand.settle(); }}));
    };
    add(dragging, &NumbersStand::drag);
    add(warming, &NumbersStand::moveTemperature);
    if (wanted(opening)) {
        auto stand = std::make_unique<NumbersStand>();
        figures.push_back(measure({opening,
                                   [&] { stand->open(); },
                                   "filling 1400 × 1400 pixels from an array",
                                   std::ref(fill),
                                   {},
                                   50 * millisecond,
                                   [&] { stand = std::make_unique<NumbersStand>(); }}));
    }
    return figures;
}

} // namespace softfocus::bench

#include "tests/bench/cases.h"
#include "tests/bench/fill.h"

#include "core/sources/model_source.h"
#include "tests/support/motion.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/pages/compare_page.h"
#include "ui/panels/compare/compare_grid.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <algorithm>
#include <memory>

namespace softfocus::bench {

namespace {

constexpr double millisecond = 1e6;
constexpr int side = 1400;

Scene compared(std::size_t panels)
{
    Scene scene;
    scene.page = PageKind::Compare;
    scene.compare.panels.clear();
    for (std::size_t row = 0; row < panels; ++row)
        scene.compare.panels.emplace_back(ComputedPanel{{Normalizer::at(row)}});
    return scene;
}

std::string words(int count)
{
    static const char* const some[] = {"my",  "grandmother", "bakes", "incredible", "cookies", "every", "sunday", "while",
                                       "the", "old",         "dog",   "sleeps",     "under",   "table", "and",    "dreams"};
    std::string sentence;
    for (int i = 0; i < count; ++i)
        sentence += std::string(some[(i * 7 + i / 16) % 16]) + (i + 1 < count ? " " : "");
    return sentence;
}

/// The real window on Compare, as large as a large screen.
class Stand {
public:
    explicit Stand(const Scene& scene) : m_document(scene), m_window(m_document, m_selection)
    {
        m_window.resize(2400, 1400);
        m_window.show();
        wait();
        ComparePage& page = *m_window.findChild<ComparePage*>();
        for (std::size_t place = 0; place < page.grid().count(); ++place) {
            StageView& view = page.grid().panel(place).view();
            test::setMotion(view, false);
            QObject::connect(&view, &StageView::painted, [this, &view] { m_painted.push_back(&view); });
            m_views.push_back(&view);
        }
    }

    /// Until every panel that the temperature changes has its frame.
    void moveSlider()
    {
        m_painted.clear();
        Scene scene = m_document.scene();
        m_step = (m_step + 1) % 40;
        scene.variant.temperature = 0.5 + 0.05 * m_step;
        m_document.setMoving(true);
        if (m_document.edit("Temperature", scene, "temperature"))
            wait();
    }

private:
    void wait()
    {
        const auto isOld = [this](StageView* view) {
            const Variant& shown = view->picture().attention->scene.variant;
            return shown.normalizer.temperatureMatters() &&
                   (shown.temperature != m_document.scene().variant.temperature || std::ranges::count(m_painted, view) == 0);
        };
        QDeadlineTimer deadline(5000);
        do
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        while ((m_views.empty() ? m_document.isComputing() : std::ranges::any_of(m_views, isOld)) && !deadline.hasExpired());
    }

    Document m_document;
    Selection m_selection{m_document};
    MainWindow m_window;
    std::vector<StageView*> m_views, m_painted;
    int m_step = 0;
};

} // namespace

std::vector<Figure> compareFigures(const Wanted& wanted)
{
    std::vector<Figure> figures;
    Fill fill(side);
    const auto add = [&](const std::string& name, const Scene& scene) {
        if (!wanted(name))
            return;
        Stand stand(scene);
        figures.push_back(measure(
            {name, [&] { stand.moveSlider(); }, "filling 1400 × 1400 pixels from an array", std::ref(fill), {}, 16 * millisecond, {}}));
    };
    Scene sentence = compared(8);
    sentence.source = TextSource{words(64)};
    add("Compare, slider move to frames, 8 variants of 64 tokens", sentence);
    Scene picture = withSource(compared(4), ImageSource{});
    picture.page = PageKind::Compare;
    add("Compare, slider move to frames, 4 variants of 576 patches", picture);
    Scene heads = compared(2);
    ModelSource model = usualModelSource(BundledModel::Bert);
    model.text = words(60);
    heads.source = model;
    heads.compare.panels.clear();
    for (std::int64_t place = 0; place < 8; ++place) // its four, twice: as many panels as of the variants
        heads.compare.panels.emplace_back(ComputedPanel{{}, false, place % 4});
    add("Compare, slider move to frames, 8 panels of heads on 60 words", heads);
    const std::string opening = "Compare, opened for the first time";
    if (wanted(opening)) {
        Document document;
        Selection selection(document);
        std::unique_ptr<MainWindow> window;
        const auto make = [&] {
            window = std::make_unique<MainWindow>(document, selection);
            window->show();
            window->showPage(0);
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        };
        make();
        const auto open = [&] {
            window->showPage(1);
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        };
        figures.push_back(
            measure({opening, open, "filling 1400 × 1400 pixels from an array", std::ref(fill), {}, 50 * millisecond, make}, 15, 0));
    }
    return figures;
}

} // namespace softfocus::bench

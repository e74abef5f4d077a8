#include "tests/bench/cases.h"
#include "tests/bench/fill.h"

#include "tests/support/explore.h"
#include "tests/support/motion.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/views/heatmap_view.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QImage>
#include <QPlainTextEdit>
#include <QTest>

#include <algorithm>
#include <cstring>

namespace softfocus::bench {

namespace {

constexpr int side = 1400;
constexpr double millisecond = 1e6;

/// Different words from the vocabulary, so that no row is like another.
std::string sentenceOf(int count)
{
    static const char* const words[] = {"my",  "grandmother", "bakes", "incredible", "cookies", "every", "sunday", "while",
                                        "the", "old",         "dog",   "sleeps",     "under",   "table", "and",    "dreams"};
    std::string sentence;
    for (int i = 0; i < count; ++i)
        sentence += std::string(words[(i * 7 + i / 16) % 16]) + (i + 1 < count ? " " : "");
    return sentence;
}

/// The real window, with a map whose grid is `side` pixels wide.
class Stand {
public:
    explicit Stand(const Scene& scene) : m_document(scene), m_window(m_document, m_selection)
    {
        for (StageView* view : m_window.findChildren<StageView*>()) {
            QObject::connect(view, &StageView::painted, [this] { ++m_frames; });
            test::setMotion(*view, false);
        }
        m_window.resize(2400, 2000);
        m_window.show();
        waitForFrame();
    }

    explicit Stand(int tokens) : Stand(sceneOf(tokens))
    {
        // Titles and labels take what they take: grow until the grid has its size.
        for (int i = 0; i < 8; ++i) {
            const double missing = side - test::mapOf(m_window).mapLayout().cells.width();
            if (std::abs(missing) < tokens)
                break;
            m_window.resize(m_window.size() + QSize(static_cast<int>(missing), static_cast<int>(missing)));
            waitForFrame();
        }
    }

    void moveSlider()
    {
        Scene scene = m_document.scene();
        m_step = (m_step + 1) % 40;
        scene.variant.temperature = 0.5 + 0.05 * m_step;
        const int before = m_frames;
        if (m_document.edit("Temperature", scene, "temperature"))
            waitForFrame(before);
    }

    /// Another patch asks, the next one each time.
    void choose()
    {
        const int before = m_frames;
        m_selection.choose((m_selection.query() + 1) % m_document.attention()->queryCount());
        waitForFrame(before);
    }

    void type()
    {
        auto* editor = m_window.findChild<QPlainTextEdit*>("sentence");
        const int before = m_frames;
        QTest::keyClick(editor, m_step++ % 2 ? Qt::Key_Backspace : Qt::Key_S);
        waitForFrame(before);
    }

    /// Until the views beside the map have followed.
    void settle()
    {
        const auto* inspector = m_window.findChild<QWidget*>("inspectorPanel");
        QDeadlineTimer deadline(5000);
        while (!inspector->updatesEnabled() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    }

private:
    static Scene sceneOf(int tokens)
    {
        Scene scene;
        scene.source = TextSource{sentenceOf(tokens)};
        return scene;
    }

    void waitForFrame() { waitForFrame(m_frames); }

    /// Until a frame with the newest scene's map is painted and handed to the display, with all that the edit changed
    /// but the views that follow the map.
    void waitForFrame(int before)
    {
        QDeadlineTimer deadline(5000);
        while ((m_frames == before || m_document.isComputing()) && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents);
    }

    Document m_document;
    Selection m_selection{m_document};
    MainWindow m_window;
    int m_frames = 0;
    int m_step = 0;
};

Scene pictureScene(Index grid)
{
    ImageSource source;
    source.grid = grid;
    return withSource(Scene(), source);
}

/// The picture whose patches are compared, with a frame for each row of weights: all four stages, and their overlay.
void addPatchFigures(std::vector<Figure>& figures, const Wanted& wanted, Fill& fill)
{
    struct Promise {
        Index grid;
        double milliseconds;
    };
    for (const Promise promise : {Promise{usualGrid, 16}, Promise{greatestGrid, 32}}) {
        const std::string patches = std::to_string(promise.grid * promise.grid) + " patches";
        const std::string names[] = {"slider move to frame, " + patches, "another patch asks, " + patches,
                                     "slider move to whole window, " + patches};
        if (std::ranges::none_of(names, wanted))
            continue;
        Stand stand(pictureScene(promise.grid));
        const auto add = [&](const std::string& name, std::optional<double> bound, const std::function<void()>& run) {
            if (wanted(name))
                figures.push_back(
                    measure({name, run, "filling 1400 × 1400 pixels from an array", std::ref(fill), {}, bound, [&] { stand.settle(); }}));
        };
        add(names[0], promise.milliseconds * millisecond, [&] { stand.moveSlider(); });
        add(names[1], promise.milliseconds * millisecond, [&] { stand.choose(); });
        add(names[2], {}, [&] {
            stand.moveSlider();
            stand.settle();
        });
    }
}

} // namespace

std::vector<Figure> frameFigures(const Wanted& wanted)
{
    struct Promise {
        int tokens;
        double milliseconds;
    };
    std::vector<Figure> figures;
    Fill fill(side);
    for (const Promise promise : {Promise{12, 4}, Promise{64, 8}, Promise{512, 25}}) {
        const std::string tokens = std::to_string(promise.tokens) + " tokens";
        const std::string names[] = {"slider move to frame, " + tokens, "keystroke to frame, " + tokens,
                                     "slider move to whole window, " + tokens, "keystroke to whole window, " + tokens};
        if (std::ranges::none_of(names, wanted))
            continue;
        Stand stand(promise.tokens);
        const auto add = [&](const std::string& name, std::optional<double> bound, const std::function<void()>& run,
                             const std::function<void()>& settle) {
            if (wanted(name))
                figures.push_back(measure({name, run, "filling 1400 × 1400 pixels from an array", std::ref(fill), {}, bound, settle}));
        };
        const double bound = promise.milliseconds * millisecond;
        const std::function<void()> settle = [&] { stand.settle(); };
        add(
            names[0], bound, [&] { stand.moveSlider(); }, settle);
        add(
            names[1], bound, [&] { stand.type(); }, settle);
        add(names[2], {},
            [&] {
                stand.moveSlider();
                stand.settle();
            },
            {});
        add(names[3], {},
            [&] {
                stand.type();
                stand.settle();
            },
            {});
    }
    addPatchFigures(figures, wanted, fill);
    return figures;
}

} // namespace softfocus::bench

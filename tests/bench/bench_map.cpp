#include "tests/bench/cases.h"
#include "tests/bench/fill.h"

#include "ui/paint/heatmap/heatmap_painter.h"
#include "ui/paint/heatmap/highlight_painter.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace softfocus::bench {

namespace {

constexpr int side = 1400;
constexpr double aFrame = 1e9 / 60;
const char* const filling = "filling 1400 × 1400 pixels from an array";

/// Softmax weights of scores between −4 and 4 that only look random.
std::shared_ptr<const Attention> attentionOf(Index tokens, double temperature)
{
    auto input = std::make_shared<Input>();
    Matrix scores(tokens, tokens);
    std::uint32_t state = 1;
    for (Index i = 0; i < scores.size(); ++i) {
        state = state * 1664525U + 1013904223U;
        scores.data()[i] = double(state >> 8) * 0x1p-24 * 8 - 4;
    }
    input->numbers = Logits{std::move(scores)};
    for (Index i = 0; i < tokens; ++i)
        input->queries.push_back({"word" + std::to_string(i)});
    input->keys = input->queries;
    input->queryTotal = input->keyTotal = tokens;
    Scene scene;
    scene.variant.temperature = temperature;
    return attend(scene, input, nullptr);
}

/// A map that is painted without any window, as one thread paints it.
class Map {
public:
    Map(Index tokens, const HeatmapParts& parts, const MapWindow& window = {})
        : m_pictures{pictureOf(attentionOf(tokens, 1), Stage::Weights), pictureOf(attentionOf(tokens, 0.7), Stage::Weights)},
          m_parts(parts), m_window(window), m_image(side, side, QImage::Format_RGB32)
    {
        layOutAnew();
        m_image.fill(m_theme.panel);
    }

    void layOutAnew() { m_layout = layOut(m_pictures[0], QSizeF(side, side), 1, m_parts, m_theme, m_window); }

    /// A picture with other numbers each time, as while the slider moves.
    void paint()
    {
        m_turn = 1 - m_turn;
        QPainter painter(&m_image);
        paintHeatmap(painter, m_layout, m_pictures[m_turn], m_theme, m_lit);
        keep(m_image);
    }

    /// The pointer goes on to the next cell.
    void point()
    {
        Highlight lit = m_lit;
        const Index next = lit.hovered.column + 1 - m_layout.firstColumn;
        lit.hovered = {m_layout.firstRow + (lit.hovered.row + 3 - m_layout.firstRow) % m_layout.rowCount,
                       m_layout.firstColumn + next % m_layout.columnCount};
        QPainter painter(&m_image);
        paintHeatmapWithin(painter, m_layout, m_pictures[m_turn], m_theme, lit, changedRegion(m_layout, m_theme, m_lit, lit));
        m_lit = lit;
        keep(m_image);
    }

    /// The part that is shown moves on, and all is laid out again.
    void move()
    {
        m_window = moved(m_window, 1, 1, {m_layout.allRows, m_layout.allColumns});
        if (m_window.row + m_window.rows == m_layout.allRows)
            m_window.row = m_window.column = 0;
        layOutAnew();
        m_image.fill(m_theme.panel);
        paint();
    }

private:
    std::array<Picture, 2> m_pictures;
    HeatmapParts m_parts;
    MapWindow m_window;
    Theme m_theme = Theme::light();
    HeatmapLayout m_layout;
    Highlight m_lit{{2, 3}, 1, {}};
    QImage m_image;
    std::size_t m_turn = 0;
};

} // namespace

std::vector<Figure> mapFigures(const Wanted& wanted)
{
    constexpr HeatmapParts cellsOnly{.labels = false, .axisTitles = false, .legend = false, .sentence = false};
    std::vector<Figure> figures;
    Fill fill(side);
    const auto add = [&](const std::string& name, Index tokens, const HeatmapParts& parts, const MapWindow& window, void (Map::*run)(),
                         std::optional<double> ratio, std::optional<double> time) {
        if (!wanted(name))
            return;
        Map map(tokens, parts, window);
        figures.push_back(measure({name, [&] { (map.*run)(); }, filling, std::ref(fill), ratio, time, {}}));
    };
    add("cells, 1024 tokens", 1024, cellsOnly, {}, &Map::paint, 3, {});
    add("cells with numbers, 56 tokens", 56, cellsOnly, {}, &Map::paint, 6, {});
    add("whole map, 1024 tokens", 1024, {}, {}, &Map::paint, {}, aFrame);
    add("whole map, 64 tokens", 64, {}, {}, &Map::paint, {}, aFrame);
    add("pointer moves, 1024 tokens", 1024, {}, {}, &Map::point, {}, aFrame);
    add("pointer moves, 64 tokens", 64, {}, {}, &Map::point, {}, aFrame);
    add("zoomed map moves, 400 of 1024 tokens", 1024, {}, {0, 0, 400, 400}, &Map::move, {}, aFrame);
    add("zoomed map moves, 40 of 1024 tokens", 1024, {}, {0, 0, 40, 40}, &Map::move, {}, aFrame);
    const std::string pictures = "picture made, 1024 tokens";
    if (wanted(pictures)) {
        const std::shared_ptr<const Attention> attention = attentionOf(1024, 1);
        figures.push_back(
            measure({pictures, [&] { keep(pictureOf(attention, Stage::Weights)); }, filling, std::ref(fill), {}, aFrame, {}}));
    }
    return figures;
}

} // namespace softfocus::bench

#include "ui/figure/page/zero_dots.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr int apart = 5;               ///< from one dot to the next, in dots
constexpr std::size_t mostDashes = 32; ///< what readers of PDF and SVG take at least

} // namespace

void ZeroDots::add(const GridCell& cell, const NumberSprite* number)
{
    const int clearX = number ? number->advance / 2 + 2 * m_dot : 0;
    const int clearY = number ? number->height / 2 + 2 * m_dot : 0;
    if (!continues(cell, clearX, clearY)) {
        endRun();
        m_run = {cell, cell, clearX, clearY, 0, 1};
        return;
    }
    m_run.pitch = cell.x - m_run.last.x;
    m_run.last = cell;
    ++m_run.count;
}

bool ZeroDots::continues(const GridCell& cell, int clearX, int clearY) const
{
    const GridCell& last = m_run.last;
    return m_run.count > 0 && cell.y == last.y && cell.width == last.width && cell.height == last.height && clearX == m_run.clearX &&
           clearY == m_run.clearY && (m_run.count == 1 || cell.x - last.x == m_run.pitch);
}

int ZeroDots::step() const
{
    return std::min(apart * m_dot, std::max(m_run.first.width, m_run.first.height));
}

void ZeroDots::endRun()
{
    if (m_run.count == 0)
        return;
    const GridCell& cell = m_run.first;
    const int acrossY = std::max(1, (cell.height - m_dot) / step());
    const int top = cell.y + (cell.height - (acrossY - 1) * step() - m_dot) / 2;
    for (int i = 0; i < acrossY; ++i) {
        const int y = top + i * step();
        const std::vector<int> dots = dotsOfLine(y);
        if (2 * dots.size() > mostDashes)
            strokeSingly(y, dots);
        else if (!dots.empty())
            strokeLine(y, dots);
    }
    m_run.count = 0;
}

/// Where the dots of a line begin in the run's first cell.
std::vector<int> ZeroDots::dotsOfLine(int y) const
{
    const GridCell& cell = m_run.first;
    const int acrossX = std::max(1, (cell.width - m_dot) / step());
    const int left = cell.x + (cell.width - (acrossX - 1) * step() - m_dot) / 2;
    const auto isFree = [&](int x) {
        return std::abs(y + m_dot / 2 - int(cell.centreY())) >= m_run.clearY ||
               std::abs(x + m_dot / 2 - int(cell.centreX())) >= m_run.clearX;
    };
    std::vector<int> dots;
    for (int j = 0; j < acrossX; ++j)
        if (isFree(left + j * step()))
            dots.push_back(left + j * step());
    return dots;
}

/// One stroke through all cells of the run.
void ZeroDots::strokeLine(int y, const std::vector<int>& dots)
{
    const int pitch = m_run.count > 1 ? m_run.pitch : m_run.first.width;
    std::vector<double> dashes;
    for (std::size_t j = 0; j < dots.size(); ++j) {
        const int next = j + 1 < dots.size() ? dots[j + 1] : dots.front() + pitch;
        dashes.insert(dashes.end(), {double(m_dot), double(next - dots[j] - m_dot)});
    }
    // The last gap of a cell that stands alone is never seen.
    if (m_run.count == 1)
        dashes.back() = dashes.size() > 2 ? dashes[1] : m_dot;
    if (std::ranges::all_of(dots, [&](const int& dot) { return dashes[2 * std::size_t(&dot - dots.data()) + 1] == dashes[1]; }))
        dashes.resize(2);
    const double end = dots.back() + m_dot + (m_run.count - 1) * m_run.pitch;
    strokesWith(std::move(dashes)).push_back({double(dots.front()), y + m_dot / 2.0, end, y + m_dot / 2.0});
}

/// Strokes of their own for every cell and both sides of its number.
void ZeroDots::strokeSingly(int y, const std::vector<int>& dots)
{
    std::vector<Stroke>& strokes = strokesWith({double(m_dot), double(step() - m_dot)});
    for (int cell = 0; cell < m_run.count; ++cell)
        for (std::size_t begin = 0, j = 0; j < dots.size(); ++j) {
            if (j + 1 < dots.size() && dots[j + 1] - dots[j] == step())
                continue;
            const double shift = cell * m_run.pitch;
            strokes.push_back({dots[begin] + shift, y + m_dot / 2.0, dots[j] + m_dot + shift, y + m_dot / 2.0});
            begin = j + 1;
        }
}

std::vector<Stroke>& ZeroDots::strokesWith(std::vector<double> dashes)
{
    const auto found = std::ranges::find(m_strokes, dashes, &Strokes::dashes);
    if (found != m_strokes.end())
        return found->strokes;
    m_strokes.push_back({double(m_dot), std::move(dashes), m_colour, {}});
    return m_strokes.back().strokes;
}

std::vector<Strokes> ZeroDots::take()
{
    endRun();
    return std::move(m_strokes);
}

} // namespace softfocus

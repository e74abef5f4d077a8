#pragma once

#include "ui/figure/page/drawing.h"
#include "ui/paint/labels/number_sprites.h"

namespace softfocus {

/// One cell of a grid. Units: the grid's.
struct GridCell {
    int x = 0, y = 0, width = 0, height = 0;
    double centreX() const { return x + width / 2; }
    double centreY() const { return y + height / 2; }
    bool operator==(const GridCell&) const = default;
};

/// Collects the dots of true zeros. A line of dots is a dashed stroke, and one stroke goes through all equal neighbours in a row, which
/// keeps files small.
class ZeroDots {
public:
    /// `dot`: the side of a dot. Units: the grid's.
    explicit ZeroDots(int dot = 1, QRgb colour = 0) : m_dot(dot), m_colour(colour) {}

    /// Dots on a square grid that is centred in the cell, with room left for the number, if there is one.
    /// Needs: cells of a row come from left to right.
    void add(const GridCell& cell, const NumberSprite* number);
    /// The next cell does not continue what is there.
    void endRun();
    std::vector<Strokes> take();

private:
    struct Run {
        GridCell first, last;
        int clearX = 0, clearY = 0; ///< the half of what is left free for the number
        int pitch = 0;              ///< from one cell to the next
        int count = 0;
    };

    bool continues(const GridCell& cell, int clearX, int clearY) const;
    std::vector<int> dotsOfLine(int y) const;
    int step() const;
    void strokeLine(int y, const std::vector<int>& dots);
    void strokeSingly(int y, const std::vector<int>& dots);
    std::vector<Stroke>& strokesWith(std::vector<double> dashes);

    int m_dot;
    QRgb m_colour;
    Run m_run;
    std::vector<Strokes> m_strokes;
};

} // namespace softfocus

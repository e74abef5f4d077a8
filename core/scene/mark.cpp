#include "core/scene/mark.h"

namespace softfocus {

std::vector<Mark> toggled(std::vector<Mark> marks, const Mark& mark)
{
    if (std::erase(marks, mark) == 0 && marks.size() < mostMarks)
        marks.push_back(mark);
    return marks;
}

} // namespace softfocus

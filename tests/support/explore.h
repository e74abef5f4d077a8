#pragma once

#include "ui/controls/text/notice_line.h"
#include "ui/pages/explore_page.h"
#include "ui/views/heatmap_view.h"
#include "ui/window/main_window.h"

namespace softfocus::test {

/// What is inside the page that the window shows first, which the window itself knows nothing of.
inline ExplorePage& explorePage(MainWindow& window)
{
    return *window.findChild<ExplorePage*>();
}

inline HeatmapView& mapOf(MainWindow& window)
{
    return *window.findChild<HeatmapView*>();
}

/// The line that says what could not be done.
inline NoticeLine& noticeOf(MainWindow& window)
{
    return *explorePage(window).findChild<NoticeLine*>();
}

} // namespace softfocus::test

#include "ui/pages/page_table.h"

#include "ui/pages/compare_page.h"
#include "ui/pages/explore_page.h"
#include "ui/pages/heads_page.h"
#include "ui/pages/numbers_page.h"

#include <QCoreApplication>

#include <array>

namespace softfocus {

namespace {

struct PageNames {
    Q_DECLARE_TR_FUNCTIONS(PageNames)
};

template <class Made>
Page* make(const PageGround& ground)
{
    return new Made(ground.editor, ground.selection);
}

} // namespace

std::span<const PageEntry> pageTable()
{
    static const std::array table{
        PageEntry{"explore", [] { return PageNames::tr("Explore"); }, make<ExplorePage>},
        PageEntry{"compare", [] { return PageNames::tr("Compare"); }, make<ComparePage>},
        PageEntry{"heads", [] { return PageNames::tr("Heads"); }, make<HeadsPage>},
        PageEntry{"numbers", [] { return PageNames::tr("Numbers"); }, make<NumbersPage>},
    };
    return table;
}

} // namespace softfocus

#pragma once

#include <QString>

#include <span>

namespace softfocus {

class Page;
class SceneEditor;
class Selection;

/// What all pages share. Needs: both outlive the pages.
struct PageGround {
    SceneEditor& editor;
    Selection& selection;
};

/// A page that the window offers.
struct PageEntry {
    const char* id;                          ///< in settings and as the object name of its tab; never changes
    QString (*name)();                       ///< on its tab
    Page* (*make)(const PageGround& ground); ///< the window's from then on
};

/// All pages, in the order of their tabs. The first one is shown at the first start.
std::span<const PageEntry> pageTable();

} // namespace softfocus

#pragma once

namespace softfocus {

class StageView;
struct Picture;

/// Makes pictures known to screen readers as tables, before anybody asks for the first one.
void installStageTables();

/// Tell screen readers, where there are any, that the keyboard is at another cell, that another row is chosen, and that the picture is
/// another than the former: it has other rows and columns, or the number under the keyboard's focus is another one.
void announceFocusedCell(StageView& view);
void announceChosenRow(StageView& view);
void announceNewPicture(StageView& view, const Picture& former);

} // namespace softfocus

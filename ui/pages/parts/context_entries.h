#pragma once

#include "core/scene/view.h"

#include <QString>

#include <functional>
#include <memory>

class QMenu;

namespace softfocus {

class StageView;
struct Attention;

/// Says in passing that something was done, or why it could not be.
using Mention = std::function<void(const QString& sentence)>;

/// What can be done with the cell, the row or the column of a picture that a menu was asked for: StageView::menuCell().
/// Needs: the picture outlives the menu.
void addCellEntries(QMenu& menu, StageView& picture, const Mention& mention);
/// What can be done with the chosen row and, where the pointer is on one of its keys, with that cell.
void addRowEntries(QMenu& menu, StageView& picture, const Mention& mention);
/// What can be done with a stage that is shown in small; nothing where the result does not have it. `markRow` may be empty where no row is
/// chosen.
void addStageEntries(QMenu& menu, const std::shared_ptr<const Attention>& attention, Stage stage, const std::function<void()>& show,
                     const std::function<void()>& markRow, const Mention& mention);

} // namespace softfocus

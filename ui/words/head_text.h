#pragma once

#include "core/scene/source.h"
#include "core/sources/head_overview.h"

#include <QString>

#include <optional>

namespace softfocus {

/// «L1H3», and of the mean of a layer «L1 mean».
QString briefHeadName(Index layer, std::optional<Index> head);
/// «Layer 1, head 3», «Layer 1, mean of the heads».
QString headName(Index layer, std::optional<Index> head);

/// «Encoder», where whose attention it is is chosen of a model that translates.
QString attentionPartTitle(AttentionPart part);
/// What it is, as a sentence.
QString attentionPartTip(AttentionPart part);
/// «this layer», where it is chosen what a normalizer acts on.
QString whatIfScopeTitle(WhatIfScope scope);
QString whatIfScopeTip(WhatIfScope scope);

/// «values», where it is chosen which vectors of a head or of its layer are shown.
QString modelVectorsTitle(ModelVectors vectors);
QString modelVectorsTip(ModelVectors vectors);
/// Why there are no vectors to choose from, as a sentence; empty where there are.
QString whyNoModelVectors(const ModelSource& source);

/// «previous 0.98»: a pattern in as few words as a thumbnail has room for, with its share. In a decoder a row is named by the piece that it writes, which has
/// read the one before.
QString patternLabel(const HeadPattern& pattern, AttentionPart part);

/// What there is to say of a head of an overview: its name, and its pattern or that none is clear.
QString headSentence(const HeadOverview& overview, const OverviewHead& head);

/// «Small BERT, layers × heads: 4 × 4».
QString overviewTitle(const HeadOverview& overview);

/// What model it is that a result is a head of, or why there is none; empty where its source is no model.
QString modelLine(const Attention& attention);
/// Who made it and of what, what it can do and what not, and its licence; empty where that is not known.
QString modelTip(const Attention& attention);

/// What the pieces held that are left out, on average and in the chosen row; empty where none are.
QString leftOutSentence(const Attention& attention, Index query);
/// The same on average alone, where there is less room.
QString leftOutNote(const Attention& attention);

} // namespace softfocus

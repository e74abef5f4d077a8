#pragma once

#include "core/attention/panel_facts.h"
#include "core/scene/page_choices.h"
#include "ui/words/by_unit.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace softfocus {

/// A name and what it has: "mean entropy", "1.53 bits".
struct Fact {
    QString name, value;
    QString whole = {}; ///< the same at length, on hover; or empty
    int rank = 0;       ///< where there is not room for all, those of the lowest ranks are seen
    bool operator==(const Fact&) const = default;
};

/// What a panel is called: "sparsemax", "entmax α 1.5", with its own temperature where it has one: "softmax · T = 0.50"; of given weights
/// where they come from. Numbers follow the default QLocale.
QString panelName(const ComparedPanel& panel);
/// The names of all, in which those that are called alike are told apart: by their temperatures in full, else by where they stand:
/// "softmax (panel 2)".
QStringList panelNames(const std::vector<ComparedPanel>& panels);
/// Names of panels of which those that are alike say where they stand, the first at 1.
QStringList toldApart(const QStringList& names);
/// What it does, in a few words: "one word takes all". Empty where it does nothing, as the source's weights are given. `attention` is what
/// the panel shows.
QString panelGist(const ComparedPanel& panel, const Attention& attention);
/// What is to be known besides, also where there is no room for the former: "T has no effect"; or empty.
QString panelNote(const ComparedPanel& panel, const Attention& attention);

/// Mean entropy, effective tokens, zeros and, where rows do not sum to 1, what they sum to.
std::vector<Fact> factLines(const PanelFacts& facts, UnitName unit);
/// What the gradient is like at the chosen row: "smooth on 3 of 9 words", "zero: cannot learn".
Fact gradientFact(const GradientFacts& gradient, UnitName unit);

} // namespace softfocus

#include "ui/words/provenance.h"

#include "ui/words/by_unit.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/shown_units.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace softfocus {

namespace {

class ProvenanceWords {
    Q_DECLARE_TR_FUNCTIONS(ProvenanceWords)
};

QString maskText(Mask mask)
{
    switch (mask) {
    case Mask::None: break;
    case Mask::Causal: return ProvenanceWords::tr("mask causal");
    case Mask::Self: return ProvenanceWords::tr("mask self");
    }
    return ProvenanceWords::tr("mask none");
}

/// What of long texts is shown.
QStringList truncationParts(const Provenance& provenance)
{
    const auto counts = [](const QString& form, Index shown, Index count) { return form.arg(countText(shown), countText(count)); };
    QStringList parts;
    const bool arePieces = provenance.arePieces;
    const QString asking = provenance.askedCount == 0
                               ? (arePieces ? ProvenanceWords::tr("first %1 of %2 pieces") : ProvenanceWords::tr("first %1 of %2 words"))
                           : arePieces ? ProvenanceWords::tr("first %1 of %2 pieces that ask")
                                       : ProvenanceWords::tr("first %1 of %2 words that ask");
    const QString asked = arePieces ? ProvenanceWords::tr("first %1 of %2 pieces that are asked")
                                    : ProvenanceWords::tr("first %1 of %2 words that are asked");
    if (provenance.unitCount > provenance.shown)
        parts << counts(asking, provenance.shown, provenance.unitCount);
    if (provenance.askedCount > provenance.askedShown)
        parts << counts(asked, provenance.askedShown, provenance.askedCount);
    return parts;
}

QString temperaturePart(const Provenance& provenance)
{
    const QString text = ProvenanceWords::tr("T %1").arg(temperatureText(*provenance.temperature));
    const bool matters = !provenance.normalizer || provenance.normalizer->temperatureMatters();
    return matters ? text : text + ProvenanceWords::tr(" (no effect)");
}

} // namespace

Provenance provenanceOf(const Attention& attention)
{
    const Scene& scene = attention.scene;
    Provenance provenance;
    provenance.hasGivenWeights = hasGivenWeights(attention);
    if (!provenance.hasGivenWeights) {
        provenance.normalizer = scene.variant.normalizer;
        provenance.temperature = scene.variant.temperature;
    }
    provenance.mask = attention.mask;
    provenance.source = attention.input->sourceName;
    const auto isUnknown = [](const Token& token) { return !token.known; };
    provenance.hasUnknown =
        std::ranges::any_of(attention.input->queries, isUnknown) || std::ranges::any_of(attention.input->keys, isUnknown);
    const ShownUnits shown = shownUnitsOf(attention);
    provenance.arePieces = shown.arePieces;
    provenance.unitCount = shown.askingTotal;
    if (isOfTwoTexts(*attention.input)) {
        provenance.shown = shown.asking;
        provenance.askedShown = shown.asked;
        provenance.askedCount = shown.askedTotal;
    } else {
        provenance.shown = std::max(shown.asking, shown.asked);
    }
    return provenance;
}

QString provenanceText(const Provenance& provenance)
{
    QStringList parts;
    if (provenance.hasGivenWeights)
        parts << ProvenanceWords::tr("weights as given, no normalizer");
    if (provenance.normalizer)
        parts << normalizerText(*provenance.normalizer);
    if (provenance.temperature)
        parts << temperaturePart(provenance);
    if (provenance.mask)
        parts << maskText(*provenance.mask);
    if (const QString source = messageText(provenance.source); !source.isEmpty())
        parts << source;
    if (provenance.hasUnknown)
        parts << ProvenanceWords::tr("? not in vocabulary");
    parts << truncationParts(provenance);
    return parts.join(QStringLiteral(" · "));
}

QString madeText(const Attention& attention)
{
    const Provenance all = provenanceOf(attention);
    Provenance brief;
    brief.hasGivenWeights = all.hasGivenWeights;
    brief.normalizer = all.normalizer;
    brief.temperature = all.temperature;
    if (attention.mask != Mask::None)
        brief.mask = attention.mask;
    return provenanceText(brief);
}

} // namespace softfocus

#pragma once

#include "core/attention/attention.h"

#include <QCoreApplication>
#include <QLabel>

namespace softfocus {

/// What there is to know about a sentence, at its right: how many tokens, what they are turned into, what is missing.
class SentenceFacts : public QLabel {
    Q_DECLARE_TR_FUNCTIONS(softfocus::SentenceFacts)

public:
    SentenceFacts();

    void showFacts(const Attention& attention);
    /// With the words that are not in the vocabulary.
    QString allThereIs() const { return toolTip().isEmpty() ? text() : text() + u'\n' + toolTip(); }

private:
    static QString whatThereIs(const Attention& attention);
    static QStringList leftOut(const Attention& attention);
};

} // namespace softfocus

#pragma once

#include <QLabel>

namespace softfocus {

struct Attention;

/// What there is to know about a sentence, at its right: how many tokens, what they are turned into, what is missing.
class SentenceFacts : public QLabel {
    Q_OBJECT

public:
    explicit SentenceFacts(QWidget* parent = nullptr);

    void showFacts(const Attention& attention);
};

} // namespace softfocus

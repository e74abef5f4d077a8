#pragma once

#include <QStringList>
#include <QSyntaxHighlighter>

namespace softfocus {

/// Draws signs in colour that ask for it, such as the heart in "I ❤️ it", although the font of the words has a black one.
class EmojiInColour : public QSyntaxHighlighter {
    Q_OBJECT

public:
    /// Whether there is anything of the kind in a text.
    static bool isIn(const QString& text);

    /// Needs: the document, which owns the object, outlives it.
    explicit EmojiInColour(QTextDocument& document);

protected:
    void highlightBlock(const QString& text) override;
};

} // namespace softfocus

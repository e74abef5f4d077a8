#pragma once

#include <QStringList>
#include <QWidget>

namespace softfocus {

struct Attention;

/// What there is to know about a sentence, at its right: how many tokens, what they are turned into, what is missing.
class SentenceFacts : public QWidget {
    Q_OBJECT

public:
    explicit SentenceFacts(QWidget* parent = nullptr);

    void showFacts(const Attention& attention);
    const QStringList& lines() const { return m_lines; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_lines;
};

} // namespace softfocus

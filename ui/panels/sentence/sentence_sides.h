#pragma once

#include <QFont>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace softfocus {

class SentenceEditor;

/// What stands before two sentences: what each of them is, and an arrow from the one to the other.
class SentenceSides : public QWidget {
    Q_OBJECT

public:
    /// Needs: the editors are two where it is shown, and outlive it.
    explicit SentenceSides(const std::vector<SentenceEditor*>& editors);

    /// What the upper and the lower one are.
    void setTexts(QStringList texts);
    const QStringList& texts() const { return m_texts; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintArrow(QPainter& painter, double x, double from, double to) const;

    const std::vector<SentenceEditor*>& m_editors;
    QStringList m_texts;
    QFont m_font;
};

} // namespace softfocus

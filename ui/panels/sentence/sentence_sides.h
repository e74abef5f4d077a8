#pragma once

#include <QFont>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace softfocus {

class SentenceEditor;

/// What stands before two sentences: which asks, which is asked, and an arrow from the one to the other.
class SentenceSides : public QWidget {
    Q_OBJECT

public:
    /// Needs: the editors are two where it is shown, and outlive it.
    explicit SentenceSides(const std::vector<SentenceEditor*>& editors);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    static QStringList texts();
    void paintArrow(QPainter& painter, double x, double from, double to) const;

    const std::vector<SentenceEditor*>& m_editors;
    QFont m_font;
};

} // namespace softfocus

#pragma once

#include <QLineEdit>

namespace softfocus {

/// The line that opens over a bar for its score or its name. Enter and going elsewhere take what is written, Esc leaves it.
class BarEntry : public QLineEdit {
    Q_OBJECT

public:
    explicit BarEntry(QWidget& over);

    /// What it is about: a bar's score, or its name.
    struct Subject {
        std::size_t place = 0;
        bool isName = false;
    };
    /// Opens it with a text in the middle of a bar, at a height; never beyond the edges of what it lies over.
    void open(const Subject& subject, const QString& text, QPointF topCentre);
    /// Takes what is written, where it is open.
    void commit();

signals:
    void committed(const softfocus::BarEntry::Subject& subject, const QString& text);
    void left(); ///< by a key: the keyboard goes back

protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    Subject m_subject;
};

} // namespace softfocus

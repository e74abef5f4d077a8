#pragma once

#include <QToolButton>

#include <functional>

namespace softfocus {

/// Opens a menu of sentences that show something, each with what to look for in it.
class ExampleButton : public QToolButton {
    Q_OBJECT

public:
    /// `present` tells the sentence that an example would take the place of.
    explicit ExampleButton(std::function<QString()> present);

signals:
    void chosen(const QString& sentence);

private:
    void fill();

    std::function<QString()> m_present;
};

} // namespace softfocus

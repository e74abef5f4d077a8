#pragma once

#include <QWidget>

class QPushButton;

namespace softfocus {

class TextLabel;

/// Who wrote the translation beside which it stands, and the way back to what the model writes.
class TranslationState : public QWidget {
    Q_OBJECT

public:
    explicit TranslationState(QWidget* parent = nullptr);

    /// Whether it is the user’s own rather than the model’s.
    void setGiven(bool isGiven);
    /// For those who do not see where it stands.
    QString text() const;

signals:
    void modelAsked(); ///< the model is to write it again

private:
    TextLabel* m_who;
    QPushButton* m_back;
};

} // namespace softfocus

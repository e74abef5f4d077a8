#pragma once

#include <QAbstractButton>

namespace softfocus {

/// A large button: what can be chosen, and a few words below on what it means.
class ChoiceCard : public QAbstractButton {
    Q_OBJECT

public:
    ChoiceCard(const QString& title, const QString& meaning, QWidget* parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect meaningBox(int width) const;

    QString m_meaning;
};

} // namespace softfocus

#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace softfocus {

/// One sentence about something that could not be done. It stays until it is dismissed or the next thing works.
class NoticeLine : public QWidget {
    Q_OBJECT

public:
    explicit NoticeLine(QWidget* parent = nullptr);

    /// In one line's worth, with what it quotes shortened and made visible.
    void say(const QString& sentence);
    /// The same with a button that does something about it.
    void offer(const QString& sentence, const QString& action, std::function<void()> act);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_text;
    QPushButton* m_act;
    std::function<void()> m_action;
};

} // namespace softfocus

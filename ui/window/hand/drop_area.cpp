#include "ui/window/hand/drop_area.h"

#include "ui/style/look.h"
#include "ui/style/shown_theme.h"

#include <QDropEvent>
#include <QLabel>
#include <QObject>

namespace softfocus {

namespace {

class DropArea : public QObject {
public:
    DropArea(QWidget& window, std::function<QString(const QMimeData&)> describe, std::function<void(const QMimeData&)> take)
        : QObject(&window), m_window(window), m_describe(std::move(describe)), m_take(std::move(take))
    {
        window.setAcceptDrops(true);
        window.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        const QEvent::Type type = event->type();
        if (type != QEvent::DragEnter && type != QEvent::DragLeave && type != QEvent::Drop)
            return false;
        if (type != QEvent::DragEnter && m_veil)
            m_veil->hide();
        if (type == QEvent::DragLeave)
            return true;
        auto& drop = static_cast<QDropEvent&>(*event);
        if (type == QEvent::Drop) {
            drop.setDropAction(Qt::CopyAction);
            drop.accept();
            m_take(*drop.mimeData());
            return true;
        }
        // A part of the sentence that is dragged about in the window is not for the window.
        const QString sentence = drop.source() ? QString() : m_describe(*drop.mimeData());
        drop.setAccepted(!sentence.isEmpty());
        if (!sentence.isEmpty()) {
            drop.setDropAction(Qt::CopyAction);
            drop.accept();
            offer(sentence);
        }
        return true;
    }

private:
    void makeVeil()
    {
        m_veil = new QLabel(&m_window);
        m_veil->setObjectName("dropVeil");
        m_veil->setAttribute(Qt::WA_TransparentForMouseEvents); // what lies below decides where things can be dropped
        m_veil->setTextFormat(Qt::PlainText);
        m_veil->setAlignment(Qt::AlignCenter);
        m_veil->setForegroundRole(QPalette::Highlight);
        m_veil->setFrameShape(QFrame::StyledPanel);
        setLook(*m_veil, Look::Veil);
        setType(*m_veil, 22, QFont::DemiBold);
    }

    void offer(const QString& sentence)
    {
        if (!m_veil)
            makeVeil();
        m_veil->setGeometry(m_window.rect());
        m_veil->setAccessibleName(sentence);
        m_veil->setText(m_veil->fontMetrics().elidedText(sentence, Qt::ElideMiddle, m_window.width() - scaled(72)));
        m_veil->raise();
        m_veil->show();
    }

    QWidget& m_window;
    std::function<QString(const QMimeData&)> m_describe;
    std::function<void(const QMimeData&)> m_take;
    QLabel* m_veil = nullptr; ///< made when something is first dragged onto the window
};

} // namespace

void takeDrops(QWidget& window, std::function<QString(const QMimeData&)> describe, std::function<void(const QMimeData&)> take)
{
    new DropArea(window, std::move(describe), std::move(take)); // which belongs to the window
}

} // namespace softfocus

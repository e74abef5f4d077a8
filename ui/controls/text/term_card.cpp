#include "ui/controls/text/term_card.h"

#include "ui/controls/text/prose.h"
#include "ui/style/look.h"
#include "ui/style/shown_theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

constexpr std::array<double, 3> widths{330, 430, 540}; ///< the first one at which the card is low enough
constexpr int linesOfOne = 3;                          ///< name, meaning, numbers

} // namespace

TermCard::TermCard(QWidget& window) : QFrame(&window), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("termCard"));
    setFrameShape(QFrame::StyledPanel);
    setLook(*this, Look::Raised);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    followTheme(*this, [this](const Theme&) {
        m_column->setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(12));
        m_column->setSpacing(scaled(1));
    });
    hide();
}

QString TermCard::textOf(const std::vector<TermText>& terms)
{
    QStringList lines;
    for (const TermText& term : terms)
        lines << term.name + QStringLiteral(": ") + term.meaning + u' ' + term.here;
    return lines.join(u'\n');
}

void TermCard::setTerms(const std::vector<TermText>& terms)
{
    const int count = int(terms.size()) * linesOfOne;
    while (m_column->count() < count) {
        const int kind = m_column->count() % linesOfOne;
        QLabel* label = kind == 0   ? makeProse("termName", 12.5, Ink::Text, QFont::DemiBold)
                        : kind == 1 ? makeProse("termMeaning", 12)
                                    : makeProse("termHere", 12, Ink::Secondary);
        if (kind == 0)
            followTheme(*label,
                        [label, first = m_column->isEmpty()](const Theme&) { label->setContentsMargins(0, first ? 0 : scaled(7), 0, 0); });
        m_column->addWidget(label);
    }
    for (int place = 0; place < m_column->count(); ++place) {
        auto* label = static_cast<QLabel*>(m_column->itemAt(place)->widget());
        if (place < count) {
            const TermText& term = terms[std::size_t(place / linesOfOne)];
            label->setText(std::array{term.name, term.meaning, term.here}[std::size_t(place % linesOfOne)]);
        }
        label->setVisible(place < count);
    }
    setAccessibleName(textOf(terms));
}

void TermCard::showBeside(const QRect& box, const std::vector<TermText>& terms)
{
    setTerms(terms);
    m_column->activate();
    const int edge = scaled(6), gap = scaled(4);
    const QRect room = parentWidget()->rect().adjusted(edge, edge, -edge, -edge);
    QSize size;
    for (const double width : widths) {
        size.setWidth(std::min(scaled(width), room.width()));
        size.setHeight(std::min(m_column->totalHeightForWidth(size.width()), room.height()));
        if (size.height() <= std::max(room.bottom() - box.bottom(), box.top() - room.top()) - gap)
            break;
    }
    QRect place(QPoint(isRightToLeft() ? box.right() + 1 - size.width() : box.left(), box.bottom() + 1 + gap), size);
    if (place.bottom() > room.bottom() && box.top() - gap - size.height() >= room.top())
        place.moveBottom(box.top() - 1 - gap);
    else if (place.bottom() > room.bottom()) { // beside the box, which is not covered
        place.moveBottom(room.bottom());
        const bool left = box.left() - gap - size.width() >= room.left();
        place.moveLeft(left ? box.left() - gap - size.width() : box.right() + 1 + gap);
    }
    place.moveLeft(std::clamp(place.left(), room.left(), std::max(room.left(), room.right() + 1 - place.width())));
    place.moveTop(std::max(room.top(), place.top()));
    setGeometry(place);
    show();
    raise();
}

} // namespace softfocus

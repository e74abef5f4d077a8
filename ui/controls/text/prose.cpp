#include "ui/controls/text/prose.h"

#include "ui/style/shown_theme.h"

#include <QLabel>

namespace softfocus {

QLabel* makeProse(const char* name, double pixels, Ink ink, int weight, const QString& text)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // else a long word would widen what it stands in
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    if (ink == Ink::Secondary)
        label->setForegroundRole(QPalette::PlaceholderText);
    setType(*label, pixels, weight);
    return label;
}

} // namespace softfocus

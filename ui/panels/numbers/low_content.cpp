#include "ui/panels/numbers/low_content.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace softfocus {

QScrollArea* makeArea(const QString& name, QWidget& content)
{
    auto* area = new QScrollArea;
    area->setObjectName(name);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(&content);
    area->viewport()->setAutoFillBackground(false);
    content.setAutoFillBackground(false);
    return area;
}

void fillWithArea(QWidget& whole, const QString& name, QWidget& content)
{
    auto* column = new QVBoxLayout(&whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeArea(name, content));
}

} // namespace softfocus

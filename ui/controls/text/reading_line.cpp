#include "ui/controls/text/reading_line.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/spoken.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/progress_line.h"
#include "ui/model/session/file_reader.h"
#include "ui/style/shown_theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace softfocus {

ReadingLine::ReadingLine(FileReader& reader, QWidget* parent) : QWidget(parent)
{
    setObjectName("readingLine");
    setSpokenRole(*this, QAccessible::Notification);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* text = new TextLabel({.pixels = 13, .evenFigures = false});
    text->setObjectName("readingText");
    QPushButton* stop = makeButton("stopReading", tr("Stop"));
    stop->setAccessibleName(tr("Stop reading"));
    stop->setToolTip(tr("Stop reading (Esc)"));
    auto* progress = new ProgressLine;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->addWidget(text, 1);
    row->addWidget(stop);
    column->addLayout(row);
    column->addWidget(progress);
    followTheme(*this, [row](const Theme&) { row->setContentsMargins(scaled(20), scaled(5), scaled(20), scaled(5)); });
    hide();
    connect(stop, &QPushButton::clicked, &reader, &FileReader::cancel);
    connect(&reader, &FileReader::readingChanged, this, [this, &reader, text, progress] {
        text->setText(tr("Reading %1…").arg(reader.name()));
        setAccessibleName(text->text());
        if (reader.isReading())
            announce(*this);
        progress->setBusy(reader.isReading());
    });
    connect(progress, &ProgressLine::shownChanged, this, &QWidget::setVisible);
}

} // namespace softfocus

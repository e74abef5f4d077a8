#include "ui/controls/text/reading_line.h"

#include "ui/controls/buttons/bar_button.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/progress_line.h"
#include "ui/model/session/file_reader.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QPainter>

namespace softfocus {

ReadingLine::ReadingLine(FileReader& reader, QWidget* parent)
    : QWidget(parent), m_reader(reader), m_text(new TextLabel({.pixels = 13, .evenFigures = false})), m_stop(new BarButton(tr("Stop"))),
      m_progress(new ProgressLine)
{
    setObjectName("readingLine");
    m_text->setObjectName("readingText");
    m_stop->setObjectName("stopReading");
    m_stop->setAccessibleName(tr("Stop reading"));
    m_stop->setToolTip(tr("Stop reading (Esc)"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->addWidget(m_text, 1);
    row->addWidget(m_stop);
    column->addLayout(row);
    column->addWidget(m_progress);
    hide();
    connect(m_stop, &BarButton::clicked, &m_reader, &FileReader::cancel);
    connect(&m_reader, &FileReader::readingChanged, this, [this] {
        m_text->setText(tr("Reading %1…").arg(m_reader.name()));
        setAccessibleName(m_text->text());
        m_progress->setBusy(m_reader.isReading());
    });
    connect(m_progress, &ProgressLine::shownChanged, this, &QWidget::setVisible);
}

void ReadingLine::applyTheme(const Theme& theme)
{
    m_theme = theme;
    const int side = scaled(theme, 20);
    const int edge = scaled(theme, 5);
    layout()->itemAt(0)->layout()->setContentsMargins(side, edge, side, edge);
    m_text->applyTheme(theme);
    m_stop->applyTheme(theme);
    update();
}

void ReadingLine::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), m_theme.panel);
}

} // namespace softfocus

#include "ui/dialogs/timing_dialog.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/timings.h"
#include "ui/style/shown_theme.h"
#include "ui/words/numbers/number_text.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace softfocus {

TimingDialog::TimingDialog(const Timings& timings, QWidget* parent) : QDialog(parent), m_timings(timings)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("timing"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setWindowTitle(tr("Timing"));
    setAccessibleName(windowTitle());

    auto* column = new QVBoxLayout(this);
    const int edge = scaled(24);
    column->setContentsMargins(edge, edge, edge, scaled(16));
    column->setSpacing(scaled(12));
    column->addWidget(makeProse("timingTitle", 17, Ink::Text, QFont::DemiBold, tr("How long the picture takes")));
    column->addWidget(
        makeProse("timingText", 13, Ink::Text, QFont::Normal,
                  tr("Type, or move the temperature, and watch. A screen that shows 60 pictures a second has 16.7 ms for each.")));
    auto* table = new QGridLayout;
    table->setHorizontalSpacing(scaled(20));
    table->setVerticalSpacing(scaled(8));
    table->setColumnStretch(0, 1);
    constexpr double numberWidth = 64; // so that columns stay where they are while numbers change
    for (const int number : {1, 2, 3})
        table->setColumnMinimumWidth(number, scaled(numberWidth));
    int place = 1;
    for (const QString& title : {tr("last"), tr("typical"), tr("slowest")}) {
        auto* label = new TextLabel({.pixels = 11, .weight = QFont::DemiBold, .ink = Ink::Secondary}, title);
        label->setAlignment(Qt::AlignRight);
        table->addWidget(label, 0, place++);
    }
    m_computing = makeLine(*table, 1, tr("Computing the attention"));
    m_painting = makeLine(*table, 2, tr("Painting the picture"));
    column->addLayout(table);
    column->addWidget(makeProse("timingNote", 12, Ink::Secondary, QFont::Normal,
                                tr("Of the last %1 times at most; the typical one is the one in the middle.").arg(TimingSeries::mostRuns)));
    column->addStretch(1);
    QPushButton* close = makeButton("closeTiming", tr("Close"), Look::Primary);
    close->setDefault(true); // at Enter
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
    setFixedWidth(scaled(460));

    constexpr int readable = 100;
    m_follow.setSingleShot(true);
    m_follow.setInterval(readable);
    connect(&m_follow, &QTimer::timeout, this, &TimingDialog::showAll);
    connect(&m_timings, &Timings::changed, this, [this] {
        if (!m_follow.isActive())
            m_follow.start();
    });
    showAll();
}

TimingDialog::Line TimingDialog::makeLine(QGridLayout& table, int row, const QString& title)
{
    Line line{title, {}};
    table.addWidget(new TextLabel({.pixels = 13}, title), row, 0);
    int place = 1;
    for (TextLabel*& number : line.numbers) {
        number = new TextLabel({.pixels = 13, .weight = QFont::DemiBold});
        number->setAlignment(Qt::AlignRight);
        table.addWidget(number, row, place++);
    }
    return line;
}

void TimingDialog::show(const Line& line, const TimingSeries& series)
{
    const std::optional<TimingSeries::Summary> found = series.summary();
    const auto textOf = [&](double milliseconds) { return found ? millisecondsText(milliseconds) : QStringLiteral("–"); };
    const TimingSeries::Summary summary = found.value_or(TimingSeries::Summary());
    const std::array<QString, 3> texts{textOf(summary.last), textOf(summary.typical), textOf(summary.slowest)};
    const std::array<QString, 3> spoken{tr("%1, last: %2"), tr("%1, typical: %2"), tr("%1, slowest: %2")};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        line.numbers[i]->setText(texts[i]);
        line.numbers[i]->setAccessibleName(spoken[i].arg(line.title, texts[i]));
    }
}

void TimingDialog::showAll()
{
    show(m_computing, m_timings.computing());
    show(m_painting, m_timings.painting());
}

} // namespace softfocus

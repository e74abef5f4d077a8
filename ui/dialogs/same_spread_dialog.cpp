#include "ui/dialogs/same_spread_dialog.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/controls/text/prose.h"
#include "ui/controls/text/spoken.h"
#include "ui/style/shown_theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace softfocus {

SameSpreadDialog::SameSpreadDialog(const Choices& choices, Set set, QWidget* parent)
    : QDialog(parent), m_set(std::move(set)), m_model(makeChoice("spreadModel", tr("As far as"), Look::Usual)),
      m_row(new QRadioButton(choices.row.isEmpty() ? tr("on the chosen row") : tr("on the chosen row, %1").arg(choices.row))),
      m_mean(new QRadioButton(tr("on the mean over all rows"))), m_result(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("spreadDialog"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setWindowTitle(tr("Same spread"));
    setAccessibleName(windowTitle());
    m_model->addItems(choices.names);
    m_model->setCurrentIndex(int(choices.model));
    m_row->setObjectName("spreadRow");
    m_mean->setObjectName("spreadMean");
    m_row->setEnabled(!choices.row.isEmpty());
    (choices.row.isEmpty() ? m_mean : m_row)->setChecked(true);

    auto* column = new QVBoxLayout(this);
    const int edge = scaled(24);
    column->setContentsMargins(edge, edge, edge, scaled(16));
    column->setSpacing(scaled(10));
    column->addWidget(makeProse("spreadTitle", 17, Ink::Text, QFont::DemiBold, tr("Spread all as far as one of them")));
    column->addWidget(
        makeProse("spreadText", 13, Ink::Text, QFont::Normal,
                  tr("Each of the other panels gets the temperature at which its weights have the same entropy. So one sees what "
                     "the normalizers do apart from how far they spread.")));
    column->addWidget(makeRow(tr("As far as"), *m_model));
    column->addWidget(m_row);
    column->addWidget(m_mean);
    m_result = makeProse("spreadResult", 13, Ink::Secondary);
    setSpokenRole(*m_result, QAccessible::Notification);
    m_result->hide();
    column->addWidget(m_result);
    auto* row = new QHBoxLayout;
    row->setSpacing(scaled(8));
    row->addStretch(1);
    QPushButton* close = makeButton("closeSpread", tr("Close"));
    QPushButton* act = makeButton("setSpread", tr("Set the temperatures"), Look::Primary);
    act->setDefault(true); // at Enter
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(act, &QPushButton::clicked, this, &SameSpreadDialog::run);
    row->addWidget(close);
    row->addWidget(act);
    column->addLayout(row);
    setFixedWidth(scaled(460));
    m_model->setFocus();
}

QSize SameSpreadDialog::sizeHint() const
{
    return {minimumWidth(), layout()->totalHeightForWidth(minimumWidth())};
}

void SameSpreadDialog::run()
{
    const QString said = m_set(std::size_t(m_model->currentIndex()), m_mean->isChecked());
    m_result->setText(said);
    m_result->setAccessibleName(said);
    m_result->show();
    announce(*m_result);
    resize(sizeHint());
}

} // namespace softfocus

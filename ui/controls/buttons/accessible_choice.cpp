#include "ui/controls/buttons/accessible_choice.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>

namespace softfocus {

namespace {

/// A combo box that nothing is written into, with its list.
class AccessibleChoice : public QAccessibleWidget {
public:
    explicit AccessibleChoice(QComboBox* box) : QAccessibleWidget(box, QAccessible::ComboBox), m_box(*box) {}

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_box.currentText() : QAccessibleWidget::text(kind);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = m_box.view()->isVisible();
        return state;
    }
    int childCount() const override { return 1; }
    QAccessibleInterface* child(int index) const override
    {
        return index == 0 ? QAccessible::queryAccessibleInterface(m_box.view()) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override { return child->object() == m_box.view() ? 0 : -1; }
    QStringList actionNames() const override { return {showMenuAction(), pressAction()}; }
    void doAction(const QString& name) override
    {
        if (!actionNames().contains(name))
            return;
        if (m_box.view()->isVisible())
            m_box.hidePopup();
        else
            m_box.showPopup();
    }

private:
    QComboBox& m_box;
};

QAccessibleInterface* accessibleChoice(const QString&, QObject* object)
{
    auto* box = qobject_cast<QComboBox*>(object);
    return box && !box->isEditable() ? new AccessibleChoice(box) : nullptr;
}

} // namespace

void installAccessibleChoices()
{
    QAccessible::installFactory(accessibleChoice); // installing it again changes nothing
}

} // namespace softfocus

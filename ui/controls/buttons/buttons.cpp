#include "ui/controls/buttons/buttons.h"

#include "ui/style/shown_theme.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace softfocus {

QPushButton* makeButton(const char* name, const QString& text, Look look)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    button->setAutoDefault(false); // Enter in a field of a dialog is not for the first button of it
    setLook(*button, look);
    return button;
}

QPushButton* makeQuietButton(const char* name, const QString& text)
{
    QPushButton* button = makeButton(name, text, Look::Quiet);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(*button, [button](const Theme&) { button->setMinimumWidth(scaled(60)); });
    return button;
}

QToolButton* makeIconButton(const char* name, Icon icon, const QString& text, Look look)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(text);
    button->setIcon(iconOf(icon));
    button->setSizePolicy(QSizePolicy::Fixed, look == Look::Handle ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    setLook(*button, look);
    return button;
}

QToolButton* makeActionButton(QAction& action, Look look)
{
    auto* button = new QToolButton;
    button->setObjectName(action.objectName() + QStringLiteral("Button"));
    button->setDefaultAction(&action);
    if (!action.isVisible())
        button->hide();
    QObject::connect(&action, &QAction::visibleChanged, button, [button, &action] { button->setVisible(action.isVisible()); });
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLook(*button, look);
    return button;
}

QCheckBox* makeSwitch(const char* name, const QString& title)
{
    auto* box = new QCheckBox(title);
    box->setObjectName(name);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setMinimumWidth(1); // it is as wide as its panel
    return box;
}

void offerUnless(QWidget& control, const QString& why)
{
    control.setEnabled(why.isEmpty());
    control.setToolTip(why);
    control.setAccessibleDescription(why);
}

namespace {

/// A combo box that nothing is written into, for screen readers: what it chooses and what is chosen apart. Qt 6.4 gives the choice for the
/// name. AT-SPI knows numbers alone as values, and so what is chosen is a text as well.
class AccessibleChoice : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit AccessibleChoice(QComboBox* box) : QAccessibleWidget(box, QAccessible::ComboBox), m_box(*box) {}

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_box.currentText() : QAccessibleWidget::text(kind);
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
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

    // The text of what is chosen, in which there is no cursor and nothing to select.
    QString text(int start, int end) const override
    {
        const QString chosen = m_box.currentText();
        const int from = std::clamp(start, 0, int(chosen.size()));
        return chosen.mid(from, end < 0 ? -1 : std::max(0, end - from));
    }
    int characterCount() const override { return int(m_box.currentText().size()); }
    QRect characterRect(int) const override { return rect(); }
    int offsetAtPoint(const QPoint&) const override { return 0; }
    QString attributes(int, int* start, int* end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }
    int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override {}
    void selection(int, int* start, int* end) const override { *start = *end = 0; }
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    void scrollToSubstring(int, int) override {}

private:
    QComboBox& m_box;
};

QAccessibleInterface* accessibleChoice(const QString&, QObject* object)
{
    auto* box = qobject_cast<QComboBox*>(object);
    return box && !box->isEditable() ? new AccessibleChoice(box) : nullptr;
}

} // namespace

void setUpChoice(QComboBox& box, const char* name, const QString& title, Look look)
{
    QAccessible::installFactory(accessibleChoice); // installing it again changes nothing
    box.setObjectName(name);
    box.setAccessibleName(title);
    box.setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setLook(box, look);
    followTheme(box, [&box](const Theme&) { box.setIconSize({scaled(48), scaled(12)}); });
}

namespace {

/// The title of a row: it opens or presses what stands in the row.
class RowTitle : public QLabel {
public:
    RowTitle(const QString& title, QWidget& field) : QLabel(title), m_field(field)
    {
        setBuddy(&field);
        setToolTip(field.toolTip());
    }

protected:
    void mousePressEvent(QMouseEvent*) override
    {
        if (auto* box = qobject_cast<QComboBox*>(&m_field))
            box->showPopup();
        else if (auto* button = qobject_cast<QAbstractButton*>(&m_field))
            button->click();
    }

private:
    QWidget& m_field;
};

} // namespace

QWidget* makeRow(const QString& title, QWidget& field)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new RowTitle(title, field));
    layout->addWidget(&field, 1);
    followTheme(*row, [layout](const Theme&) { layout->setSpacing(scaled(12)); });
    return row;
}

} // namespace softfocus

#include "ui/controls/text/spoken_parts.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QVariant>
#include <QWidget>

#include <limits>

namespace softfocus {

namespace {

constexpr const char* partsProperty = "spokenParts";

SpokenParts* spokenPartsOf(const QObject& object)
{
    return static_cast<SpokenParts*>(object.property(partsProperty).value<void*>());
}

class PartsList;

/// One of the parts.
class PartItem : public QAccessibleInterface, public QAccessibleValueInterface {
public:
    PartItem(PartsList& list, int part) : m_list(list), m_part(part) {}

    bool isValid() const override;
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    QVariant currentValue() const override;
    void setCurrentValue(const QVariant& value) override;
    QVariant maximumValue() const override { return std::numeric_limits<double>::max(); }
    QVariant minimumValue() const override { return std::numeric_limits<double>::lowest(); }
    QVariant minimumStepSize() const override { return {}; }

private:
    PartsList& m_list;
    int m_part;
};

class PartsList : public QAccessibleWidget {
public:
    PartsList(QWidget& widget, SpokenParts& parts) : QAccessibleWidget(&widget, QAccessible::List), m_parts(parts) {}
    ~PartsList() override
    {
        for (const QAccessible::Id id : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(id);
    }

    SpokenParts& parts() const { return m_parts; }
    QWidget* shown() const { return widget(); }

    int childCount() const override { return widget() ? m_parts.partCount() : 0; }
    QAccessibleInterface* child(int part) const override
    {
        if (part < 0 || part >= childCount())
            return nullptr;
        if (const auto found = m_items.constFind(part); found != m_items.constEnd())
            return QAccessible::accessibleInterface(*found);
        auto* item = new PartItem(const_cast<PartsList&>(*this), part);
        m_items.insert(part, QAccessible::registerAccessibleInterface(item));
        return item;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (auto found = m_items.cbegin(); found != m_items.cend(); ++found)
            if (QAccessible::accessibleInterface(found.value()) == child)
                return found.key();
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint point = widget() ? widget()->mapFromGlobal(QPoint(x, y)) : QPoint();
        for (int part = 0; part < childCount(); ++part)
            if (m_parts.partBox(part).contains(point))
                return child(part);
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override { return widget() && widget()->hasFocus() ? child(m_parts.currentPart()) : nullptr; }

private:
    SpokenParts& m_parts;
    mutable QHash<int, QAccessible::Id> m_items; ///< made when asked for
};

bool PartItem::isValid() const
{
    return m_list.isValid() && m_part < m_list.childCount();
}

QAccessibleInterface* PartItem::parent() const
{
    return QAccessible::queryAccessibleInterface(m_list.shown());
}

QString PartItem::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    if (kind == QAccessible::Value)
        return m_list.parts().partText(m_part);
    if (kind != QAccessible::Name)
        return {};
    // What is no spin box has no value of its own.
    const QString name = m_list.parts().partName(m_part), text = m_list.parts().partText(m_part);
    return m_list.parts().hasNumbers() || text.isEmpty() ? name : name + u' ' + text;
}

QRect PartItem::rect() const
{
    if (!isValid())
        return {};
    const QRect box = m_list.parts().partBox(m_part);
    return {m_list.shown()->mapToGlobal(box.topLeft()), box.size()};
}

QAccessible::Role PartItem::role() const
{
    return m_list.parts().hasNumbers() ? QAccessible::SpinBox : QAccessible::ListItem;
}

QAccessible::State PartItem::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const bool isCurrent = m_list.parts().currentPart() == m_part;
    state.focusable = true;
    state.selectable = true;
    state.selected = isCurrent;
    state.focused = isCurrent && m_list.shown()->hasFocus();
    return state;
}

void* PartItem::interface_cast(QAccessible::InterfaceType type)
{
    const bool hasNumber = type == QAccessible::ValueInterface && m_list.parts().hasNumbers();
    return hasNumber ? static_cast<QAccessibleValueInterface*>(this) : nullptr;
}

QVariant PartItem::currentValue() const
{
    return isValid() ? m_list.parts().partNumber(m_part) : QVariant();
}

void PartItem::setCurrentValue(const QVariant& value)
{
    if (isValid())
        m_list.parts().setPartNumber(m_part, value.toDouble());
}

QAccessibleInterface* listOfParts(const QString&, QObject* object)
{
    if (!object || !object->isWidgetType())
        return nullptr;
    SpokenParts* parts = spokenPartsOf(*object);
    return parts ? new PartsList(*static_cast<QWidget*>(object), *parts) : nullptr;
}

} // namespace

void setSpokenParts(QWidget& widget, SpokenParts& parts)
{
    QAccessible::installFactory(listOfParts); // installing it again changes nothing
    widget.setProperty(partsProperty, QVariant::fromValue(static_cast<void*>(&parts)));
}

void announceCurrentPart(QWidget& widget)
{
    const SpokenParts* parts = spokenPartsOf(widget);
    if (!QAccessible::isActive() || !parts || !widget.hasFocus() || parts->currentPart() < 0)
        return;
    QAccessibleEvent event(&widget, QAccessible::Focus);
    event.setChild(parts->currentPart());
    QAccessible::updateAccessibility(&event);
}

void announcePartNumber(QWidget& widget, int part, double number)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleValueChangeEvent event(&widget, number);
    event.setChild(part);
    QAccessible::updateAccessibility(&event);
}

} // namespace softfocus

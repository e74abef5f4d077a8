#include "tests/support/explore.h"
#include "tests/support/own_settings.h"
#include "tests/support/sentences.h"
#include "tests/support/shown_part.h"
#include "ui/controls/text/notice_line.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/views/heatmap_view.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCall>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QRegularExpression>
#include <QTest>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;

/// An object of some program on the accessibility bus.
struct Accessible {
    QString service;
    QDBusObjectPath path;
    bool operator==(const Accessible&) const = default;
};
Q_DECLARE_METATYPE(Accessible)

QDBusArgument& operator<<(QDBusArgument& argument, const Accessible& accessible)
{
    argument.beginStructure();
    argument << accessible.service << accessible.path;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, Accessible& accessible)
{
    argument.beginStructure();
    argument >> accessible.service >> accessible.path;
    argument.endStructure();
    return argument;
}

namespace {

const QString prefix = QStringLiteral("org.a11y.atspi.");

/// What a signal on the accessibility bus said.
struct Heard {
    QString member, detail, path;
    QVariant value;
};

} // namespace

/// A screen reader in little: a client of the accessibility bus that asks as any other would. The window is in this very
/// process, so that it is asked without waiting in place.
class ScreenReader : public QObject {
    Q_OBJECT

public:
    bool connectToBus()
    {
        const QDBusMessage ask = QDBusMessage::createMethodCall("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress");
        const QDBusMessage reply = QDBusConnection::sessionBus().call(ask);
        if (reply.type() != QDBusMessage::ReplyMessage)
            return false;
        m_bus = QDBusConnection::connectToBus(reply.arguments().value(0).toString(), "reader");
        for (const char* member : {"StateChanged", "PropertyChange", "SelectionChanged"})
            if (!m_bus.connect({}, {}, prefix + "Event.Object", member, this, SLOT(hear(QDBusMessage))))
                return false;
        const Accessible registry{prefix + "Registry", QDBusObjectPath("/org/a11y/atspi/registry")};
        for (const char* event : {"object:state-changed:focused", "object:property-change", "object:selection-changed"})
            call(registry, prefix + "Registry", "RegisterEvent", {QString(event)});
        return m_bus.isConnected();
    }

    QVariant call(const Accessible& object, const QString& interface, const QString& method, const QVariantList& arguments = {})
    {
        QDBusMessage message = QDBusMessage::createMethodCall(object.service, object.path.path(), interface, method);
        message.setArguments(arguments);
        const QDBusPendingCall pending = m_bus.asyncCall(message);
        if (!QTest::qWaitFor([&] { return pending.isFinished(); }) || pending.isError())
            return {};
        return pending.reply().arguments().value(0);
    }

    QVariant property(const Accessible& object, const QString& interface, const QString& name)
    {
        return call(object, "org.freedesktop.DBus.Properties", "Get", {prefix + interface, name}).value<QDBusVariant>().variant();
    }

    QString name(const Accessible& object) { return property(object, "Accessible", "Name").toString(); }
    QString description(const Accessible& object) { return property(object, "Accessible", "Description").toString(); }
    QString role(const Accessible& object) { return call(object, prefix + "Accessible", "GetRoleName").toString(); }

    QList<Accessible> children(const Accessible& object)
    {
        return qdbus_cast<QList<Accessible>>(call(object, prefix + "Accessible", "GetChildren"));
    }

    Accessible tablePart(const Accessible& table, const QString& method, const QVariantList& place)
    {
        return qdbus_cast<Accessible>(call(table, prefix + "Table", method, place));
    }

    /// Every object below another by "role: name", not looking into tables.
    QHash<QString, Accessible> allBelow(const Accessible& from)
    {
        QHash<QString, Accessible> all;
        QList<Accessible> waiting{from};
        while (!waiting.isEmpty()) {
            const Accessible object = waiting.takeFirst();
            const QString isRole = role(object);
            all.insert(isRole + QStringLiteral(": ") + name(object), object);
            if (isRole != QLatin1String("table"))
                waiting << children(object);
        }
        return all;
    }

    const QList<Heard>& heard() const { return m_heard; }
    void forget() { m_heard.clear(); }

private slots:
    void hear(const QDBusMessage& message)
    {
        const QVariantList arguments = message.arguments();
        m_heard.append(
            {message.member(), arguments.value(0).toString(), message.path(), arguments.value(3).value<QDBusVariant>().variant()});
    }

private:
    QDBusConnection m_bus{"none"};
    QList<Heard> m_heard;
};

class TestScreenReader : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qDBusRegisterMetaType<Accessible>();
        qDBusRegisterMetaType<QList<Accessible>>();
        m_settings.begin("softfocus-test-reader");
        QVERIFY(m_reader.connectToBus());
        softfocus::test::showActive(m_window, {1200, 800});
        test::mapOf(m_window).setFocus();
        const Accessible desktop{prefix + "Registry", QDBusObjectPath("/org/a11y/atspi/accessible/root")};
        QTRY_COMPARE(m_reader.children(desktop).size(), 1);
        m_all = m_reader.allBelow(desktop);
        QVERIFY(m_all.contains("table: Attention weights"));
        m_table = m_all.value("table: Attention weights");
    }

    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theMapIsRead()
    {
        QCOMPARE(m_reader.property(m_table, "Table", "NRows").toInt(), 5);
        QCOMPARE(m_reader.property(m_table, "Table", "NColumns").toInt(), 5);
        QCOMPARE(m_reader.call(m_table, prefix + "Table", "GetRowDescription", {2}).toString(), QString("bakes"));
        const Accessible cell = m_reader.tablePart(m_table, "GetAccessibleAt", {2, 4});
        QCOMPARE(m_reader.name(cell), QString("0.26"));
        QCOMPARE(m_reader.description(cell), sentences::gives("bakes", "0.26", "cookies"));
        QCOMPARE(m_reader.name(m_reader.tablePart(m_table, "GetRowHeader", {2})), QString("bakes"));
        QCOMPARE(m_reader.name(m_reader.tablePart(m_table, "GetColumnHeader", {4})), QString("cookies"));
        QCOMPARE(m_reader.call(m_table, prefix + "Table", "IsRowSelected", {4}).toBool(), true);
    }

    void walkingIsHeard()
    {
        m_selection.focus({2, 3});
        m_reader.forget();
        QTest::keyClick(&test::mapOf(m_window), Qt::Key_Right);
        const Accessible cell = m_reader.tablePart(m_table, "GetAccessibleAt", {2, 4});
        const auto isFocusOfTheCell = [&](const Heard& one) {
            return one.member == "StateChanged" && one.detail == "focused" && one.path == cell.path.path();
        };
        QTRY_VERIFY(std::ranges::any_of(m_reader.heard(), isFocusOfTheCell));
    }

    void comingByTabTheCellIsHeardLast()
    {
        m_selection.focus({1, 1});
        QTest::keyClick(m_window.focusWidget(), Qt::Key_Tab);
        m_reader.forget();
        QTest::keyClick(m_window.focusWidget(), Qt::Key_Backtab);
        QVERIFY(test::mapOf(m_window).hasFocus());
        const Accessible cell = m_reader.tablePart(m_table, "GetAccessibleAt", {1, 1});
        const auto lastFocus = [&] {
            QString path;
            for (const Heard& one : m_reader.heard())
                if (one.member == "StateChanged" && one.detail == "focused")
                    path = one.path;
            return path;
        };
        QTRY_COMPARE(lastFocus(), cell.path.path());
    }

    void theChosenRowIsHeardInASentence()
    {
        m_selection.focus({2, 0});
        m_reader.forget();
        QTest::keyClick(&test::mapOf(m_window), Qt::Key_Return);
        const auto saysTheSentence = [&](const Heard& one) {
            return one.member == "PropertyChange" && one.detail == "accessible-description" && one.path == m_table.path.path();
        };
        QTRY_VERIFY(std::ranges::any_of(m_reader.heard(), saysTheSentence));
        // What is heard first may still be the cell that was walked to, just before.
        QTRY_COMPARE(m_reader.description(m_table), QString("“bakes” looks most at itself, 0.44, and at “cookies”, 0.26"));
        QCOMPARE(m_reader.call(m_table, prefix + "Table", "IsRowSelected", {2}).toBool(), true);
        QTest::keyClick(&test::mapOf(m_window), Qt::Key_Escape);
    }

    void aCellIsPressedFromOutside()
    {
        const Accessible cell = m_reader.tablePart(m_table, "GetAccessibleAt", {1, 3});
        QCOMPARE(m_reader.call(cell, prefix + "Action", "DoAction", {0}).toBool(), true);
        QTRY_COMPARE(m_selection.query(), 1);
        QCOMPARE(m_selection.explained(), (Cell{1, 3}));
        m_selection.explain({});
    }

    void controlsAreNamed()
    {
        for (const char* one : {"slider: Temperature", "spin box: Temperature, exact", "combo box: Colours", "combo box: Scores from",
                                "check box: Values in cells", "radio button: softmax", "radio button: causal", "push button: Export…"})
            QVERIFY2(m_all.contains(QString::fromUtf8(one)), one);
        QVERIFY(m_all.contains("table: The chosen row, worked key by key"));
        for (const char* name : {"softmax", "sparsemax", "causal", "Undo", "Export…"})
            QVERIFY2(
                std::ranges::any_of(m_all.keys(),
                                    [&](const QString& one) { return one.endsWith(QStringLiteral("button: ") + QString::fromUtf8(name)); }),
                qPrintable(m_all.keys().join(u'\n')));
    }

    void nothingThatHoldsATextIsAFiller()
    {
        for (const QString& one : m_all.keys())
            QVERIFY2(!one.startsWith("filler: ") || one == "filler: ", qPrintable(one));
        for (const char* label :
             {"label: TEMPERATURE", "label: mean entropy 1.78 bits", "graphic: The chosen row’s weights as temperature changes"})
            QVERIFY2(m_all.contains(QString::fromUtf8(label)), qPrintable(m_all.keys().join(u'\n')));
    }

    void whatIsChosenInAListIsRead()
    {
        const Accessible colours = m_all.value("combo box: Colours");
        QCOMPARE(m_reader.call(colours, prefix + "Text", "GetText", {0, -1}).toString(), QString("Indigo"));
    }

    void noticesAndResultsAreHeard()
    {
        m_reader.forget();
        // A signal says whose name has changed, and not to what. What is said in passing is asked first, as it passes.
        const auto isHeard = [this](const QString& beginning) {
            QStringList paths;
            for (const Heard& one : m_reader.heard())
                if (one.member == "PropertyChange" && one.detail == "accessible-name" && !paths.contains(one.path))
                    paths.prepend(one.path);
            return std::ranges::any_of(paths, [&](const QString& path) {
                return m_reader.name({m_table.service, QDBusObjectPath(path)}).startsWith(beginning);
            });
        };
        test::noticeOf(m_window).say("That could not be done.");
        QTRY_VERIFY(isHeard("That could not be done."));
        m_reader.forget();
        m_window.findChild<QAction*>("copyFigure")->trigger();
        QTRY_VERIFY(isHeard("The figure is on the clipboard"));
        m_reader.forget();
        test::mapOf(m_window).setFocus();
        QTest::keyClick(&test::mapOf(m_window), Qt::Key_3);
        QTRY_VERIFY(isHeard("T has no effect on hardmax"));
        m_reader.forget();
        QTest::keyClick(&test::mapOf(m_window), Qt::Key_BracketRight);
        QTRY_VERIFY(isHeard("hardmax · T 1")); // in the status line; what was said before is not said over again
        QVERIFY(!isHeard("T has no effect on hardmax"));
    }

private:
    test::OwnSettings m_settings;
    Document m_document;
    Selection m_selection{m_document};
    MainWindow m_window{m_document, m_selection};
    ScreenReader m_reader;
    QHash<QString, Accessible> m_all;
    Accessible m_table;
};

/// Runs on a message bus of its own (dbus-run-session), where the accessibility bus starts when it is asked for.
int main(int argc, char** argv)
{
    qputenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1");
    QApplication application(argc, argv);
    TestScreenReader test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_screen_reader.moc"

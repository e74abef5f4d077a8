#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace softfocus::test {

/// Settings and files of a window test's own, in a folder that goes with it, and numbers with decimal points.
class OwnSettings {
public:
    void begin(const char* name)
    {
        QLocale::setDefault(QLocale::c());
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("softfocus-test");
        QCoreApplication::setApplicationName(name);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    }

private:
    QTemporaryDir m_folder;
};

} // namespace softfocus::test

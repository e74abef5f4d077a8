#pragma once

#include <QTest>

/// How long the tests wait for what is bound to happen, by being compiled ahead of all of them. Qt's five seconds are soon over where other
/// programs write to the disk; nothing waits longer than it has to.
#define SOFTFOCUS_PATIENCE 30000

#undef QTRY_VERIFY
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, SOFTFOCUS_PATIENCE)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(expression, message) QTRY_VERIFY2_WITH_TIMEOUT(expression, message, SOFTFOCUS_PATIENCE)
#undef QTRY_COMPARE
#define QTRY_COMPARE(expression, expected) QTRY_COMPARE_WITH_TIMEOUT(expression, expected, SOFTFOCUS_PATIENCE)

#pragma once

#include <QString>

namespace softfocus {

/// The name under which a process writes a file before it takes its place, without the folder. It tells the machine and the process, so
/// that what a process left behind when it was killed can be told from what another one is writing. Other on every call.
QString unfinishedName(qint64 process);

/// Removes what processes of this machine that are gone left in a folder. What is alive, of another machine (on a disk of the
/// network) or of another container stays. A folder that was looked at in the last seconds is not looked at again. May run on any
/// thread.
void removeLeftovers(const QString& folder);

} // namespace softfocus

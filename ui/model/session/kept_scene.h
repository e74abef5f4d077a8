#pragma once

#include "core/scene/scene.h"
#include "ui/model/session/document_file.h"

namespace softfocus {

/// A writing of the scene's own file that may be under way.
struct UnderWay {
    QString path;   ///< absolute; empty where there is none
    QString digest; ///< of the bytes to be written
};

/// A scene as it is kept between two starts.
struct KeptScene {
    Scene scene;
    FileState file;
    bool ended = true; ///< false when the window that had it never came to close
    QString note;      ///< what the user should hear about it, or empty
    UnderWay saving = {};
};

} // namespace softfocus

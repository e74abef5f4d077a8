// The program's window as the program opens it, gone again once its first picture is painted.

#include "tests/support/explore.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/views/heatmap_view.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QTimer>

#include <cstdlib>

int main(int argc, char* argv[])
{
    const QApplication application(argc, argv);
    softfocus::Document document;
    softfocus::Selection selection(document);
    softfocus::MainWindow window(document, selection);
    // After the whole window's paint, of which the map is a part.
    QObject::connect(&softfocus::test::mapOf(window), &softfocus::HeatmapView::painted,
                     [] { QTimer::singleShot(0, [] { std::_Exit(0); }); });
    window.show();
    return QApplication::exec();
}

// Takes the pictures of the README: build/release/tests/ui/take_screenshot FILE [light|dark] [sentence|sentences|picture|compare|numbers|translation|heads]

#include "core/sources/model_source.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPalette>
#include <QPixmap>
#include <QStandardPaths>

#include <cstdio>

namespace {

softfocus::Scene sceneOf(const QByteArray& source)
{
    softfocus::Scene scene;
    scene.variant.temperature = 0.8;
    if (source == "compare")
        scene.page = softfocus::PageKind::Compare;
    if (source == "numbers")
        scene.page = softfocus::PageKind::Numbers;
    if (source == "sentences")
        scene = withSource(scene, softfocus::PairSource());
    if (source == "translation") {
        scene = withSource(scene, softfocus::usualModelSource(softfocus::BundledModel::Translation));
        scene.variant.temperature = 1; // as it was trained
        scene.view.query = 1;          // abuela
    }
    if (source == "heads") {
        softfocus::ModelSource model = softfocus::usualModelSource(softfocus::BundledModel::Bert);
        model.text = "The cat sat on the mat because it was tired";
        scene = withSource(scene, model);
        scene.variant.temperature = 1;
        scene.page = softfocus::PageKind::Heads;
    }
    if (source != "picture")
        return scene;
    scene = withSource(scene, softfocus::ImageSource());
    scene.variant = {*softfocus::Normalizer::named("sparsemax"), 2};
    scene.mask = softfocus::Mask::Self;
    scene.view.range = softfocus::ScaleRange::RowMaximum;
    constexpr int pupil = 224; // which looks for the other one
    scene.view.query = pupil;
    return scene;
}

} // namespace

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", "1.5");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("take_screenshot: name the file to write.\n", stderr);
        return 2;
    }
    if (argc > 2 && QByteArray(argv[2]) == "dark") {
        QPalette palette;
        palette.setColor(QPalette::Window, QColor(0x16181d));
        palette.setColor(QPalette::WindowText, QColor(0xe8eaed));
        QApplication::setPalette(palette);
    }
    softfocus::Document document(sceneOf(argc > 3 ? argv[3] : "sentence"));
    softfocus::Selection selection(document);
    softfocus::MainWindow window(document, selection);
    window.resize(1360, 860);
    window.show();
    window.activateWindow();
    QCoreApplication::processEvents();
    window.picture().setFocus();         // nothing is selected in it
    constexpr int untilAllIsThere = 500; // milliseconds; some parts follow when the first ones are painted
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < untilAllIsThere;)
        QCoreApplication::processEvents(QEventLoop::AllEvents, untilAllIsThere / 10);
    if (!window.grab().save(QString::fromLocal8Bit(argv[1]))) {
        std::fprintf(stderr, "%s could not be written.\n", argv[1]);
        return 1;
    }
    return 0;
}

// The least that a program does that draws pictures without a display: the limit for exporting from the command line.

#include <QFontMetricsF>
#include <QGuiApplication>

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    return QFontMetricsF(QGuiApplication::font()).height() > 0 ? 0 : 1;
}

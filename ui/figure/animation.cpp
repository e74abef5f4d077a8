#include "ui/figure/animation.h"

#include "core/files/atomic_file.h"
#include "core/files/figure/figure_scene.h"
#include "ui/figure/caption.h"
#include "ui/figure/formats/animated_png.h"
#include "ui/figure/page/page_drawing.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/picture.h"

#include <QCoreApplication>

#include <algorithm>

namespace softfocus {

namespace {

class AnimationWords {
    Q_DECLARE_TR_FUNCTIONS(AnimationWords)
};

Result<QImage> frameImageOf(const Figure& figure)
{
    const Result<FigurePage> page = layOutFigure(figure);
    if (!page)
        return page.error();
    return imageOf(*page, figure.options.dotsPerInch);
}

/// From where to where it goes.
QString courseOf(const std::vector<Figure>& frames)
{
    return AnimationWords::tr("The picture moves in %1 steps from temperature %2 to %3.")
        .arg(countText(qsizetype(frames.size())), temperatureText(sceneOf(frames.front()).variant.temperature),
             temperatureText(sceneOf(frames.back()).variant.temperature));
}

QByteArray notesOf(const std::vector<Figure>& frames)
{
    const Figure& first = frames.front();
    const auto withCourse = [&](const QString& text) { return QStringLiteral("%1 %2").arg(text, courseOf(frames)).toUtf8(); };
    return textAsPngChunk("Title", figureTitle(first).toUtf8()) + textAsPngChunk("Description", withCourse(altTextOf(first))) +
           textAsPngChunk("Caption", withCourse(captionOf(first))) + textAsPngChunk("Software", "Softfocus") +
           sceneAsPngChunk(sceneOf(first));
}

} // namespace

FigureScale commonScale(const std::vector<Figure>& figures)
{
    std::optional<FigureScale> common;
    for (const Figure& figure : figures)
        for (const FigurePanel& panel : figure.panels) {
            const Picture picture = pictureOf(panel.attention, panel.attention->scene.view.stage);
            const FigureScale own{picture.low, picture.high, picture.lowExponent, picture.clipped, picture.diverging};
            common = common ? common->with(own) : own;
        }
    return common.value_or(FigureScale());
}

Result<QByteArray> animationOf(std::vector<Figure> frames, int milliseconds, const std::function<bool(std::size_t)>& isWanted)
{
    if (frames.empty() || frames.size() > mostFrames)
        return Error{translatable("Figure", "An animation has 1 to %1 pictures."), mostFrames};
    const FigureScale scale = commonScale(frames);
    AnimatedPng png(milliseconds, frames.size(), notesOf(frames));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (!isWanted(i))
            return Error{translatable("Figure", "The animation was stopped.")};
        frames[i].scale = scale;
        const Result<QImage> image = frameImageOf(frames[i]);
        if (!image)
            return image.error();
        if (!png.add(*image))
            return Error{translatable("Figure", "The animation could not be encoded.")};
    }
    return png.take();
}

Result<bool> exportAnimation(const std::vector<Figure>& frames, int milliseconds, const QString& path,
                             const std::function<bool(std::size_t)>& isWanted)
{
    const Result<QByteArray> bytes = animationOf(frames, milliseconds, isWanted);
    if (!bytes)
        return Error{translatable("Figure", "%1: %2"), path.toStdString(), bytes.error().message};
    return saveFile(path, *bytes);
}

} // namespace softfocus

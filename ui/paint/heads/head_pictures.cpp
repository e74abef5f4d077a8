#include "ui/paint/heads/head_pictures.h"

#include "core/sources/area.h"
#include "core/sources/averaged_weights.h"
#include "ui/paint/heatmap/heatmap_painter.h"
#include "ui/words/shared_scale.h"

#include <QPainter>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

/// Of rows that are averaged, the largest of their maxima is what all of them are a share of.
std::vector<double> fewerMaxima(const std::vector<double>& maxima, Index rows)
{
    if (maxima.empty() || rows == std::ssize(maxima))
        return maxima;
    std::vector<double> fewer;
    for (const Cover& cover : coversOf(std::ssize(maxima), rows)) {
        const auto first = maxima.begin() + cover.first;
        fewer.push_back(*std::max_element(first, first + std::ssize(cover.shares)));
    }
    return fewer;
}

/// The picture with at most so many cells, on its own scale.
Picture averaged(const Picture& picture, Index rows, Index columns)
{
    Picture fewer = picture;
    fewer.attention = averagedWeights(picture.attention, rows, columns);
    if (fewer.attention == picture.attention)
        return fewer;
    fewer.values = &fewer.attention->weights->values;
    fewer.logWeights = nullptr;
    fewer.rows.resize(std::size_t(fewer.values->rows()));
    fewer.columns.resize(std::size_t(fewer.values->cols()));
    fewer.rowMaxima = fewerMaxima(picture.rowMaxima, fewer.values->rows());
    return fewer;
}

} // namespace

std::vector<Picture> headPictures(const HeadOverview& overview)
{
    std::vector<Picture> pictures;
    pictures.reserve(overview.heads.size());
    for (const OverviewHead& head : overview.heads)
        pictures.push_back(pictureOf(head.attention, Stage::Weights));
    shareScale(pictures);
    return pictures;
}

QSizeF headSize(const Picture& picture, QSizeF room)
{
    if (!picture.values || picture.values->size() == 0)
        return {};
    return QSizeF(double(picture.values->cols()), double(picture.values->rows())).scaled(room, Qt::KeepAspectRatio);
}

void paintHead(QPainter& painter, const QRectF& target, const Picture& picture, const Theme& theme, double ratio)
{
    if (!picture.values || picture.values->size() == 0 || target.isEmpty())
        return;
    const auto pixels = [ratio](double length) { return std::max<Index>(1, Index(std::floor(length * ratio))); };
    paintThumbnail(painter, target, averaged(picture, pixels(target.height()), pixels(target.width())), theme);
}

} // namespace softfocus

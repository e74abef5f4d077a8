#pragma once

#include <QByteArrayView>

#include <array>
#include <optional>

namespace softfocus {

/// The formats of pictures that may be opened.
enum class PictureFormat { Png, Jpeg, Gif, Bmp, WebP, Tiff };
/// As Qt calls them.
inline constexpr std::array pictureFormatNames{"png", "jpeg", "gif", "bmp", "webp", "tiff"};

/// The format of a picture by how it begins, or none where it is something else.
std::optional<PictureFormat> pictureFormatOf(QByteArrayView bytes);

/// True where the end of the picture is missing: readers would fill the rest with grey. Of an animation only its first picture counts; what
/// is packed in a way that does not tell its end counts as whole.
/// Source: PNG (Second Edition), 5; ITU T.81, annex B; GIF89a, 10 to 27; WebP Container Specification, RIFF header.
bool isCutOff(QByteArrayView bytes, PictureFormat format);

/// True where a chunk of a PNG has no name or a wrong checksum, about which its reader would complain on the terminal. Needs: not cut off.
bool isDamaged(QByteArrayView bytes, PictureFormat format);

/// True for a PNG that says it is an animation. Needs: not cut off. Source: PNG (Third Edition), 11.3.6.
bool isAnimatedPng(QByteArrayView png);

/// How the camera was held, as EXIF counts it: from 1, upright, to 8; 1 also where a PNG does not say it. Needs: not cut off.
/// Source: PNG (Third Edition), 11.3.4.6; Exif 2.32, 4.6.4.
int orientationOfPng(QByteArrayView png);

} // namespace softfocus

#pragma once

#include <QByteArray>
#include <QImage>

namespace softfocus {

/// Puts pictures into one PNG that shows them one after the other, without end. Of a picture only the rectangle is written in which it
/// differs from the one before it.
/// Source: Portable Network Graphics (PNG) Specification (Third Edition), 11.3.6 "Animation information".
class AnimatedPng {
public:
    /// `texts` are chunks that go before the first picture. Range: milliseconds in [0, 65535]. Needs: frames at least 1.
    AnimatedPng(int milliseconds, std::size_t frames, QByteArray texts);

    /// The next picture. One that is not as large as the first one is cut, or has its first pixel's colour around it. False where it could
    /// not be encoded. Needs: opaque; no more than were announced.
    bool add(const QImage& image);
    /// All of the file. Needs: as many pictures as were announced.
    QByteArray take();

private:
    void begin(const QImage& image, const QByteArray& encoded);
    QByteArray control(const QRect& part);

    int m_milliseconds;
    std::size_t m_frames;
    QByteArray m_texts;
    QByteArray m_file;
    QImage m_shown; ///< the picture before
    quint32 m_number = 0;
};

} // namespace softfocus

#pragma once

#include "core/sources/head_overview.h"
#include "ui/words/picture.h"

#include <QFrame>

class QLabel;

namespace softfocus {

class HeadPicture;
class TextLabel;

/// A head of an overview, larger, with the names of its rows and columns and a sentence on what it looks at. Nothing on it can be used.
class HeadCard : public QFrame {
    Q_OBJECT

public:
    explicit HeadCard(QWidget* parent = nullptr);

    /// `picture` is drawn on the scale that it has. Both are copied.
    void showHead(const HeadOverview& overview, const OverviewHead& head, const Picture& picture);

private:
    TextLabel* m_title;
    HeadPicture* m_picture;
    QLabel* m_sentence;
};

} // namespace softfocus

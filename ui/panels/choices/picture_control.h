#pragma once

#include "core/base/result.h"
#include "core/scene/source.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace softfocus {

class NumberBox;
class NumberSlider;
class SceneEditor;
class TextLabel;

/// The choices of a picture: which one, the grid that it is cut into, and the noise. There only while the source is a picture.
class PictureControl : public QWidget {
    Q_OBJECT

public:
    /// Needs: the editor outlives the control.
    explicit PictureControl(SceneEditor& editor, QWidget* parent = nullptr);

signals:
    /// A picture of the user's own is to be opened.
    void openRequested();

private:
    void makeContent();
    void orderTabs();
    void makePictures();
    void makeGrid();
    void makeNoise();
    void makeSeed();
    void addNumber(QWidget* title, NumberBox* entry, NumberSlider* slider);
    void choosePicture(int row);
    void followScene();
    void showPicture(const ImageSource& image);
    void tell(const Result<bool>& done);
    void say(const QString& sentence);

    SceneEditor& m_editor;
    std::shared_ptr<const SquarePicture> m_own; ///< the last picture of the user's own, to come back to; or null
    QVBoxLayout* m_column;
    QComboBox* m_pictures = nullptr; ///< made with what follows when there is the first picture
    TextLabel* m_gridTitle = nullptr;
    NumberBox* m_gridEntry = nullptr;
    NumberSlider* m_gridSlider = nullptr;
    NumberBox* m_noiseEntry = nullptr;
    NumberSlider* m_noiseSlider = nullptr;
    QWidget* m_seed = nullptr;
    NumberBox* m_seedEntry = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace softfocus

#pragma once

#include "core/base/result.h"
#include "core/scene/source.h"

#include <QWidget>

#include <initializer_list>

class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace softfocus {

class SceneEditor;
class Segments;
class Selection;

/// The choices of a transformer: whose attention, which layer and head, which vectors and what of the pieces is shown, and on what the normalizer acts. There only while the
/// source is a transformer.
class ModelControl : public QWidget {
    Q_OBJECT

public:
    /// Needs: both outlive the control.
    ModelControl(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

private:
    void makeContent();
    void makeParts();
    void makeHeads();
    void makeVectors();
    void makeSwitches();
    void addLine(std::initializer_list<QWidget*> fields);
    void orderTabs();
    void chooseHead(int row);
    void followScene();
    void followResult();
    void showHeads(const ModelSource& source);
    void showVectors(const ModelSource& source);
    void showLeftOut();
    void tell(const Result<bool>& done);
    void say(const QString& sentence);

    SceneEditor& m_editor;
    Selection& m_selection;
    QVBoxLayout* m_column;
    // What follows is made when there is first a transformer.
    Segments* m_parts = nullptr; ///< by AttentionPart
    QComboBox* m_layer = nullptr;
    QComboBox* m_head = nullptr; ///< the mean behind the heads
    QToolButton* m_all = nullptr;
    QComboBox* m_vectors = nullptr;  ///< by ModelVectors
    QWidget* m_vectorsRow = nullptr; ///< there while vectors are shown
    QCheckBox* m_hidesSpecial = nullptr;
    QLabel* m_leftOut = nullptr; ///< what the hidden pieces held
    QCheckBox* m_joinsWords = nullptr;
    QComboBox* m_scope = nullptr; ///< by WhatIfScope
    QLabel* m_model = nullptr;    ///< what it is
    QLabel* m_note = nullptr;     ///< what could not be done
};

} // namespace softfocus

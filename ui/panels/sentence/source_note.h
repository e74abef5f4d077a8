#pragma once

#include <QWidget>

#include <optional>

class QPushButton;
class QToolButton;

namespace softfocus {

class SceneEditor;
class TermMark;
class TextLabel;

/// A line on what the attention at hand is and what it is not, with the offer to hide each word from itself. It is there until somebody
/// has read it; one that stays has more behind a question mark.
class SourceNote : public QWidget {
    Q_OBJECT

public:
    /// Needs: the editor outlives the line.
    explicit SourceNote(SceneEditor& editor, QWidget* parent = nullptr);

signals:
    void dismissed();
    void refused(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void follow();
    void toggleSelf();
    void fit();

    SceneEditor& m_editor;
    TextLabel* m_text;
    QPushButton* m_hide;
    TermMark* m_more;
    QToolButton* m_dismiss;
    QString m_whole, m_brief;
    std::optional<int> m_wholeWidth; ///< of m_whole in the type that is shown, once it was asked for
};

} // namespace softfocus

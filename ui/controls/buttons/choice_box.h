#pragma once

#include "ui/paint/colour/theme.h"

#include <QComboBox>

namespace softfocus {

/// How a ChoiceBox stands in its panel: in a box of its own, or as a row with its name on the left.
enum class ChoiceLook { Boxed, Row };

/// A combo box in the project's looks.
class ChoiceBox : public QComboBox {
    Q_OBJECT

public:
    /// `title` is the accessible name, and stands on the left of a Row.
    ChoiceBox(ChoiceLook look, const QString& title, QWidget* parent = nullptr);

    /// Keys and wheel open the list instead of changing the choice; for lists with an entry that does something.
    void setChangesOnlyInList(bool only) { m_changesOnlyInList = only; }
    /// What stands on a Row in place of the current choice, where that is not what is shown; empty for the choice.
    void setStanding(const QString& text);
    void applyTheme(const Theme& theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void showPopup() override;

signals:
    void listOpening(); ///< the last moment to fill in what only the list shows

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void paintBoxed(QPainter& painter) const;
    void paintRow(QPainter& painter) const;
    void dressList();

    Theme m_theme = Theme::light();
    ChoiceLook m_look;
    QString m_title;
    QString m_standing;
    bool m_changesOnlyInList = false;
    bool m_showsFocus = false;
    bool m_hasList = false; ///< the list has been made
};

} // namespace softfocus

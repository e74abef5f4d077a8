#pragma once

#include "ui/style/look.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QRadioButton;

namespace softfocus {

/// A few radio buttons as segments, in rows of equal widths.
class Segments : public QWidget {
    Q_OBJECT

public:
    /// Filled or Washed; so many stand side by side.
    Segments(Look look, int columns, QWidget* parent = nullptr);

    /// Adds a choice. `name` is its object name; `key`, which chooses it too, stands small beside the text and may be empty.
    QRadioButton& add(const QString& name, const QString& text, const QString& key = {});
    void setColumns(int columns);
    /// Shows a choice among the others, or takes it away.
    void setOffered(int place, bool offered);
    /// The choice at a place. Needs: it was added.
    QRadioButton& segment(int place) const;
    /// Shows a choice without a signal; none of them for −1.
    void showChoice(int place);

signals:
    void chosen(int place);

private:
    void leadTabTo(int place);

    Look m_look;
    int m_columns;
    QButtonGroup* m_group; ///< by their places
    QGridLayout* m_grid;
};

} // namespace softfocus

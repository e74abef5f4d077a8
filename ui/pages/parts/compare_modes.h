#pragma once

#include "core/attention/comparison.h"
#include "ui/commands/command.h"
#include "ui/model/compare/compare_editor.h"
#include "ui/model/session/file_reader.h"

#include <QPointer>
#include <QStringList>

#include <memory>

class QBoxLayout;
class QDialog;
class QMenu;
class QScrollArea;
class QWidget;

namespace softfocus {

class ChoiceCommands;
class CompareGrid;
class ComparedResults;
class DifferencePanel;
class GradientLegend;
class Page;
class Segments;
class Selection;
class StageView;

/// What the panels of Compare show: their pictures, their gradients at the chosen row, or the difference of two of them; and what is done
/// with all of them at once: the same spread, and weights from a file as a further panel.
class CompareModes : public QObject {
    Q_OBJECT

public:
    /// Needs: all outlive the object.
    CompareModes(SceneEditor& editor, Selection& selection, Page& page);
    ~CompareModes() override;

    /// Adds the commands to a list of the page's.
    void addCommands(CommandList& list);

    /// What the page is made of, once it is.
    struct Parts {
        ComparedResults& results;
        CompareGrid& grid;
        QWidget& panels;    ///< all that gives way to the difference
        QBoxLayout& column; ///< in which the switch and the difference stand above the panels
    };
    /// Makes what is shown besides the panels. Called once.
    void prepare(const Parts& parts);

    /// Catches up with what was changed while the page was not seen.
    void follow();
    /// The picture that has the keyboard in place of that of the current panel, or null.
    QWidget* picture() const;
    /// The picture of the difference while that is shown, or null.
    StageView* differencePicture() const;
    /// What is shown, in a line, where it is not one panel's result; else empty.
    QString summary() const;
    /// Whether a widget is one of the pictures that are made here.
    bool isPicture(const QWidget& widget) const;
    /// Where keys go from part to part.
    QList<QWidget*> parts() const;

    /// Puts what can be done with a panel beside the others into its menu.
    void fillPanelMenu(QMenu& menu, std::size_t place);
    /// Whether weights can be a further panel, and adds them behind the current one.
    bool takes(const FoundScores& found) const;
    void take(const FoundScores& found);

    void openSameSpread(std::size_t model);

private:
    void toggle(ComparedPicture picture);
    void subtract(std::size_t minuend, std::size_t subtrahend);
    void chooseWeights();
    /// Asks which matrix of an array is meant, and adds that.
    void askForSlice(const ArrayPlace& array, const QString& path);
    void addWeights(const FoundScores& found);
    void followGradients();
    void followDifference();
    QString setSameSpread(std::size_t model, bool ofMean);
    const CompareChoices& shown() const;
    std::vector<ComparedSide> sides() const;
    QStringList names() const;
    QString noRoom() const;
    void tell(const Result<bool>& done);
    void show(QDialog& dialog);

    SceneEditor& m_editor;
    Selection& m_selection;
    Page& m_page;
    CompareEditor m_compare;
    std::unique_ptr<ChoiceCommands> m_choices;
    FileReader m_reader;
    std::optional<Parts> m_parts; ///< once they are made
    Segments* m_switch = nullptr;
    GradientLegend* m_legend = nullptr;
    DifferencePanel* m_difference = nullptr;   ///< made when first shown
    QScrollArea* m_differenceScroll = nullptr; ///< around it, for where it has no room
    QPointer<QDialog> m_dialog;
};

} // namespace softfocus

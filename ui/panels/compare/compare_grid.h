#pragma once

#include "ui/model/compare/compare_editor.h"
#include "ui/model/compare/compared_results.h"
#include "ui/model/derivation/row_gradient.h"
#include "ui/panels/compare/grid_plan.h"
#include "ui/panels/compare/panel_measures.h"
#include "ui/words/picture.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace softfocus {

class ComparePanel;
class DropMark;
class Selection;
class StageView;

/// The panels of Compare as small multiples: one scale, and hover, choice and zoom in step. One of them is the current one, which keys and
/// menus mean. Panels are dragged by their heads to another place.
class CompareGrid : public QWidget {
    Q_OBJECT

public:
    /// Needs: all outlive the grid.
    CompareGrid(CompareEditor& editor, ComparedResults& results, Selection& selection, QWidget* parent = nullptr);

    /// What is not shown costs nothing, and catches up.
    void setActive(bool active);
    /// The room in sight, in which panels are laid out; where pictures whose sides are at least `leastSide` need more, the grid is higher than
    /// that. Units: logical pixels.
    enum class Facts { Some, None };
    void fit(QSize area, double leastSide, Facts facts = Facts::Some);
    /// Whether such pictures have room there without scrolling.
    bool fitsIn(QSize area, double leastSide, Facts facts = Facts::Some) const
    {
        return m_count == 0 || arrangementIn({area, leastSide, facts}).plan.size.height() <= area.height();
    }
    /// The least side at which the cells of the pictures can still be told apart and hold a number. Units: logical pixels.
    double readableSide() const;
    std::size_t count() const { return m_count; }
    ComparePanel& panel(std::size_t place) const { return *m_panels[place]; }
    std::size_t current() const { return m_current; }
    void setCurrent(std::size_t place);
    /// Which panel is current once the panels are the next ones.
    void wantCurrent(std::size_t place) { m_wanted = place; }
    StageView& picture() const;
    /// Where the keyboard is in the current panel: its picture or its gradient, or its head where neither is shown.
    QWidget& keyboardPlace() const;
    /// Changes what is shown and hidden while the current panel stays what it is, wherever the keyboard goes.
    void keepCurrent(const std::function<void()>& change);
    /// The pictures that are shown, which share a scale; none before there are any.
    const std::vector<Picture>& pictures() const { return m_pictures; }
    /// What the panels show: their pictures, or their gradients at the chosen row; none of a panel without one.
    void showPictures();
    void showGradients(std::vector<std::optional<RowGradient>> gradients);
    /// The panel that a widget is or belongs to, or none.
    std::optional<std::size_t> placeOf(const QWidget& widget) const;

signals:
    void gradientSaid(const QString& sentence); ///< what a cell of a gradient means, under the pointer or at the keyboard
    void currentChanged();
    void pictureChanged(); ///< picture() is another view
    void scaleChanged();   ///< of pictures()
    void opened(std::size_t place);
    void menuRequested(std::size_t place, QPoint global);
    void viewMade(StageView& view);
    void heightChanged(); ///< of all panels together

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Picture pictureAt(std::size_t place, const std::shared_ptr<const Attention>& attention) const;
    void makePictures();
    void follow();
    void followPanels();
    void followQuery();
    void pointAtGradients(const std::optional<std::pair<std::size_t, std::size_t>>& cell);
    ComparePanel& made(std::size_t place);
    std::span<ComparePanel* const> shownPanels() const { return std::span(m_panels).first(m_count); }
    struct Arrangement {
        GridPlan plan;
        bool hasGist = true;
        int facts = 0;
    };
    struct Sight {
        QSize area;
        double leastSide = 0;
        Facts facts = Facts::Some; ///< that have to be told below the pictures
        bool operator==(const Sight&) const = default;
    };
    Arrangement arrangementIn(const Sight& sight) const;
    void arrange();
    void zoomAlike(const StageView& leader);
    void drop(std::size_t from, QPoint global);

    CompareEditor& m_editor;
    ComparedResults& m_results;
    Selection& m_selection;
    std::vector<ComparePanel*> m_panels; ///< made when first needed; those from m_count on are hidden
    std::vector<Picture> m_pictures;
    std::size_t m_count = 0, m_current = 0;
    std::optional<std::size_t> m_wanted;
    bool m_areHeads = false; ///< whether the panels were the heads of a layer when they were followed last
    Sight m_sight;
    QSizeF m_labels;  ///< about what they take in each panel: measured when the words or the type are others
    DropMark* m_mark; ///< where a dragged panel would go
    PanelMeasures m_measures;
    std::optional<std::pair<std::size_t, std::size_t>> m_pointed; ///< the cell of all gradients
    bool m_isActive = false, m_isZooming = false, m_keepsCurrent = false;
};

} // namespace softfocus

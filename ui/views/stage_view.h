#pragma once

#include "ui/paint/heatmap/highlight.h"
#include "ui/style/shown_theme.h"
#include "ui/views/map_zoom.h"
#include "ui/views/mark_gesture.h"
#include "ui/words/picture.h"

#include <QImage>
#include <QRegion>
#include <QVariantAnimation>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace softfocus {

class ResultSource;
class Selection;

/// A picture of a stage, live: hover lights a cell, a click selects it, a second one or Enter opens its card, the arrow keys walk the cells,
/// wheel and touch show a part of it. Screen readers hear a table, whatever it looks like.
/// A kind of picture gives its geometry and its painting. Cells given to functions are headers where a row or column is −1.
class StageView : public QWidget {
    Q_OBJECT

public:
    const Picture& picture() const { return m_picture; }
    Selection& selection() const { return m_selection; }
    /// Makes the picture of a result in place of pictureOf(), where several views share a scale, or show more than a result has.
    using PictureMaker = std::function<Picture(const std::shared_ptr<const Attention>&)>;
    void setPictureMaker(PictureMaker maker);
    /// The picture of the same result is another one by now.
    void makeAnew();
    /// Of several pictures side by side, each leaves out what they have in common: the legend, the axis titles, and the line that says
    /// something about a cell.
    void setBare(bool bare);
    /// Shows the part that another view of the same map does.
    void zoomAs(const StageView& other);
    /// Veils the rows from this one on, which are yet to come; none for a negative one.
    void setVeiledFrom(Index row);
    /// The part that is shown.
    const MapWindow& window() const { return m_zoom.window(); }
    bool isFading() const { return m_fade.state() == QAbstractAnimation::Running; }
    /// The sentence about the cell that is pointed at, walked to or chosen.
    QString currentSentence() const;
    /// What stands in the middle when there is no picture, or empty.
    QString message() const;

    QSize sizeHint() const override { return {scaled(620), scaled(500)}; }
    QSize minimumSizeHint() const override { return {scaled(200), scaled(150)}; }
    void setVisible(bool visible) override;

    /// Units: logical pixels of the widget; empty where the cell is not in sight.
    QRect cellRect(Cell cell);
    /// All cells that are in sight, the legend, and the line that says something about a cell; empty where there is none.
    QRect cellsRect() { return inSight() ? geometryNow().cells.toAlignedRect() : QRect(); }
    QRect legendRect() { return inSight() ? geometryNow().legend.toAlignedRect() : QRect(); }
    QRect sentenceRect() { return inSight() ? geometryNow().sentence.toAlignedRect() : QRect(); }
    std::optional<Cell> cellAt(QPointF point);
    void focusCell(Cell cell);
    /// Asks for a mark around the cell that the keyboard or the pointer is at, around its row or its column, or for a block from the one
    /// that was marked before. False where there is no such thing to mark.
    enum class Marked { Cell, Row, Column, Block };
    bool mark(Marked what);
    bool mark(Marked what, Cell cell);
    /// What Enter does at a cell.
    void activateCell(Cell cell);
    /// The cell or header that a menu was asked for at last; −1, −1 for none.
    Cell menuCell() const { return m_menuCell; }
    /// Opens the card of the selected cell, or else of the one with the chosen row's largest number; closes it where it is open.
    void toggleCard();

    // The table that screen readers hear. Its places are the cells of the picture, and headers where a row or column is −1, unless a kind of
    // picture says otherwise.
    virtual MapSize tableSize() const { return mapSize(m_picture); }
    virtual Cell cellAtPlace(Cell place) const { return place; }
    virtual Cell placeOf(Cell cell) const { return cell; }
    /// What the choice of a row chooses: a whole row, named by its header, or one place.
    virtual Cell chosenPlace() const;
    /// The row of the chosen query, or −1 where there is none or rows are others'.
    Index chosenRow() const;
    /// The cell, or the header, whose sentence is said at a cell.
    virtual Cell saidCell(Cell cell) const { return cell; }
    /// What a header or a cell is called, where that is not its word or its number.
    virtual std::optional<QString> nameAtPlace(Cell) const { return std::nullopt; }
    /// What pressing a place does for somebody without a pointer.
    virtual void pressPlace(Cell place) { activateCell(place); }

signals:
    void windowChanged();                               ///< another part is shown
    void painted(double milliseconds);                  ///< the whole picture was painted anew
    void markRequested(const std::vector<Mark>& marks); ///< to be drawn, or taken away where they are there

protected:
    StageView(const ResultSource& results, Selection& selection);

    /// Lays the picture out in the widget. Needs: message() is empty, as for all of the next ones.
    virtual StageGeometry layOut() = 0;
    virtual QRectF boxOf(Cell cell) const = 0;
    virtual std::optional<Cell> placeAt(QPointF point) = 0;
    /// Paints all of the picture over what the frame held before.
    virtual void paintPicture(QImage& frame) = 0;
    /// What looks different since something else was lit; nothing stands for all of it. Its edges lie on device pixels.
    virtual std::optional<QRegion> changedSince(const Highlight&) const { return std::nullopt; }
    /// Paints again a part that changedSince() named.
    virtual void paintWithin(QImage&, const QRegion&) {}
    /// The picture is another one than the former: its layout may stand, or all of it but its numbers.
    virtual void pictureChanged(const Picture&) { layOutAnew(); }
    /// Which row is chosen by pressing on a cell, or −1 for none.
    virtual Index rowToChoose(Cell cell) const { return cell.row; }
    /// True where what is under the pointer is chosen for as long as the button is held, rather than where it went down.
    virtual bool choosesWhileDragged() const { return false; }
    /// Where the keyboard begins.
    virtual Cell firstCell() const;
    /// Goes on with the keyboard; false where that is none of its keys.
    virtual bool walk(const QKeyEvent& event);
    /// What stands beside the pointer.
    virtual QString tipAt(QPointF point);

    const StageGeometry& geometryNow();
    /// What the scene's view asks for, less what is left out.
    HeatmapParts wantedParts() const;
    const Highlight& lit() const { return m_lit; }
    bool isLaidOut() const { return m_isLaidOut; }
    /// True while the frame is what it should be but for the numbers in it.
    bool lacksOnlyNumbers() const { return m_state == Frame::NumbersOld; }
    void layOutAnew();
    void paintAnew();
    /// Paints anew, but what can stand beside the numbers may stand. Needs: nothing in the frame is stale.
    void paintNumbersAnew(const QRect& part);
    bool hasStaleParts() const { return !m_stale.isEmpty(); }

    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    /// Notes which cell is meant, and selects it; the menu is made by whatever the view is in.
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Frame { Old, NumbersOld, Valid };

    /// Behind another picture, or on a page that is not shown, it costs nothing; it catches up when it is shown.
    bool isPutAway() const { return (isHidden() && testAttribute(Qt::WA_WState_ExplicitShowHide)) || isOnHiddenPage(); }
    bool isOnHiddenPage() const { return !isVisible() && QWidget::window() != this && QWidget::window()->isVisible(); }
    bool inSight() const { return isVisible() && message().isEmpty(); }
    bool canZoom() { return message().isEmpty() && geometryNow().canZoom(); }
    bool shows(Cell cell) const;
    Highlight highlight() const;
    /// The cell with the ring: where the keyboard is, or what was clicked.
    Cell ringed() const;
    Cell largestCell() const;
    void click(Cell cell);
    Cell currentCell() const;
    Picture madeOf(const std::shared_ptr<const Attention>& attention) const;
    void takeResult();
    void takePicture(Picture picture);
    void settle();
    void followSelection();
    void describe() { setAccessibleDescription(currentSentence()); }
    void startFade();
    void endFade();
    /// Another part is shown, in another size or theme.
    void startOver();
    void renderFrame();
    void paintMessage();
    void paintVeil(QPainter& painter);
    bool pinched(QEvent& event);
    bool takeKey(const QKeyEvent& event);
    bool leave();
    void pointAnew();

    const ResultSource& m_results;
    Selection& m_selection;
    PictureMaker m_maker; ///< or none
    Picture m_picture;
    MapZoom m_zoom;
    MapWindow m_toldWindow; ///< of which others have heard
    bool m_isBare = false;
    Index m_veiledFrom = -1;
    MarkGesture m_marking;
    StageGeometry m_geometry;
    bool m_isLaidOut = false;
    QImage m_frame;  ///< the picture as last painted
    QImage m_former; ///< what fades out
    Frame m_state = Frame::Old;
    Highlight m_lit; ///< what the frame shows lit
    QRegion m_stale; ///< where a valid frame no longer is what it should be
    QVariantAnimation m_fade;
    std::optional<QPointF> m_pointer; ///< where the pointer is, while it is over the picture
    Cell m_menuCell;
    Cell m_pressed;             ///< where the mouse button went down
    bool m_wasSelected = false; ///< that cell had been clicked before
    bool m_isSelected = false;  ///< the focused cell was clicked, so that it stays selected wherever the keyboard goes
    bool m_isPointing = false;  ///< the pointer moved after the keyboard did, so that it is the pointer's cell that is said
};

} // namespace softfocus

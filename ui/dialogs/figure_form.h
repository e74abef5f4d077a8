#pragma once

#include "ui/figure/animation.h"
#include "ui/figure/figure.h"

#include <QCheckBox>
#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QVBoxLayout;

namespace softfocus {

/// How many maps an export makes; Page is what another page than Explore shows.
enum class FilmKind { OneMap, Temperatures, Normalizers, Variants, Sweep, Page };

/// What the form of the export dialog says.
struct FigureChoice {
    FigureOptions options;
    View view;
    FilmKind film = FilmKind::OneMap;
    QString preset = {}; ///< what the width is for, by its id in the settings; empty for a width of its own
    QString temperatures = QStringLiteral("0.25, 0.5, 1, 2"); ///< of a film strip
    QStringList normalizers = {};                             ///< of a film strip, by their names; all where it is empty
    QString variants = QStringLiteral("softmax; sparsemax T=0.5; entmax alpha=1.3"); ///< of a film strip
    QString sweep = QStringLiteral("0.05:20:60");                                    ///< from, to, how many
    bool animated = false;                                                           ///< the sweep is one picture that moves
    int frameMilliseconds = usualFrameMilliseconds;                                  ///< of it
    Preview seenAs = Preview::None;                                                  ///< of the dialog alone
};

/// The fields of the export dialog.
class FigureForm : public QWidget {
    Q_OBJECT

public:
    /// Offers the stages that `attention` has. Needs: it outlives what is chosen in the form.
    FigureForm(const FigureChoice& choice, const Attention& attention, QWidget* parent = nullptr);

    const FigureChoice& choice() const { return m_choice; }

signals:
    void changed();

private:
    void addTitle(const QString& text);
    QWidget* addRow(const QString& label, QWidget* field);
    QComboBox* addChoice(const char* name, const QString& label, const QStringList& items, int current, std::function<void(int)> choose);
    QDoubleSpinBox* addNumber(const char* name, const QString& label, const QString& unit, double value, double least, double most,
                              std::function<void(double)> choose);
    QLineEdit* addText(const char* name, const QString& label, const QString& value, std::function<void(const QString&)> choose);
    QCheckBox* addPart(const char* name, const QString& label, bool& part);
    QWidget* addRowsOf(FilmKind film, QWidget* row);
    void makeContent();
    void makeFilms();
    void makeNormalizers();
    void makeSweep();
    void makeWords();
    void makeSize();
    void makeLook();
    void makeParts();
    void choosePreset(int preset);
    void showFilm();
    /// What was added since the column had so many entries is about maps.
    void markMapRows(int since);
    void showOffers();
    /// There is nothing to switch while there is no title.
    void showTitlePart() { m_titlePart->setEnabled(!m_choice.options.title.isEmpty()); }

    const Attention& m_attention;
    FigureChoice m_choice;
    std::vector<std::pair<QString, QCheckBox*>> m_normalizers; ///< by their names
    QVBoxLayout* m_column;
    QCheckBox* m_titlePart = nullptr;
    QCheckBox* m_numbersPart = nullptr;
    QCheckBox* m_rowSumsPart = nullptr;
    QComboBox* m_preset = nullptr;
    QComboBox* m_filmChoice = nullptr;
    QDoubleSpinBox* m_width = nullptr;
    QCheckBox* m_lettersPart = nullptr;
    std::vector<std::pair<FilmKind, QWidget*>> m_filmRows; ///< that are shown only for it
    std::vector<QWidget*> m_mapRows;                       ///< that say nothing of a chart
    QWidget* m_frameRow = nullptr;                         ///< of an animation
};

} // namespace softfocus

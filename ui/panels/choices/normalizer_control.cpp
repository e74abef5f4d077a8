#include "ui/panels/choices/normalizer_control.h"

#include "core/normalizers/normalizer.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/choices/normalizer_parameters.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"
#include "ui/words/normalizer_text.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QRadioButton>
#include <QStyleOption>
#include <QVBoxLayout>

#include <algorithm>

namespace softfocus {

/// "More: entmax · top-k · sigmoid …", the row that opens the list of the normalizers without a button of their own. The
/// chosen one stands out in the row.
class MoreNormalizers : public QAbstractButton {
    Q_DECLARE_TR_FUNCTIONS(softfocus::MoreNormalizers)

public:
    /// `choose` gets a row of normalizerTable().
    explicit MoreNormalizers(std::function<void(int)> choose) : m_choose(std::move(choose))
    {
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setText(tr("More:"));
        int row = 0;
        QStringList names;
        for (const NormalizerEntry& entry : normalizerTable()) {
            if (!entry.isCommon) {
                m_entries.push_back({row, nameText(entry), gistText(entry)});
                names << m_entries.back().name;
            }
            ++row;
        }
        setAccessibleName(tr("More normalizers"));
        setToolTip(tr("More normalizers: %1").arg(names.join(QStringLiteral(", "))));
        connect(this, &QAbstractButton::clicked, this, &MoreNormalizers::openList);
        showChoice(-1);
    }

    /// Says what each of them does to units of this kind.
    void setUnit(UnitName unit)
    {
        for (Entry& entry : m_entries)
            entry.gist = gistText(normalizerTable()[std::size_t(entry.row)], unit);
    }

    /// Shows a row of normalizerTable() as chosen, if it is one of those in the list.
    void showChoice(int row)
    {
        const auto found = std::ranges::find(m_entries, row, &Entry::row);
        m_chosen = found == m_entries.end() ? -1 : row;
        setAccessibleDescription(m_chosen < 0 ? tr("none of them is chosen") : tr("%1 is chosen").arg(found->name));
        update();
    }

    /// Opens the list below the row.
    void openList()
    {
        auto* menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("moreList"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        for (const Entry& entry : m_entries) {
            // The key stands where menus show shortcuts; the command itself belongs to the window.
            const QString key = entry.row < 9 ? QStringLiteral("\t%1").arg(entry.row + 1) : QString();
            QAction* action = menu->addAction(QStringLiteral("%1 – %2%3").arg(entry.name, entry.gist, key));
            action->setObjectName(QStringLiteral("more-") + entry.name);
            action->setCheckable(true);
            action->setChecked(entry.row == m_chosen);
            const int row = entry.row;
            connect(action, &QAction::triggered, this, [this, row] { m_choose(row); });
            if (entry.row == m_chosen)
                menu->setActiveAction(action);
        }
        menu->popup(mapToGlobal(QPoint(0, height())));
    }

    QSize sizeHint() const override { return {scaled(180), scaled(24)}; }
    QSize minimumSizeHint() const override { return {scaled(110), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont plain = shownTheme().sized(12), strong = shownTheme().sized(12, QFont::DemiBold);
        const QFontMetricsF metrics(plain);
        const double arrowWidth = scaled(8);
        const double padding = scaled(2);
        if (underMouse() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(shownTheme().accentWash);
            painter.drawRoundedRect(rect(), scaled(6), scaled(6));
        }
        double x = padding;
        const double baseline = height() / 2.0 + (metrics.ascent() - metrics.descent()) / 2;
        const auto write = [&](const QString& text, const QFont& font, const QColor& ink) {
            painter.setFont(font);
            painter.setPen(ink);
            const double wide = QFontMetricsF(font).horizontalAdvance(text);
            painter.drawText(QPointF(isRightToLeft() ? width() - x - wide : x, baseline), text);
            x += wide;
        };
        const QColor quiet = underMouse() ? shownTheme().text : shownTheme().secondary;
        write(text() + u' ', plain, quiet);
        double used = 0;
        const double room = width() - x - 2 * padding - arrowWidth - scaled(6);
        const std::vector<const Entry*> shown = shownIn(room, used);
        for (const Entry* entry : shown) {
            if (entry != shown.front())
                write(separator, plain, quiet);
            if (entry->row == m_chosen)
                write(entry->name, strong, shownTheme().accent);
            else
                write(entry->name, plain, quiet);
        }
        if (shown.size() < m_entries.size())
            write(separator + QStringLiteral("…"), plain, quiet);

        const double tip = x + scaled(6) + arrowWidth / 2;
        drawArrow(painter, {isRightToLeft() ? width() - tip : tip, height() / 2.0}, arrowWidth, quiet);
        QStyleOption option;
        option.initFrom(this);
        if (showsFocus(option))
            drawRing(painter, rect(), scaled(6), shownTheme().accent);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        switch (event->key()) {
        case Qt::Key_Down:
        case Qt::Key_F4:
        case Qt::Key_Return:
        case Qt::Key_Enter: openList(); break;
        default: QAbstractButton::keyPressEvent(event);
        }
    }

private:
    struct Entry {
        int row;
        QString name, gist;
    };

    /// The names that fit into a width, in the table's order and the chosen one among them.
    std::vector<const Entry*> shownIn(double room, double& used) const
    {
        const QFontMetricsF plain(shownTheme().sized(12)), strong(shownTheme().sized(12, QFont::DemiBold));
        const double gap = plain.horizontalAdvance(separator);
        const auto widthOf = [&](const Entry& entry) {
            return (entry.row == m_chosen ? strong : plain).horizontalAdvance(entry.name) + gap;
        };
        std::vector<const Entry*> shown;
        used = -gap;
        for (const Entry& entry : m_entries) {
            shown.push_back(&entry);
            used += widthOf(entry);
        }
        // The last ones give way, but never the chosen one.
        const double dots = gap + plain.horizontalAdvance(QStringLiteral("…"));
        while (shown.size() > 1 && used + (shown.size() < m_entries.size() ? dots : 0) > room) {
            auto last = shown.end() - 1;
            if ((*last)->row == m_chosen)
                --last;
            used -= widthOf(**last);
            shown.erase(last);
        }
        return shown;
    }

    static inline const QString separator = QStringLiteral(" · ");
    std::function<void(int)> m_choose;
    std::vector<Entry> m_entries;
    int m_chosen = -1; ///< a row of normalizerTable() that is in the list, or −1
};

NormalizerControl::NormalizerControl(SceneEditor& editor, int columns, const QString& prefix, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_buttons(new Segments(Look::Filled, columns)),
      m_more(new MoreNormalizers([this](int row) { choose(row); })), m_parameters(makeNormalizerParameters(editor, prefix, *m_more))
{
    m_buttons->setObjectName(prefix + QStringLiteral("normalizers"));
    m_buttons->setAccessibleName(tr("Normalizer"));
    m_more->setObjectName(prefix + QStringLiteral("moreNormalizers"));
    const std::span table = normalizerTable();
    for (std::size_t row = 0; row < table.size(); ++row) {
        const NormalizerEntry& entry = table[row];
        if (!entry.isCommon)
            continue;
        m_common.push_back(int(row));
        const QString name = nameText(entry);
        m_segments.push_back(&m_buttons->add(prefix + name, name, row < 9 ? QString::number(row + 1) : QString()));
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    followTheme(*this, [this, column](const Theme&) {
        column->setSpacing(scaled(4));
        setKeepsRoom(m_keepsRoom);
    });
    column->addWidget(m_buttons);
    column->addWidget(m_more);
    column->addWidget(m_parameters);
    connect(m_buttons, &Segments::chosen, this, [this](int place) { choose(m_common[std::size_t(place)]); });
    connect(&m_editor, &SceneEditor::sceneChanged, this, &NormalizerControl::followScene);
    connect(&m_editor.results(), &ResultSource::changed, this, &NormalizerControl::followUnit);
    followScene();
    followUnit();
}

void NormalizerControl::setKeepsRoom(bool keeps)
{
    m_keepsRoom = keeps;
    m_parameters->setMinimumHeight(keeps ? scaled(highestParameter) : 0);
}

void NormalizerControl::choose(int row)
{
    // Another normalizer is always a scene that can be shown; where it is refused all the same, the buttons stay true.
    if (!m_editor.chooseNormalizer(row))
        followScene();
}

void NormalizerControl::followScene()
{
    // Where weights are given none is active; the sentence below the buttons says why.
    const QString why = whyNoNormalizer(m_editor.scene());
    const int row = why.isEmpty() ? int(m_editor.scene().variant.normalizer.row()) : -1;
    m_buttons->setEnabled(why.isEmpty());
    m_more->setEnabled(why.isEmpty());
    const auto found = std::ranges::find(m_common, row);
    m_buttons->showChoice(found == m_common.end() ? -1 : int(found - m_common.begin()));
    m_more->showChoice(row);
}

void NormalizerControl::followUnit()
{
    const UnitName unit = unitNameOf(*m_editor.results().attention()->input);
    if (unit == m_unit)
        return;
    m_unit = unit;
    m_more->setUnit(unit);
    for (std::size_t place = 0; place < m_segments.size(); ++place) {
        const QString gist = gistText(normalizerTable()[std::size_t(m_common[place])], unit);
        m_segments[place]->setToolTip(gist);
        m_segments[place]->setAccessibleDescription(gist);
    }
}

} // namespace softfocus

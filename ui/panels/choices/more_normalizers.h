#pragma once

#include <QAbstractButton>

#include <vector>

namespace softfocus {

/// "More: entmax · top-k · sigmoid …", the row that opens the list of the normalizers without a button of their own. The
/// chosen one stands out in the row.
class MoreNormalizers : public QAbstractButton {
    Q_OBJECT

public:
    explicit MoreNormalizers(QWidget* parent = nullptr);

    /// Shows a row of normalizerTable() as chosen, if it is one of those in the list.
    void showChoice(int row);
    /// Opens the list below the row.
    void openList();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(int row); ///< of normalizerTable()

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Entry {
        int row;
        QString name, gist;
    };
    /// The names that fit into a width, in the table's order and the chosen one among them.
    std::vector<const Entry*> shownIn(double room, double& used) const;

    std::vector<Entry> m_entries;
    int m_chosen = -1; ///< a row of normalizerTable() that is in the list, or −1
};

} // namespace softfocus

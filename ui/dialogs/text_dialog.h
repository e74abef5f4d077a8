#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/words/help/text_section.h"

#include <QDialog>

#include <vector>

namespace softfocus {

/// Something to be read over the window, in its look: parts with headings, scrolled where they are long. Enter and Esc close it.
class TextDialog : public QDialog {
    Q_OBJECT

public:
    TextDialog(const QString& title, const std::vector<TextSection>& sections, QWidget* parent);

    QSize sizeHint() const override;

private:
    QWidget* textOf(const std::vector<TextSection>& sections);

    QWidget* m_text = nullptr;
};

} // namespace softfocus

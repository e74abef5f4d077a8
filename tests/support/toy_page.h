#pragma once

#include "ui/controls/text/notice_line.h"
#include "ui/model/document/document.h"
#include "ui/model/document/scene_editor.h"
#include "ui/pages/page.h"
#include "ui/pages/page_table.h"

#include <QAction>
#include <QSettings>
#include <QVBoxLayout>

#include <array>

namespace softfocus::test {

/// A page as small as one can be: a square, a number that a command counts up, and a result of its own.
class ToyPage : public Page {
public:
    ToyPage(SceneEditor&, Selection&)
    {
        setObjectName("toyPage");
        auto* column = new QVBoxLayout(this);
        column->addWidget(&notice());
        column->addWidget(m_square = new QWidget, 1);
        m_square->setObjectName("toySquare");
        m_square->setFocusPolicy(Qt::StrongFocus);
        commandList().in(MenuPlace::View);
        addTool(commandList().add({"countUp", "Count up"}, {QKeySequence("Ctrl+J")}, [this] { ++m_count; }), Icon::Play);
    }

    int count() const { return m_count; }
    bool isPresenting() const { return m_presenting; }
    const QString& mentioned() const { return m_mentioned; }
    Document& document() { return m_document; }

    const ResultSource& results() const override { return m_document; }
    QWidget& picture() override { return *m_square; }
    void mention(const QString& text) override { m_mentioned = text; }
    void setPresenting(bool presenting) override { m_presenting = presenting; }
    void restoreState(const QSettings& settings) override { m_count = settings.value("toy/count", 0).toInt(); }
    void saveState(QSettings& settings) const override { settings.setValue("toy/count", m_count); }

private:
    Document m_document;
    QWidget* m_square;
    QString m_mentioned;
    int m_count = 0;
    bool m_presenting = false;
};

/// The program's pages, and the toy.
inline std::span<const PageEntry> pagesWithToy()
{
    static const std::array table{
        pageTable().front(),
        PageEntry{"toy", [] { return QString("Toy"); },
                  [](const PageGround& ground) -> Page* { return new ToyPage(ground.editor, ground.selection); }},
    };
    return table;
}

} // namespace softfocus::test

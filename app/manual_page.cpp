#include "app/manual_page.h"

#include "app/help_text.h"
#include "app/option_table.h"

#include <QDate>
#include <QLocale>

namespace softfocus::cli {

namespace {

constexpr char beginning[] = R"(.Dt SOFTFOCUS 1
.Os Softfocus
.Sh NAME
.Nm softfocus
.Nd see how attention turns scores into weights
.Sh SYNOPSIS
.Nm
.Op Ar OPTION ...
.Op Ar TEXT | FILE ...
.Sh DESCRIPTION
.Nm
shows how attention turns the scores of a sentence's words into weights:
as a heatmap in a window, as a figure in a file, or as numbers.
Without options the last scene is opened; with
.Ar TEXT ,
.Ar FILE
or any option, the default scene with what they change in it.
What names an existing file, with a suffix of those that can be opened or by
its full path, or the folder of a transformer, is a
.Ar FILE ,
and everything else a
.Ar TEXT .
Whether a matrix holds scores or weights, where it does not say so itself,
is asked by the window;
.Fl \-scores
and
.Fl \-weights
say it on the command line.
.Fl \-print
and
.Fl \-export
need no display.
)";

constexpr char exitStatus[] = R"(.Sh FILES
.Bl -tag -width Ds
.It Pa $XDG_DATA_HOME/softfocus
Scenes that come back at the next start; in
.Pa ~/.local/share
if the variable is not set.
.It Pa $XDG_CONFIG_HOME/softfocus/softfocus.conf
The window's size, its panels and the files opened last; in
.Pa ~/.config
if the variable is not set.
.El
.Sh EXIT STATUS
.Bl -tag -width Ds
.It 0
What was asked for is done.
.It 1
Bad input, or a file that cannot be read or written.
.It 2
A wrong option.
.El
.Pp
Files appear whole or not at all.
)";

struct Example {
    const char* what;
    const char* line;
};
constexpr Example examples[] = {
    {"The weights of a sentence as JSON, whose numbers read back to the same double:",
     R"(softfocus "My grandmother bakes incredible cookies" -T 0.8 --print weights)"},
    {"Scores of one's own:", R"(softfocus --scores "4, 2, 1" -n linear --print weights --format csv)"},
    {"The words of one sentence asking those of another:",
     R"(softfocus "My grandma cooks tasty biscuits" --context "My grandmother bakes incredible cookies" -e fig.pdf)"},
    {"One scene as figures and numbers:",
     R"(softfocus "My grandmother bakes incredible cookies" -e fig.pdf -e fig.svg -e fig.tex -e fig.csv)"},
    {"Where a patch of a picture looks, the 300th from the top left:", R"(softfocus --picture cat --row 300 -T 0.5 --export look.svg)"},
    {"The scene out of a figure, with every normalizer beside the others:",
     R"(softfocus --open fig.pdf --strip-normalizers all --width-mm 174 --export strip.svg)"},
};

/// A text as mdoc has it: no character is an order to the formatter, and dashes are those that can be typed.
QByteArray escaped(QByteArray text)
{
    text.replace('\\', "\\e").replace('-', "\\-");
    return text.startsWith('.') || text.startsWith('\'') ? "\\&" + text : text;
}

QByteArray escaped(std::string_view text)
{
    return escaped(QByteArray(text.data(), qsizetype(text.size())));
}

QByteArray itemOf(const OptionInfo& option)
{
    QByteArray item = ".It ";
    if (option.letter)
        item += QByteArray("Fl ") + option.letter + " , ";
    item += "Fl \\-" + escaped(option.name);
    if (!option.argument.empty())
        item += " Ar " + escaped(argumentOf(option));
    return item + '\n';
}

/// Words in lines of a width that formatters like in their input.
QByteArray paragraph(const QByteArray& words)
{
    constexpr qsizetype width = 76;
    QByteArray text, line;
    for (const QByteArray& word : words.simplified().split(' ')) {
        const QByteArray next = escaped(word);
        if (!line.isEmpty() && line.size() + 1 + next.size() > width) {
            text += line + '\n';
            line.clear();
        }
        line += (line.isEmpty() ? "" : " ") + next;
    }
    return text + line + '\n';
}

QByteArray listOf(std::size_t group)
{
    QByteArray text = ".Ss " + escaped(optionGroups[group].heading) + "\n.Bl -tag -width Ds\n";
    if (group == 0)
        for (const PositionalInfo& positional : positionalTable)
            text += ".It Ar " + escaped(positional.argument) + '\n' +
                    paragraph(QByteArray(positional.description.data(), qsizetype(positional.description.size())));
    for (const OptionInfo& option : optionTable)
        if (std::size_t(option.group) == group)
            text += itemOf(option) + paragraph(descriptionOf(option));
    return text + ".El\n";
}

} // namespace

QByteArray manualPage()
{
    const QDate date = QDate::fromString(QStringLiteral(SOFTFOCUS_DATE), Qt::ISODate);
    QByteArray page = ".Dd " + QLocale::c().toString(date, QStringLiteral("MMMM d, yyyy")).toUtf8() + '\n' + beginning + ".Sh OPTIONS\n";
    for (std::size_t group = 0; group < optionGroups.size(); ++group)
        page += listOf(group);
    page += exitStatus;
    page += ".Sh EXAMPLES\n";
    for (const Example& example : examples)
        page += (page.endsWith("EXAMPLES\n") ? "" : ".Pp\n") + paragraph(example.what) + ".Bd -literal -offset indent\n" +
                escaped(QByteArray(example.line)) + "\n.Ed\n";
    return page;
}

} // namespace softfocus::cli

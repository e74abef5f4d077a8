#include "ui/words/help/about.h"

#include "core/models/bundled_models.h"
#include "ui/words/message_text.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace softfocus {

namespace {

struct About {
    Q_DECLARE_TR_FUNCTIONS(About)
};

/// A licence as it is kept, in lines of a width of its own, as paragraphs.
QString paragraphs(const QString& text)
{
    QStringList parts;
    for (const QString& part : text.trimmed().split(QStringLiteral("\n\n"), Qt::SkipEmptyParts))
        parts << part.simplified();
    return parts.join(QStringLiteral("\n\n"));
}

/// Whose the transformers in the program are, a paragraph each.
QString creditsOfModels()
{
    QStringList credits;
    for (const BundledModel model : bundledModels) {
        const ModelCredit& credit = creditOf(model);
        credits << QStringLiteral("%1: %2 %3 %4")
                       .arg(messageText(credit.title), messageText(credit.origin), messageText(credit.licence), messageText(credit.limits));
    }
    return credits.join(QStringLiteral("\n\n"));
}

} // namespace

std::vector<TextSection> aboutText(const QString& version, const QString& license)
{
    return {
        {About::tr("Softfocus %1").arg(version), About::tr("Shows live how attention turns scores into weights. Every number is computed "
                                                           "from real word vectors, from transformers, from a picture’s colours "
                                                           "or from scores of your own; nothing needs a network.")},
        {About::tr("Word vectors"),
         About::tr("GloVe 6B of 100 dimensions by Jeffrey Pennington, Richard Socher and Christopher D. Manning, reduced to English words "
                   "and marks. The data are in the public domain: Open Data Commons Public Domain Dedication and License 1.0, "
                   "https://opendatacommons.org/licenses/pddl/1-0/.")},
        {About::tr("Transformers"), creditsOfModels()},
        {About::tr("Pictures"),
         About::tr("Chelsea the cat by Stéfan van der Walt and the cup of coffee by Rachel Michetti (both CC0 1.0), Eileen Collins by NASA "
                   "(public domain), made small.")},
        {About::tr("Made with"),
         About::tr("Qt %1 (GNU Lesser General Public License 3), Eigen (Mozilla Public License 2.0), zlib (zlib License), on %2.")
             .arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName())},
        {About::tr("Licence"), paragraphs(license)},
    };
}

} // namespace softfocus

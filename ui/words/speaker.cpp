#include "ui/words/speaker.h"

#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace softfocus {

namespace {

class SpeakerWords {
    Q_DECLARE_TR_FUNCTIONS(SpeakerWords)
};

} // namespace

QString Speaker::row(Index row) const
{
    return m_picture.kind == PictureKind::Overlay ? SpeakerWords::tr("this patch") : nameOf(m_picture, NamedSide::Query, row);
}

QString Speaker::key(Index row, Index column) const
{
    return isItself(row, column) ? SpeakerWords::tr("itself") : this->column(row, column);
}

QString Speaker::query(Index row, Index column) const
{
    return isItself(row, column) ? SpeakerWords::tr("itself") : beside(row, column, nameOf(m_picture, NamedSide::Query, row));
}

QString Speaker::column(Index column) const
{
    return nameOf(m_picture, NamedSide::Key, column);
}

QString Speaker::column(Index row, Index column) const
{
    return beside(row, column, this->column(column));
}

double Speaker::value(Index row, Index column) const
{
    const double value = (*m_picture.values)(row, column);
    const bool isTiny =
        value == 0 && m_picture.stage == Stage::Weights && !m_picture.isAbsent(row, column) && !m_picture.isTrueZero(row, column);
    return isTiny ? std::numeric_limits<double>::denorm_min() : value;
}

QString Speaker::weight(double weight) const
{
    // As in the cells of the map, which show small weights as powers of ten on this scale.
    const bool hasPowers = m_picture.stage == Stage::Weights && m_picture.range == ScaleRange::Logarithmic && !m_picture.diverging;
    if (hasPowers && weight >= std::numeric_limits<double>::min() && weight < leastPlainWeight)
        return smallText(std::log10(weight), NumberForm::Usual);
    return weightTextFor(*m_picture.attention->input, weight);
}

QString Speaker::byUnit(const UnitTexts& texts) const
{
    return softfocus::byUnit(*m_picture.attention->input, texts);
}

bool Speaker::isItself(Index row, Index column) const
{
    return softfocus::isItself(*m_picture.attention->input, row, column);
}

QString Speaker::beside(Index row, Index column, const QString& name) const
{
    return nameBeside(*m_picture.attention->input, row, column, name);
}

} // namespace softfocus

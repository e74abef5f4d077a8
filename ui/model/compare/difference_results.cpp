#include "ui/model/compare/difference_results.h"

#include <utility>

namespace softfocus {

namespace {

/// Above this, measuring takes longer than a share of a frame. Units: weights.
constexpr Index mostAtOnce = 8192;

bool isSameDifference(const Difference& one, const Difference& other)
{
    const auto isSameSide = [](const ComparedSide& a, const ComparedSide& b) {
        return a.attention == b.attention && a.isGiven == b.isGiven;
    };
    return isSameSide(one.minuend, other.minuend) && isSameSide(one.subtrahend, other.subtrahend) && one.minuendName == other.minuendName &&
           one.subtrahendName == other.subtrahendName && one.temperature == other.temperature;
}

/// The minuend as its difference is drawn: threads and stages without weights have none.
std::shared_ptr<const Attention> drawn(const Attention& minuend)
{
    auto attention = std::make_shared<Attention>(minuend);
    attention->scene.view.stage = Stage::Weights;
    if (!isOfPatches(minuend))
        attention->scene.view.picture = PictureKind::Map;
    return attention;
}

/// Null where nobody waits for it any more.
std::shared_ptr<const MeasuredDifference> measuredOf(const Difference& difference, const std::function<bool()>& isWanted)
{
    auto measured = std::make_shared<MeasuredDifference>();
    measured->rows = rowDistances(difference.minuend, difference.subtrahend, isWanted);
    if (std::ssize(measured->rows) < difference.values.rows())
        return nullptr;
    measured->mean = meanDistance(measured->rows);
    return measured;
}

} // namespace

DifferenceResults::DifferenceResults(const ResultSource& results, QObject* parent)
    : ResultSource(parent), m_results(results), m_attention(results.attention())
{
    connect(&m_results, &ResultSource::computingChanged, this, &ResultSource::computingChanged);
    connect(&m_results, &ResultSource::settled, this, [this] {
        if (m_difference && m_waits)
            measure();
        emit settled();
    });
}

DifferenceResults::~DifferenceResults() = default;

void DifferenceResults::take(Difference difference)
{
    if (m_difference && isSameDifference(m_taken, difference))
        return;
    m_taken = difference;
    m_attention = drawn(*difference.minuend.attention);
    difference.minuend.attention = m_attention;
    m_difference = makeDifference(std::move(difference));
    m_measured = nullptr;
    measure();
    emit changed();
    emit measuredChanged();
}

void DifferenceResults::putAway()
{
    if (m_task)
        m_task->cancel();
    m_difference = nullptr;
    m_measured = nullptr;
    m_taken = {};
}

void DifferenceResults::measure()
{
    m_waits = false;
    if (m_difference->values.size() <= mostAtOnce) {
        if (m_task)
            m_task->cancel();
        m_measured = measuredOf(*m_difference, [] { return true; });
        return;
    }
    // While a number is dragged, the pictures need both processors.
    m_waits = m_results.isMoving();
    if (m_waits) {
        if (m_task)
            m_task->cancel();
        return;
    }
    if (!m_task)
        m_task = std::make_unique<Task>(
            QStringLiteral("distances"),
            [](const std::shared_ptr<const Difference>& wanted, const Task::IsWanted& isWanted, const Task::Reply& reply) {
                if (Answer answer = measuredOf(*wanted, isWanted))
                    reply(std::move(answer));
            },
            [this](const Answer& answer) { hear(answer); });
    m_task->request(m_difference);
}

void DifferenceResults::hear(Answer measured)
{
    m_measured = std::move(measured);
    emit measuredChanged();
}

} // namespace softfocus

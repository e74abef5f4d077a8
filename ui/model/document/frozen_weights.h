#pragma once

#include <QObject>

#include <memory>

namespace softfocus {

class ResultSource;
struct Attention;

/// The weights of a moment, to be compared with those that follow: kept for as long as it is the same input that is shown.
class FrozenWeights : public QObject {
    Q_OBJECT

public:
    /// Needs: the results outlive it.
    explicit FrozenWeights(const ResultSource& results, QObject* parent = nullptr);

    /// Keeps the present weights, or lets them go.
    void setFrozen(bool frozen);
    void toggle() { setFrozen(!isFrozen()); }
    bool isFrozen() const { return m_result != nullptr; }
    /// What was frozen, or null.
    const std::shared_ptr<const Attention>& result() const { return m_result; }

signals:
    void changed(); ///< also where another input is shown, to which the frozen weights say nothing

private:
    void follow();

    const ResultSource& m_results;
    std::shared_ptr<const Attention> m_result;
};

} // namespace softfocus

#include "core/rows/expansion.h"

#include <cmath>
#include <limits>
#include <utility>

namespace softfocus {

void Expansion::add(double value)
{
    std::size_t kept = 0;
    for (double part : m_parts) {
        if (std::abs(value) < std::abs(part))
            std::swap(value, part);
        const double sum = value + part;
        const double rest = part - (sum - value);
        if (rest != 0)
            m_parts[kept++] = rest;
        value = sum;
    }
    m_parts.resize(kept);
    if (value != 0)
        m_parts.push_back(value);
}

void Expansion::addProduct(double a, double b)
{
    const double product = a * b;
    add(product);
    add(std::fma(a, b, -product));
}

void Expansion::addProduct(double factor, const Expansion& other)
{
    for (const double part : other.m_parts)
        addProduct(factor, part);
}

int Expansion::sign() const
{
    if (m_parts.empty())
        return 0;
    return m_parts.back() < 0 ? -1 : 1;
}

double Expansion::rounded() const
{
    // From the smallest up, each addition rounds by less than what the next one's last digit is worth, but the last one.
    double sum = 0;
    for (const double part : m_parts)
        sum += part;
    return sum;
}

double Expansion::roundedDown() const
{
    double result = rounded();
    const auto isAbove = [this](double bound) {
        Expansion rest = *this;
        rest.add(-bound);
        return rest.sign() < 0;
    };
    constexpr double infinity = std::numeric_limits<double>::infinity();
    while (isAbove(result))
        result = std::nextafter(result, -infinity);
    for (double next = result; !isAbove(next); next = std::nextafter(next, infinity))
        result = next;
    return result;
}

long double Expansion::value() const
{
    long double sum = 0;
    for (const double part : m_parts)
        sum += part;
    return sum;
}

} // namespace softfocus

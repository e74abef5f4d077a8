#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <string>
#include <vector>

namespace softfocus::test {

/// An array of an .npz file, all of its numbers as doubles.
struct NpzArray {
    std::vector<long long> shape;
    std::vector<double> values; ///< row by row

    /// The number at a place of as many indexes as the shape has lengths.
    double at(const std::vector<long long>& place) const;
};

/// The arrays of an .npz file of NumPy, of float32, float64, int32 and int64, by their names. Empty where it cannot be read.
std::map<std::string, NpzArray> readNpz(const QString& path);

} // namespace softfocus::test

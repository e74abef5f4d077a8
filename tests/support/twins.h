#pragma once

#include "core/attention/attention.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QTest>

#include <cmath>

namespace softfocus::test {

/// What tests/data/pictures/make_reference.py computed.
inline QJsonObject twin(const char* name)
{
    QFile file(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/pictures/%1.json").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

inline Matrix matrixOf(const QJsonValue& value)
{
    const QJsonArray rows = value.toArray();
    Matrix matrix(rows.size(), rows.isEmpty() ? 0 : rows.first().toArray().size());
    for (Index row = 0; row < matrix.rows(); ++row)
        for (Index column = 0; column < matrix.cols(); ++column)
            matrix(row, column) = rows[row].toArray()[column].toDouble();
    return matrix;
}

/// The most by which some rows, and their first columns, differ from a twin's; infinite where there are fewer or a number is none.
inline double distance(const Matrix& whole, const QJsonArray& rows, const Matrix& twins)
{
    if (twins.rows() != rows.size() || twins.size() == 0 || twins.cols() > whole.cols())
        return INFINITY;
    double most = 0;
    for (Index i = 0; i < twins.rows(); ++i) {
        const Index row = rows[i].toInt();
        for (Index column = 0; column < twins.cols(); ++column) {
            const double difference = std::abs(whole(row, column) - twins(i, column));
            most = std::isnan(difference) ? INFINITY : std::max(most, difference);
        }
    }
    return most;
}

/// Holds every case of a twin, weights and outputs, against the scene with its normalizer and temperature.
inline void compareCases(Scene scene, const std::shared_ptr<const Input>& input, const QJsonObject& twin)
{
    constexpr double tolerance = 1e-12;
    const QJsonArray cases = twin["cases"].toArray();
    QVERIFY(!cases.isEmpty());
    for (const QJsonValue& one : cases) {
        const QString name = one["normalizer"].toString();
        scene.variant.normalizer = *Normalizer::named(name.toStdString());
        scene.variant.temperature = one["temperature"].toDouble();
        const std::shared_ptr<const Attention> attention = attend(scene, input, nullptr);
        const double weights = distance(attention->weights->values, twin["rows"].toArray(), matrixOf(one["weights"]));
        const double outputs = distance(attention->output->values, twin["rows"].toArray(), matrixOf(one["output"]));
        QVERIFY2(weights <= tolerance && outputs <= tolerance, qPrintable(QStringLiteral("%1 at %2: weights off by %3, output by %4")
                                                                              .arg(name)
                                                                              .arg(scene.variant.temperature)
                                                                              .arg(weights)
                                                                              .arg(outputs)));
    }
}

} // namespace softfocus::test

#pragma once

namespace softfocus {

/// Where a temperature is on a logarithmic scale. Range: [0, 1]; 0 and ∞ stand at the ends.
double placeOfTemperature(double temperature);

/// How many steps a big step is: a quarter of a decade.
inline constexpr int bigTemperatureStep = 5;

/// The temperature that lies `steps` neat values away: twenty a decade (the preferred numbers R20 of ISO 3), between
/// lowestTemperature and highestTemperature, then 0 and ∞. Range: temperature in [0, ∞].
double steppedTemperature(double temperature, int steps);

/// A temperature on as few digits as a pixel of a scale can tell apart.
double temperatureOnFewDigits(double temperature);

/// What scores may be multiplied by on a slider, and how far a big step goes: a quarter of a decade.
inline constexpr double lowestFactor = 0.01, highestFactor = 10000;
inline constexpr int bigFactorStep = 5;

/// The factor that lies `steps` neat values away: twenty a decade, between lowestFactor and highestFactor. Range: factor positive.
double steppedFactor(double factor, int steps);

/// A factor on as few digits as a pixel of a scale can tell apart.
double factorOnFewDigits(double factor);

/// How far a big step of α goes, in neat values.
inline constexpr int bigAlphaStep = 5;

/// The α that lies `steps` neat values away, within its range.
double steppedAlpha(double alpha, int steps);

/// How far big steps of a picture's grid and noise go.
inline constexpr int bigGridStep = 4, bigNoiseStep = 5;

/// The noise that lies `steps` hundredths away, within its range.
double steppedNoise(double noise, int steps);

} // namespace softfocus

// SPDX-License-Identifier: MIT
#include "core/color_vision.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon {

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr Matrix protanopia = {{{0.152286, 1.052583, -0.204868},
                                {0.114503, 0.786281, 0.099216},
                                {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia = {{{0.367322, 0.860646, -0.227968},
                                  {0.280085, 0.672501, 0.047413},
                                  {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia = {{{1.255528, -0.076749, -0.178779},
                                {-0.078411, 0.930809, 0.147602},
                                {0.004733, 0.691367, 0.303900}}};
/// Relative luminance of sRGB (IEC 61966-2-1) three times.
constexpr Vector luminance = {0.2126, 0.7152, 0.0722};
constexpr Matrix greys = {luminance, luminance, luminance};
constexpr Matrix xyz_of_srgb = {{{0.4124564, 0.3575761, 0.1804375},
                                 {0.2126729, 0.7151522, 0.0721750},
                                 {0.0193339, 0.1191920, 0.9503041}}};
constexpr Vector white_d65 = {0.95047, 1.0, 1.08883};

double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double encoded(double c) {
    const double inside = std::clamp(c, 0.0, 1.0);
    return inside <= 0.0031308 ? inside * 12.92 : 1.055 * std::pow(inside, 1.0 / 2.4) - 0.055;
}

Vector product(const Matrix& m, const Vector& v) {
    Vector out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return out;
}

struct Lab {
    double l = 0.0;
    double a = 0.0;
    double b = 0.0;
};

Lab lab_of(const Color& color) {
    const Vector xyz = product(xyz_of_srgb, {linear(color.r), linear(color.g), linear(color.b)});
    const auto f = [](double t) {
        constexpr double delta = 6.0 / 29.0;
        return t > delta * delta * delta ? std::cbrt(t) : t / (3.0 * delta * delta) + 4.0 / 29.0;
    };
    const double x = f(xyz[0] / white_d65[0]);
    const double y = f(xyz[1] / white_d65[1]);
    const double z = f(xyz[2] / white_d65[2]);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

constexpr double degree = std::numbers::pi / 180.0;

/// Hue angle in degrees, 0..360; 0 for greys.
double hue(double a, double b) {
    if (a == 0.0 && b == 0.0) return 0.0;
    const double h = std::atan2(b, a) / degree;
    return h < 0.0 ? h + 360.0 : h;
}

double seventh(double c) {
    const double p = std::pow(c, 7.0);
    return std::sqrt(p / (p + std::pow(25.0, 7.0)));
}

/// Chroma and hue with the a axis stretched near grey.
struct Polar {
    double chroma = 0.0;
    double hue = 0.0;
};

Polar polar(const Lab& lab, double stretch) {
    const double a = lab.a * stretch;
    return {std::hypot(a, lab.b), hue(a, lab.b)};
}

/// Mean of two hues along the shorter way; the sum where one colour is grey.
double mean_hue(const Polar& p, const Polar& q) {
    if (p.chroma * q.chroma == 0.0) return p.hue + q.hue;
    const double sum = p.hue + q.hue;
    if (std::abs(p.hue - q.hue) <= 180.0) return sum / 2.0;
    return sum < 360.0 ? (sum + 360.0) / 2.0 : (sum - 360.0) / 2.0;
}

double hue_step(const Polar& p, const Polar& q) {
    if (p.chroma * q.chroma == 0.0) return 0.0;
    double step = q.hue - p.hue;
    if (step > 180.0) step -= 360.0;
    if (step < -180.0) step += 360.0;
    return step;
}

} // namespace

std::string_view name(Vision vision) {
    constexpr std::array<std::string_view, 5> names = {"normal vision", "protanopia",
                                                       "deuteranopia", "tritanopia", "grey"};
    return names.at(static_cast<std::size_t>(vision));
}

Color seen_by(const Color& color, Vision vision) {
    if (vision == Vision::normal) return color;
    const Matrix& matrix = vision == Vision::protan   ? protanopia
                           : vision == Vision::deutan ? deuteranopia
                           : vision == Vision::tritan ? tritanopia
                                                      : greys;
    const Vector seen = product(matrix, {linear(color.r), linear(color.g), linear(color.b)});
    return {encoded(seen[0]), encoded(seen[1]), encoded(seen[2]), color.a};
}

double color_difference(const Color& first, const Color& second) {
    const Lab x = lab_of(first);
    const Lab y = lab_of(second);
    const double mean_c = (std::hypot(x.a, x.b) + std::hypot(y.a, y.b)) / 2.0;
    const double stretch = 1.0 + 0.5 * (1.0 - seventh(mean_c));
    const Polar p = polar(x, stretch);
    const Polar q = polar(y, stretch);
    const double dl = y.l - x.l;
    const double dc = q.chroma - p.chroma;
    const double dh =
        2.0 * std::sqrt(p.chroma * q.chroma) * std::sin(hue_step(p, q) / 2.0 * degree);
    const double l = (x.l + y.l) / 2.0;
    const double c = (p.chroma + q.chroma) / 2.0;
    const double h = mean_hue(p, q);
    const double t = 1.0 - 0.17 * std::cos((h - 30.0) * degree) +
                     0.24 * std::cos(2.0 * h * degree) + 0.32 * std::cos((3.0 * h + 6.0) * degree) -
                     0.20 * std::cos((4.0 * h - 63.0) * degree);
    const double off = (l - 50.0) * (l - 50.0);
    const double sl = 1.0 + 0.015 * off / std::sqrt(20.0 + off);
    const double sc = 1.0 + 0.045 * c;
    const double sh = 1.0 + 0.015 * c * t;
    const double turn = 30.0 * std::exp(-std::pow((h - 275.0) / 25.0, 2.0));
    const double rt = -std::sin(2.0 * turn * degree) * 2.0 * seventh(c);
    const double a = dl / sl;
    const double b = dc / sc;
    const double d = dh / sh;
    return std::sqrt(std::max(0.0, a * a + b * b + d * d + rt * b * d));
}

} // namespace cordon

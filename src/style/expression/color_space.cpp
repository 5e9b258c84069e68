// SPDX-License-Identifier: MIT
#include "style/expression/color_space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace cordon::style {

namespace {

// CIE 1976 L*a*b* with reference white D50, the one that ICC profiles use; the matrices are those
// of sRGB adapted to it.
constexpr double white_x = 0.96422;
constexpr double white_z = 0.82521;
constexpr double delta = 6.0 / 29.0;
constexpr double radians = std::numbers::pi / 180.0;
constexpr double degrees = 180.0 / std::numbers::pi;

struct Lab {
    double l = 0.0;
    double a = 0.0;
    double b = 0.0;
    double alpha = 1.0;
};

/// Hue in degrees, NaN for greys.
struct Hcl {
    double h = 0.0;
    double c = 0.0;
    double l = 0.0;
    double alpha = 1.0;
};

double lerp(double a, double b, double t) {
    return a + t * (b - a);
}

double to_linear(double x) {
    return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
}

double to_gamma(double x) {
    const double value = x <= 0.00304 ? 12.92 * x : 1.055 * std::pow(x, 1.0 / 2.4) - 0.055;
    return std::clamp(value, 0.0, 1.0);
}

double lab_curve(double t) {
    return t > delta * delta * delta ? std::pow(t, 1.0 / 3.0)
                                     : t / (3.0 * delta * delta) + 4.0 / 29.0;
}

double lab_inverse(double t) {
    return t > delta ? t * t * t : 3.0 * delta * delta * (t - 4.0 / 29.0);
}

Lab to_lab(const Color& color) {
    const double r = to_linear(color.r);
    const double g = to_linear(color.g);
    const double b = to_linear(color.b);
    const double y = lab_curve(0.2225045 * r + 0.7168786 * g + 0.0606169 * b);
    double x = y;
    double z = y;
    // Exactly grey, so that greys have no hue by rounding.
    if (r != g || g != b) {
        x = lab_curve((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / white_x);
        z = lab_curve((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / white_z);
    }
    return {std::max(0.0, 116.0 * y - 16.0), 500.0 * (x - y), 200.0 * (y - z), color.a};
}

Color from_lab(const Lab& lab) {
    const double fy = (lab.l + 16.0) / 116.0;
    const double x = white_x * lab_inverse(std::isnan(lab.a) ? fy : fy + lab.a / 500.0);
    const double y = lab_inverse(fy);
    const double z = white_z * lab_inverse(std::isnan(lab.b) ? fy : fy - lab.b / 200.0);
    return {to_gamma(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
            to_gamma(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
            to_gamma(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), lab.alpha};
}

double full_turn(double angle) {
    const double rest = std::fmod(angle, 360.0);
    return rest < 0.0 ? rest + 360.0 : rest;
}

Hcl to_hcl(const Color& color) {
    const Lab lab = to_lab(color);
    const double chroma = std::sqrt(lab.a * lab.a + lab.b * lab.b);
    const bool grey = std::round(chroma * 10000.0) == 0.0;
    const double hue = grey ? std::numeric_limits<double>::quiet_NaN()
                            : full_turn(std::atan2(lab.b, lab.a) * degrees);
    return {hue, chroma, lab.l, lab.alpha};
}

Color from_hcl(const Hcl& hcl) {
    const double angle = std::isnan(hcl.h) ? 0.0 : hcl.h * radians;
    return from_lab({hcl.l, std::cos(angle) * hcl.c, std::sin(angle) * hcl.c, hcl.alpha});
}

double mix_hue(double a, double b, double t) {
    double turn = b - a;
    if (turn > 180.0) turn -= 360.0;
    if (turn < -180.0) turn += 360.0;
    return a + t * turn;
}

bool black_or_white(const Hcl& color) {
    return color.l == 1.0 || color.l == 0.0;
}

Color mix_hcl(const Hcl& a, const Hcl& b, double t) {
    Hcl out{0.0, lerp(a.c, b.c, t), lerp(a.l, b.l, t), lerp(a.alpha, b.alpha, t)};
    if (std::isnan(a.h)) {
        out.h = b.h;
        if (!std::isnan(b.h) && black_or_white(a)) out.c = b.c;
    } else if (std::isnan(b.h)) {
        out.h = a.h;
        if (black_or_white(b)) out.c = a.c;
    } else {
        out.h = mix_hue(a.h, b.h, t);
    }
    return from_hcl(out);
}

} // namespace

Color hsl_to_rgb(double hue, double saturation, double lightness, double alpha) {
    const double h = full_turn(hue);
    const auto part = [&](double n) {
        const double k = std::fmod(n + h / 30.0, 12.0);
        const double a = saturation * std::min(lightness, 1.0 - lightness);
        return lightness - a * std::max(-1.0, std::min({k - 3.0, 9.0 - k, 1.0}));
    };
    return {part(0.0), part(8.0), part(4.0), alpha};
}

Color unblended(const Color& color) {
    if (color.a == 0.0) return color;
    const auto part = [&](double value) { return value * color.a / color.a; };
    return {part(color.r), part(color.g), part(color.b), color.a};
}

Color mix(const Color& from, const Color& to, double t, ColorSpace space) {
    const Color a = unblended(from);
    const Color b = unblended(to);
    if (space == ColorSpace::hcl) return mix_hcl(to_hcl(a), to_hcl(b), t);
    if (space == ColorSpace::lab) {
        const Lab x = to_lab(a);
        const Lab y = to_lab(b);
        return from_lab(
            {lerp(x.l, y.l, t), lerp(x.a, y.a, t), lerp(x.b, y.b, t), lerp(x.alpha, y.alpha, t)});
    }
    return {lerp(a.r, b.r, t), lerp(a.g, b.g, t), lerp(a.b, b.b, t), lerp(a.a, b.a, t)};
}

} // namespace cordon::style

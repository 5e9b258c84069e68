// SPDX-License-Identifier: MIT
#include "render/cmyk/inks.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace cordon::render::cmyk {

namespace {

constexpr cmsUInt32Number intent = INTENT_RELATIVE_COLORIMETRIC;
constexpr cmsUInt32Number flags = cmsFLAGS_BLACKPOINTCOMPENSATION;

/// Colours this near to grey and not lighter than that lightness are printed in black. CIELAB.
constexpr double nearly_gray = 4.0;
constexpr double still_dark = 65.0;
/// Difference of channels below which a colour is a grey: half of an 8-bit step.
constexpr double same_channel = 0.5 / 255.0;

Transform make(cmsHPROFILE from, cmsUInt32Number in, cmsHPROFILE to, cmsUInt32Number out) {
    Transform transform(cmsCreateTransform(from, in, to, out, intent, flags));
    if (!transform) throw std::runtime_error("it has no tables for this conversion");
    return transform;
}

/// The description in English, else the first; without control characters.
std::string description_of(cmsHPROFILE profile) {
    std::string text(256, '\0');
    const cmsUInt32Number size =
        cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text.data(),
                               static_cast<cmsUInt32Number>(text.size()));
    text.resize(std::min<std::size_t>(size, text.size()));
    std::erase_if(text, [](char c) { return c < ' ' || c > '~'; });
    return text.empty() ? "unnamed CMYK profile" : text;
}

bool is_gray(const Rgb& c) {
    const auto [low, high] = std::minmax({c[0], c[1], c[2]});
    return high - low <= same_channel;
}

} // namespace

InkTable::InkTable(std::string_view profile) {
    cmsSetLogErrorHandler([](cmsContext, cmsUInt32Number, const char*) {});
    const Profile inks(
        cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
    if (!inks) throw std::runtime_error("it is no ICC profile");
    if (cmsGetColorSpace(inks.get()) != cmsSigCmykData)
        throw std::runtime_error("it is an ICC profile, but not for CMYK");
    if (cmsGetDeviceClass(inks.get()) != cmsSigOutputClass)
        throw std::runtime_error("it is a CMYK profile, but not of a printing condition");
    name_ = description_of(inks.get());
    const Profile srgb(cmsCreate_sRGBProfile());
    const Profile lab(cmsCreateLab4Profile(nullptr));
    colors_ = make(srgb.get(), TYPE_RGB_DBL, inks.get(), TYPE_CMYK_DBL);
    pixels_ = make(srgb.get(), TYPE_RGB_8, inks.get(), TYPE_CMYK_8);
    to_lab_ = make(srgb.get(), TYPE_RGB_DBL, lab.get(), TYPE_Lab_DBL);
    measure_black(inks.get(), lab.get());
}

void InkTable::measure_black(cmsHPROFILE inks, cmsHPROFILE lab) {
    constexpr int steps = 256;
    const Transform transform(
        cmsCreateTransform(inks, TYPE_CMYK_DBL, lab, TYPE_Lab_DBL, intent, 0));
    if (!transform) throw std::runtime_error("it has no table from inks to colours");
    lightness_.reserve(steps + 1);
    for (int i = 0; i <= steps; ++i) {
        const std::array<double, 4> black{0, 0, 0, 100.0 * i / steps};
        cmsCIELab seen{};
        cmsDoTransform(transform.get(), black.data(), &seen, 1);
        // A profile may waver; a table that falls can be turned round.
        lightness_.push_back(lightness_.empty() ? seen.L : std::min(seen.L, lightness_.back()));
    }
    if (!(lightness_.front() - lightness_.back() >= 20.0)) // nor is what is no number
        throw std::runtime_error("its black is hardly darker than its paper");
}

double InkTable::black_of_lightness(double lightness) const {
    const double wanted = lightness_.back() + std::clamp(lightness / 100.0, 0.0, 1.0) *
                                                  (lightness_.front() - lightness_.back());
    const auto steps = static_cast<double>(lightness_.size() - 1);
    const auto darker = std::lower_bound(lightness_.begin(), lightness_.end(), wanted,
                                         [](double a, double b) { return a > b; });
    if (darker == lightness_.begin()) return 0.0;
    if (darker == lightness_.end()) return 1.0;
    const double above = *(darker - 1);
    const double share = above > *darker ? (above - wanted) / (above - *darker) : 1.0;
    return (static_cast<double>(darker - lightness_.begin()) - 1.0 + share) / steps;
}

double InkTable::black_of(double gray) const {
    if (gray <= 0.0) return 1.0;
    if (gray >= 1.0) return 0.0;
    const Rgb color{gray, gray, gray};
    cmsCIELab seen{};
    cmsDoTransform(to_lab_.get(), color.data(), &seen, 1);
    return black_of_lightness(seen.L);
}

Inks InkTable::inks_of(const Rgb& color) {
    const auto found = known_.find(color);
    if (found != known_.end()) return found->second;
    Inks inks{};
    cmsCIELab seen{};
    cmsDoTransform(to_lab_.get(), color.data(), &seen, 1);
    if (is_gray(color)) {
        inks[3] = black_of(color[1]);
    } else if (seen.L <= still_dark && std::hypot(seen.a, seen.b) <= nearly_gray) {
        inks[3] = black_of_lightness(seen.L);
    } else {
        cmsDoTransform(colors_.get(), color.data(), inks.data(), 1);
        for (double& ink : inks) ink = std::clamp(ink / 100.0, 0.0, 1.0);
    }
    constexpr std::size_t most_known = 100'000; // a map has hundreds of colours
    if (known_.size() < most_known) known_.emplace(color, inks);
    return inks;
}

std::string InkTable::convert_pixels(std::string_view rgb) const {
    const std::size_t count = rgb.size() / 3;
    std::string out(count * 4, '\0');
    cmsDoTransform(pixels_.get(), rgb.data(), out.data(), static_cast<cmsUInt32Number>(count));
    std::array<char, 256> blacks{};
    for (std::size_t g = 0; g < blacks.size(); ++g)
        blacks.at(g) =
            static_cast<char>(std::lround(255.0 * black_of(static_cast<double>(g) / 255.0)));
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view pixel = rgb.substr(i * 3, 3);
        if (pixel[0] != pixel[1] || pixel[1] != pixel[2]) continue;
        out.replace(i * 4, 3, 3, '\0');
        out[i * 4 + 3] = blacks.at(static_cast<unsigned char>(pixel[0]));
    }
    return out;
}

std::string InkTable::convert_gray(std::string_view gray) const {
    std::string rgb;
    rgb.reserve(gray.size() * 3);
    for (const char c : gray) rgb.append(3, c);
    return convert_pixels(rgb);
}

} // namespace cordon::render::cmyk

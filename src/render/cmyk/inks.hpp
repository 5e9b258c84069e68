// SPDX-License-Identifier: MIT
#pragma once

#include <lcms2.h>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cordon::render::cmyk {

using Rgb = std::array<double, 3>;  ///< sRGB, 0..1
using Inks = std::array<double, 4>; ///< shares of cyan, magenta, yellow and black, 0..1

/// Calls a destroy function of Little CMS.
template <auto Destroy>
struct Closer {
    void operator()(void* handle) const { Destroy(handle); }
};
using Profile = std::unique_ptr<void, Closer<cmsCloseProfile>>;
using Transform = std::unique_ptr<void, Closer<cmsDeleteTransform>>;

/// sRGB to the inks of a printing condition: relative colorimetric with black point compensation.
/// What is grey, and what is dark and nearly grey (texts, thin lines), is printed with black alone,
/// so that four plates need not meet in a letter; such a grey is as light as the profile says, from
/// its paper to its black.
class InkTable {
  public:
    /// Throws std::runtime_error with the reason when the bytes are no CMYK profile of an output
    /// device.
    explicit InkTable(std::string_view profile);

    /// The profile's own description.
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] Inks inks_of(const Rgb& color);
    /// Black for a grey of the given sRGB value, 0..1.
    [[nodiscard]] double black_of(double gray) const;
    /// Rows of 8-bit sRGB pixels to rows of 8-bit inks.
    [[nodiscard]] std::string convert_pixels(std::string_view rgb) const;
    /// The same for grey pixels.
    [[nodiscard]] std::string convert_gray(std::string_view gray) const;

  private:
    void measure_black(cmsHPROFILE inks, cmsHPROFILE lab);
    [[nodiscard]] double black_of_lightness(double lightness) const;

    std::string name_;
    Transform colors_;              ///< RGB_DBL to CMYK_DBL
    Transform pixels_;              ///< RGB_8 to CMYK_8
    Transform to_lab_;              ///< RGB_DBL to Lab_DBL
    std::vector<double> lightness_; ///< L* of black alone from 0 to 1, falling
    std::map<Rgb, Inks> known_;
};

} // namespace cordon::render::cmyk

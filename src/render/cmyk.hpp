// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace cordon::render {

/// An ICC profile of a printing condition with four inks.
struct CmykProfile {
    std::string name; ///< its own description, such as `FOGRA39L Coated`
    std::shared_ptr<const std::string> bytes;
};

/// Looks into a profile. `file` names it in errors. Throws Error when it is not of that kind, or
/// when the plugin `cordon_cmyk` is missing.
[[nodiscard]] CmykProfile read_cmyk_profile(std::string bytes, const std::string& file);

/// The PDF with all that it paints in DeviceCMYK and the profile as its output intent; the same
/// input gives the same bytes. Throws Error for what cannot be converted.
[[nodiscard]] std::string to_cmyk(std::string_view pdf, const CmykProfile& profile);

} // namespace cordon::render

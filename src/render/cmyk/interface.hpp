// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// The narrow door between the program and the plugin `cordon_cmyk`, which alone is linked with
/// qpdf and Little CMS. Plain C structs: the plugin needs nothing of the program.
namespace cordon::render::cmyk {

/// Raised when a struct changes; a plugin of another version is refused.
inline constexpr std::uint32_t interface_version = 1;

/// A colour profile to describe, or a PDF to convert with it.
struct Request {
    std::uint32_t version = interface_version;
    const char* profile = nullptr; ///< an ICC profile of a CMYK printing condition
    std::size_t profile_size = 0;
    const char* pdf = nullptr; ///< nullptr = only describe the profile
    std::size_t pdf_size = 0;
    /// Receives the converted file, in one or more parts.
    void (*append)(void* out, const char* data, std::size_t size) = nullptr;
    void* out = nullptr;
};

struct Answer {
    bool done = false;
    std::array<char, 256> name{};   ///< description inside the profile, UTF-8, zero-terminated
    std::array<char, 512> reason{}; ///< zero-terminated, when it is not done
};

using ConvertFunction = void (*)(const Request* request, Answer* answer);
inline constexpr const char* convert_function_name = "cordon_cmyk_convert";

} // namespace cordon::render::cmyk

// SPDX-License-Identifier: MIT
#pragma once

#include <cairo.h>

#include <array>
#include <cstddef>
#include <cstdint>

/// The narrow door between the program and the plugin `cordon_icons`, which alone is linked with
/// librsvg. Plain C structs: the plugin needs nothing of the program but the same Cairo.
namespace cordon::render::icon {

/// Raised when a struct changes; a plugin of another version is refused.
inline constexpr std::uint32_t interface_version = 1;

/// An SVG document to measure, or to paint into a box at the origin.
struct Request {
    std::uint32_t version = interface_version;
    const char* svg = nullptr;
    std::size_t size = 0;
    cairo_t* target = nullptr; ///< nullptr = only measure
    double width = 0.0;        ///< of the box, in the target's units
    double height = 0.0;
};

struct Answer {
    bool done = false;
    double width = 0.0; ///< measured: pixels as the document says, else of its view box
    double height = 0.0;
    std::array<char, 512> reason{}; ///< zero-terminated, when it is not done
};

using DrawFunction = void (*)(const Request* request, Answer* answer);
inline constexpr const char* draw_function_name = "cordon_icons_draw";

} // namespace cordon::render::icon

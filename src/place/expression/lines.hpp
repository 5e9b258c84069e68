// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "geom/shapes.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place {

/// A road, river or border.
struct NamedLine {
    std::string name;       ///< of the river, or of the corridor
    std::string other_name; ///< in English, or the same
    std::string ref;        ///< `RN6`; empty for anything but roads
    std::string from;       ///< names of a road's ends, empty = not known
    std::string to;
    geom::LonLatShape shape{geom::Kind::line};
};

/// Where roads, rivers and borders run. Implementations answer the same question with the same
/// lines in the same order.
class Lines {
  public:
    Lines() = default;
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;
    Lines(Lines&&) = delete;
    Lines& operator=(Lines&&) = delete;
    virtual ~Lines() = default;

    /// Lines whose box touches the window (longitude/latitude; max_x > 180 crosses the
    /// antimeridian).
    [[nodiscard]] virtual std::vector<NamedLine> roads(const geom::LonLatBox& window) const = 0;
    [[nodiscard]] virtual std::vector<NamedLine> rivers(const geom::LonLatBox& window) const = 0;
    [[nodiscard]] virtual std::vector<NamedLine> borders(const geom::LonLatBox& window) const = 0;
    /// Land of the window: countries, perhaps one feature each.
    [[nodiscard]] virtual geom::LonLatShapes land(const geom::LonLatBox& window) const = 0;
    /// Lakes of the window.
    [[nodiscard]] virtual geom::LonLatShapes lakes(const geom::LonLatBox& window) const = 0;
};

/// The shipped lines (`geodata/`: corridors, rivers, boundaries, countries, lakes) and the user's
/// road files, which may be any vector file with lines and perhaps `ref`, `name`, `from` and `to`.
/// Layers are read on first use; may be shared between threads. Throws Error from the questions
/// when a file is missing or unreadable.
[[nodiscard]] std::unique_ptr<Lines>
shipped_lines(const std::vector<std::filesystem::path>& roads = {});

/// True when a name of a road in a text means the line: `RN6` and `N6`, `HWY6`; by letters and
/// digits without case and spaces.
[[nodiscard]] bool same_road(std::string_view stated, std::string_view ref);

/// The shortest way along the lines from one place to another; empty when they are not connected.
struct Way {
    std::vector<geom::LonLat> line;
    double length_km = 0.0;
    std::vector<std::string> refs; ///< roads that it follows, in their order, each once
};
/// Places join the network at its nearest vertex within `snap_km`.
[[nodiscard]] Way find_way(const std::vector<NamedLine>& lines, geom::LonLat from, geom::LonLat to,
                           double snap_km);

} // namespace cordon::place

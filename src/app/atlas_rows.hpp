// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "geom/point.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordon::app {

/// One row of the table that an atlas is drawn from: one map.
struct AtlasRow {
    std::size_t number = 0; ///< 1-based
    int line = 0;           ///< of the file; 0 when it has no lines
    std::vector<std::pair<std::string, std::string>> values; ///< column and text, in their order
    std::optional<geom::LonLatBox> box;                      ///< of a line or an area
    std::optional<geom::LonLat> position;                    ///< of a point

    /// The text of a column, compared without regard to ASCII case; nullptr when there is none.
    [[nodiscard]] const std::string* find(std::string_view column) const;
};

/// Most maps of one atlas.
inline constexpr std::size_t max_atlas_rows = 10'000;

/// Reads a CSV table, or any vector file, whose attributes become columns and whose geometries
/// become extents. Throws Error when there is no row, or more than max_atlas_rows.
[[nodiscard]] std::vector<AtlasRow> read_atlas_rows(const std::filesystem::path& path,
                                                    Reporter& reporter);

/// What a column's text is put into.
enum class TemplateUse {
    text,     ///< as it is
    file_name ///< made safe by file_name_part()
};

/// Puts the row's texts in place of `{column}`; `{row}` is its number with at least three digits;
/// `{{` and `}}` stand for braces. Throws Error for a column that is not there.
[[nodiscard]] std::string fill_template(std::string_view text, const AtlasRow& row,
                                        TemplateUse use = TemplateUse::text);

/// A text as a part of a file name: no separators, no control characters, none of `<>:"|?*\`, no
/// leading or trailing dot or space, at most 100 bytes of UTF-8. Empty when nothing is left.
[[nodiscard]] std::string file_name_part(std::string_view text);

/// Changes the tree of a project file for one row: fills its texts, then sets keys from columns.
/// A column named like a key with its table, `map.title` or `sheet.map_number`, sets that key;
/// `centre`, `width`, `width_km`, `bbox` and `extent` set those of `[map]`; `lat` and `lon` (or the
/// position of a point) the centre; the box of a line or an area the extent, with a margin. Empty
/// cells change nothing.
[[nodiscard]] Json apply_row(const Json& tree, const AtlasRow& row);

} // namespace cordon::app

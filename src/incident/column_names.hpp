// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cordon::incident {

/// What a column of a table of incidents can hold.
enum class Field {
    id,
    latitude,
    longitude,
    position, ///< both coordinates in one cell
    zone,     ///< of UTM
    easting,
    northing,
    date,
    date_start, ///< where the day is not known, beside `date`
    date_end,
    year,
    month,
    day,
    type,
    title,
    place,
    admin1, ///< name of the first-order division
    admin2,
    radius_km,
    radius_m,
    precision, ///< how exact the position is, in words
    claim,
    source,
    url,
    notes,
    killed,
    killed_low, ///< least and greatest number of dead, beside or instead of `killed`
    killed_high,
    injured,
    kidnapped,
    displaced,
    vessel
};

/// The usual names of such a column in English, French, Spanish, Portuguese, German and a few other
/// languages, folded; the more telling ones first.
[[nodiscard]] std::span<const std::string> column_names(Field field);

/// True for a name that means something else in another language or table, such as `data` or `tag`:
/// such a column is taken only when its cells fit.
[[nodiscard]] bool is_ambiguous(std::string_view folded);

/// True for a column that asks whether a report is confirmed: `Verified`, `confirmado`.
[[nodiscard]] bool asks_for_claim(std::string_view name);

/// The tags of the Humanitarian Exchange Language (HXL 1.1) for a column, without attributes that
/// do not matter: `#geo+lat`; the more telling ones first.
[[nodiscard]] std::span<const std::string_view> column_tags(Field field);

/// True when the HXL tag in a cell, such as `#affected +killed+f`, has the hashtag and all
/// attributes of `wanted`.
[[nodiscard]] bool tag_matches(std::string_view given, std::string_view wanted);

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cordon::render {

/// The record of its run (JSON) that a map file of ours carries: the `cordon:record` of a PNG, the
/// metadata of an SVG, the attached `record.json` of a PDF. Empty when the file is of one of these
/// kinds and has none. Throws Error when it is of another kind or damaged.
[[nodiscard]] std::optional<std::string> read_record(std::string_view file);

} // namespace cordon::render

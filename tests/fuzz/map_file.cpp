// SPDX-License-Identifier: MIT
// A project file: what was read is written again and must read back the same.
#include "app/map_reader.hpp"
#include "fuzz/support.hpp"

namespace cordon::fuzz {

void run(std::string_view input) {
    const app::ParsedMap parsed = app::parse_map(input, "map.toml", "/nowhere");
    static_cast<void>(app::rule_faults(parsed.document));
    for (const Diagnostic& finding : parsed.diagnostics)
        require(!finding.message.empty(), "a finding without words");
    const std::string written = app::to_map_toml(parsed.document);
    const app::ParsedMap again = app::parse_map(written, "own.toml", "/nowhere");
    require(app::to_map_toml(again.document) == written, "a project file reads back differently");
}

} // namespace cordon::fuzz

// SPDX-License-Identifier: MIT
// The record of a run inside a PNG, SVG or PDF or in a sidecar, and its check.
#include "render/record.hpp"

#include "app/record_check.hpp"
#include "fuzz/support.hpp"

namespace cordon::fuzz {

void run(std::string_view input) {
    CollectingReporter findings;
    const MemoryFile file(input);
    // A folder that is not there: what else lies on this machine is not looked at.
    const app::RecordCheck check =
        app::check_record(file.path(), {.folder = "/nowhere", .map = {}}, findings);
    for (const app::InputCheck& one : check.inputs)
        require(one.state == app::InputCheck::State::same || !one.detail.empty(),
                "a finding without words");
    if (!input.starts_with('{'))
        require(render::read_record(input).has_value(), "a record out of nothing");
}

} // namespace cordon::fuzz

// SPDX-License-Identifier: MIT
#pragma once

#include "app/pipeline.hpp"
#include "cli/console.hpp"

#include <string>

namespace cordon::cli {

/// What `--explain projection` prints: name, definition and reason.
[[nodiscard]] std::string projection_text(const app::RenderOutcome& outcome);
/// What `--explain labels` prints: one line a label that was left out.
[[nodiscard]] std::string label_text(const app::RenderOutcome& outcome);
/// One line a file.
void print_outputs(const app::RenderOutcome& outcome, Console& console);
/// One line a file, one line on what was drawn, and what the evidence gate refused.
void print_summary(const app::RenderOutcome& outcome, Console& console);
/// `15 of 20 incidents drawn (2 without a place, 3 outside the window)`.
[[nodiscard]] std::string incident_text(const app::IncidentCounts& counts);
/// `812 B`, `41 kB`, `1.2 MB`.
[[nodiscard]] std::string byte_text(std::size_t bytes);

} // namespace cordon::cli

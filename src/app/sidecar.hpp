// SPDX-License-Identifier: MIT
#pragma once

#include "app/pipeline.hpp"
#include "core/json.hpp"

#include <string>

namespace cordon::app {

/// A file of words about a map: the sidecar as JSON, the caption or the alternative text alone.
[[nodiscard]] std::string words_file(OutputFormat format, const DrawnMap& map,
                                     const RenderRequest& request);

/// Everything that a run tells, without the names of its outputs: what the sidecar, the cache and
/// the workers of an atlas pass on.
[[nodiscard]] Json outcome_json(const RenderOutcome& outcome);
/// The reverse; unknown members are ignored, missing ones stay at their defaults.
[[nodiscard]] RenderOutcome read_outcome(const Json& json);

/// One finding as an object with `severity`, `message`, and where and hints when known.
[[nodiscard]] Json finding_json(const Diagnostic& finding);
[[nodiscard]] Diagnostic read_finding(const Json& json);

/// `png`, `svg`, `pdf`, `scene`, `key_csv`, `sidecar`, `caption` or `alt`.
[[nodiscard]] std::string_view name_of(OutputFormat format);

} // namespace cordon::app

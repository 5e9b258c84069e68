// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Whether a finished map was made from the inputs at hand.
namespace cordon::app {

/// An input of a record against the file of that name.
struct InputCheck {
    enum class State {
        same,
        same_size, ///< as large as it was: the record has no digest of it
        changed,
        missing,
        unknown, ///< cannot be looked at again: standard input, addresses
        added    ///< not in the record, but the map is drawn from it now
    };
    std::string path; ///< as the record names it
    State state = State::same;
    std::string detail; ///< what differs; empty when nothing does
};

struct RecordCheck {
    std::string made_by; ///< `cordon 0.1.0`
    bool same_version = false;
    std::vector<InputCheck> inputs;       ///< in the order of the record
    std::vector<std::string> differences; ///< of projection and notes, sentence by sentence

    /// Are all inputs as they were, and all that was compared beside them? The version may differ.
    [[nodiscard]] bool matches() const;
};

/// Where the inputs of a record are looked for.
struct RecordPlace {
    std::filesystem::path folder; ///< empty = the file's own, then the current one
    std::string map; ///< project file to compare projection and notes with; may be empty
};

/// Compares the record inside `file` (PNG, SVG, PDF, the JSON of a sidecar, an archive or a folder
/// of tiles) with the files at hand; with a project file also with what that says now. Throws Error
/// when the file has no record.
[[nodiscard]] RecordCheck check_record(const std::filesystem::path& file, const RecordPlace& place,
                                       Reporter& reporter);

} // namespace cordon::app

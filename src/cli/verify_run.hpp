// SPDX-License-Identifier: MIT
#pragma once

#include "app/record_check.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::cli {

/// Finished maps, and where their inputs lie.
struct VerifyRequest {
    std::vector<std::string> files;
    std::string folder;
    std::string map; ///< project file to compare with; may be empty
};

/// Is the name that of a picture or page, rather than of an archive of tiles?
[[nodiscard]] bool is_map_file(std::string_view name);

/// Prints a table for each file. `done` when all match, else `failed`; a file that cannot be read
/// does not keep the others from being looked at.
[[nodiscard]] ExitCode verify_files(const VerifyRequest& request, Console& console);

} // namespace cordon::cli

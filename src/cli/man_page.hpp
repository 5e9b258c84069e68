// SPDX-License-Identifier: MIT
#pragma once

#include "cli/described_command.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Manual pages in man(7), made from what the help texts are made from.
namespace cordon::cli {

/// A page and the name of its file, `cordon-render.1`.
struct ManPage {
    std::string file;
    std::string text;
};

/// `cordon.1` and one page for each command. `date` is printed in the foot line: `2026-01-31`.
[[nodiscard]] std::vector<ManPage> man_pages(const std::vector<DescribedCommand>& commands,
                                             std::string_view date);

/// Text with what man(7) would read as a request or an escape made harmless.
[[nodiscard]] std::string man_escaped(std::string_view text);

} // namespace cordon::cli

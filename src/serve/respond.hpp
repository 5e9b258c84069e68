// SPDX-License-Identifier: MIT
#pragma once

#include "serve/live_map.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cordon::serve {

/// What a page asked for, as far as it counts.
struct Ask {
    std::string_view method;
    std::string_view path; ///< decoded, without the query
    std::string_view host; ///< the header
    int port = 0;          ///< on which we listen
};

/// An answer, but for the stream of events.
struct Answer {
    int status = 200;
    std::string type = "text/plain; charset=utf-8";
    std::string body;
    std::string save_as; ///< name for a download; empty = shown in the page
    bool events = false; ///< `/events`: the stream follows
};

/// Answers from the map in memory; touches no file. Paths are compared with those that are known
/// and never become names of files. Throws Error when drawing fails.
[[nodiscard]] Answer respond(const Ask& ask, const LiveMap& map, const std::string& file_stem);

/// `/tile/REVISION/Z/X/Y.png` or `…/Y@2x.png`; nothing when it is written otherwise.
[[nodiscard]] std::optional<app::PreviewTile> parse_tile(std::string_view path);

/// Is it the name under which this machine reaches us? Any other is a page from elsewhere whose
/// name was pointed at this machine (DNS rebinding).
[[nodiscard]] bool is_own_host(std::string_view host, int port);

} // namespace cordon::serve

// SPDX-License-Identifier: MIT
#pragma once

#include "net/url.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::net {

/// Hosts that may be asked.
class AllowedHosts {
  public:
    /// Any host.
    AllowedHosts() = default;
    /// A list such as `tiles.example.org,*.example.net,127.0.0.1:8000`: a host alone stands for all
    /// its ports, `*.` for all names below it. Throws Error for an empty list and for what is no
    /// host.
    explicit AllowedHosts(std::string_view list);

    [[nodiscard]] bool any() const { return hosts_.empty(); }
    [[nodiscard]] bool permits(const Url& url) const;
    /// The list in one form, for comparisons; empty = any.
    [[nodiscard]] std::string text() const;

  private:
    struct Host {
        std::string name; ///< lower case
        int port = 0;     ///< 0 = all
        bool below = false;
    };
    std::vector<Host> hosts_;
};

/// What one run may cost; more is an error.
struct Limits {
    std::size_t answer_bytes = std::size_t{64} << 20U; ///< of one unpacked answer
    std::size_t tile_bytes = std::size_t{8} << 20U;    ///< the same of a tile
    std::uint64_t total_bytes = std::uint64_t{1} << 30U;
    int requests = 10'000; ///< redirects and repetitions are counted too
    int redirects = 5;     ///< of one address
    int longest_wait = 5;  ///< seconds that a server may ask to wait before the one repetition
};

/// May an answer at `from` send us to `to`? Never from https to http.
[[nodiscard]] bool may_redirect(const Url& from, const Url& to);

} // namespace cordon::net

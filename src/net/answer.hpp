// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "net/transport.hpp"
#include "net/url.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What an answer of a server means, without asking one.
namespace cordon::net {

/// What is to be done after an answer.
enum class Verdict {
    use,       ///< 200: its body
    part,      ///< 206: the bytes that were asked for
    unchanged, ///< 304
    missing,   ///< 204, 404, 410: a tile that is not there; for other data an error
    redirect,  ///< 301, 302, 303, 307, 308 with a place to go to
    again,     ///< 429 and 5xx: once more after a pause
    fail
};
[[nodiscard]] Verdict judge(const Response& response);

/// The range of a part and the size of its file, `bytes 0-99/1234`; empty when the header is
/// damaged.
struct ContentRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint64_t size = 0;
};
[[nodiscard]] std::optional<ContentRange> read_content_range(std::string_view header);

/// How Cache-Control lets an answer be kept.
struct Keeping {
    bool store = true;
    std::int64_t fresh = 0; ///< seconds for which it need not be asked for again
};
/// Reads `max-age`, `no-cache` and `no-store`; a year at most (RFC 9111, section 5.2.2).
[[nodiscard]] Keeping keeping_of(std::string_view cache_control);

/// Seconds of a Retry-After header; `usual` when it names none (a date is taken for none).
[[nodiscard]] int wait_of(std::string_view retry_after, int usual);

/// The ending under which a body is kept, so that its reader knows the format: that of the address
/// when it is a known one, else by type and first bytes. Begins with a dot.
[[nodiscard]] std::string ending_of(const Url& url, std::string_view type, std::string_view body);

/// The sentence for an answer that is of no use: address without keys, status, and a hint.
[[nodiscard]] Error failure_of(const Url& url, const Response& response, std::size_t max_bytes);

} // namespace cordon::net

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cordon::net {

/// One request, which the policy has let through.
struct Call {
    std::string url;  ///< http or https, without user and password
    std::string host; ///< with the port; at most two calls to one host run at once
    std::string user; ///< `user:password`, percent-encoded; empty = none
    std::vector<std::string> headers{}; ///< whole lines without an end
    int seconds = 60;                   ///< for the whole of it
    std::size_t max_bytes = 0;          ///< of the unpacked body
};

/// What came back. Redirects are not followed.
struct Response {
    int status = 0;        ///< 0 = no answer; `failure` says why
    std::string failure{}; ///< words of the HTTP library
    bool too_large = false;
    std::string body{};     ///< unpacked
    std::string location{}; ///< absolute address of a redirect
    std::string type{};     ///< Content-Type, lower case, without parameters
    std::string etag{};
    std::string last_modified{};
    std::string cache_control{};
    std::string retry_after{};
    std::string content_range{};
};

/// Makes requests. Not for several threads at once.
class Transport {
  public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    Transport(Transport&&) = delete;
    Transport& operator=(Transport&&) = delete;
    virtual ~Transport() = default;

    /// Answers in the order of the calls. Throws nothing but std::bad_alloc.
    [[nodiscard]] virtual std::vector<Response> perform(const std::vector<Call>& calls) = 0;
};

/// The door to the plugin `cordon_net`, which alone is linked with the HTTP library. Raised when a
/// struct changes; a plugin of another version is refused.
inline constexpr std::uint32_t interface_version = 1;
/// nullptr when the versions differ. The caller deletes it.
using OpenFunction = Transport* (*)(std::uint32_t version, const char* user_agent);
inline constexpr const char* open_function_name = "cordon_net_open";

/// The transport of the plugin. Throws Error when it is not installed.
[[nodiscard]] std::unique_ptr<Transport> open_transport();

} // namespace cordon::net

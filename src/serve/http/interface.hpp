// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The door between the program and the plugin `cordon_http`, which alone is linked with the HTTP
/// library (and so with a TLS library that the preview has no use for).
namespace cordon::serve::http {

/// Raised when a class changes; a plugin of another version is refused.
inline constexpr std::uint32_t interface_version = 1;

struct Request {
    std::string_view method;
    std::string_view path; ///< decoded, without the query
    std::string_view host; ///< the header
};

struct Reply {
    int status = 200;
    std::string type;
    std::string body;
    std::string save_as; ///< name for a download; empty = shown in the page
    bool events = false; ///< a stream of events follows
};

/// What the program says to browsers; called from several threads, throws nothing.
class Site {
  public:
    Site() = default;
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;
    Site(Site&&) = delete;
    Site& operator=(Site&&) = delete;
    virtual ~Site() = default;

    virtual Reply answer(const Request& request) noexcept = 0;
    /// The next piece of a stream that knows the state of number `known`, after at most some
    /// seconds; nothing when the stream ends.
    virtual std::optional<std::string> next_event(std::uint64_t& known) noexcept = 0;
};

/// Listens on 127.0.0.1.
class Listener {
  public:
    Listener() = default;
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    Listener(Listener&&) = delete;
    Listener& operator=(Listener&&) = delete;
    virtual ~Listener() = default;

    [[nodiscard]] virtual int port() const = 0; ///< 0 = it could not be taken
    /// Answers until stop().
    virtual void run() = 0;
    /// From another thread.
    virtual void stop() = 0;
};

/// Takes a port (0 = a free one); nullptr when the versions differ. The caller deletes it.
using ListenFunction = Listener* (*)(std::uint32_t version, Site* site, int port);
inline constexpr const char* listen_function_name = "cordon_http_listen";

} // namespace cordon::serve::http

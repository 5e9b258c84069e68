// SPDX-License-Identifier: MIT
#pragma once

#include "net/policy.hpp"
#include "net/transport.hpp"
#include "net/url.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cordon::net {

/// How a run may use the network.
struct FetchOptions {
    AllowedHosts hosts{};
    Limits limits{};
    /// Where answers are kept from run to run; empty = nowhere.
    std::filesystem::path cache{};
    /// Makes the transport when the first request is made; tests give one without sockets.
    std::function<std::unique_ptr<Transport>()> transport = open_transport;
    /// Seconds since 1970: how long an answer in the cache may be used. Never in an output.
    std::function<std::int64_t()> now{};
    /// Pauses for so many seconds.
    std::function<void(int)> pause{};
};

/// An answer as a file.
struct Fetched {
    std::filesystem::path file; ///< its ending tells the format
    std::string sha256;
    std::string type; ///< as the server calls it; empty = it does not say
};

/// What was asked of one host.
struct HostUse {
    int requests = 0;
    int unchanged = 0; ///< answered by 304: taken from the cache
};

/// What a run has fetched.
struct FetchReport {
    std::map<std::string, HostUse> hosts; ///< by `host` or `host:port`
    std::uint64_t bytes = 0;              ///< received
    int from_cache = 0;                   ///< answers that needed no request
    /// Addresses without keys and the SHA-256 of their answers, sorted; the tiles of one set have
    /// one digest, of the lines `ADDRESS SHA-256` (`-` for a missing tile) in sorted order.
    std::vector<std::pair<std::string, std::string>> inputs;
};

/// Fetches addresses for one run, each of them once. Hosts, redirects, sizes and numbers are judged
/// before anything is sent. Safe to call from several threads, which wait for each other.
class Fetcher {
  public:
    explicit Fetcher(FetchOptions options);
    ~Fetcher();
    Fetcher(const Fetcher&) = delete;
    Fetcher& operator=(const Fetcher&) = delete;
    Fetcher(Fetcher&&) = delete;
    Fetcher& operator=(Fetcher&&) = delete;

    /// Is the address well formed and its host one that may be asked?
    [[nodiscard]] bool permits(std::string_view address) const;
    /// Does the file lie where answers are kept?
    [[nodiscard]] bool owns(const std::filesystem::path& file) const;
    /// Names for messages: `any host`, or the list.
    [[nodiscard]] std::string hosts_text() const;

    /// The answer of an address. Throws Error with one sentence for everything but 200.
    [[nodiscard]] Fetched get(const std::string& address);
    /// The body of a tile; empty when the server has none (204, 404, 410). `set` names the tiles
    /// that belong together. Throws Error as get().
    [[nodiscard]] std::optional<std::string> tile(const std::string& set,
                                                  const std::string& address);
    /// Asks for tiles that tile() will be called for, several at once.
    void prepare(const std::vector<std::string>& addresses);
    /// Bytes of a file from `offset` on, fewer at its end; and its size. Throws Error as get(),
    /// when the file changed between two calls. Empty when the server sends whole files only.
    struct Part {
        std::string bytes;
        std::uint64_t size = 0; ///< of the whole file
    };
    [[nodiscard]] std::optional<Part> part(const std::string& address, std::uint64_t offset,
                                           std::size_t length);

    /// What was fetched so far.
    [[nodiscard]] FetchReport report() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

using FetcherPtr = std::shared_ptr<Fetcher>;

} // namespace cordon::net

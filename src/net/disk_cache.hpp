// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cordon::net {

/// An answer as it lies on disk.
struct Stored {
    std::string sha256; ///< of the body
    std::string ending; ///< of the body's name: `.geojson`
    std::string type;   ///< Content-Type
    std::string etag;   ///< validators, for the next request
    std::string last_modified;
    std::string range;       ///< Content-Range of a part; empty = the whole
    std::int64_t stored = 0; ///< seconds since 1970, of the last time the server vouched for it
    std::int64_t fresh = 0;  ///< seconds for which it may be used without asking
};

/// Answers in a folder, found by the digest of their address. Bodies are named by their own digest,
/// so that they never change under who reads them. Several processes may share the folder; what is
/// damaged counts as absent.
class DiskCache {
  public:
    explicit DiskCache(std::filesystem::path folder,
                       std::uintmax_t max_bytes = std::uintmax_t{500} << 20U);

    /// The entry of an address, when its body is there and sound.
    [[nodiscard]] std::optional<Stored> find(const std::string& key);
    /// Where a body lies.
    [[nodiscard]] std::filesystem::path body(const Stored& entry) const;
    /// Writes body and entry, each under a temporary name first. Throws Error when it cannot.
    void store(const std::string& key, const Stored& entry, std::string_view bytes);
    /// Writes the entry alone: the server said that the body still holds.
    void renew(const std::string& key, const Stored& entry);
    /// Removes what was not used for the longest time until a fifth of the room is free.
    void trim();

  private:
    std::filesystem::path folder_;
    std::uintmax_t max_bytes_;
};

} // namespace cordon::net

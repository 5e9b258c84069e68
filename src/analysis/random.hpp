// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace cordon::analysis {

/// Name of the generator, for the report.
inline constexpr std::string_view generator_name = "Philox4x32-10";

/// Numbers for one draw of one incident. Counter-based (Philox 4x32 with 10 rounds, Salmon et al.,
/// SC 2011): the n-th number depends on seed, key and draw only, so that no incident moves the
/// draws of another and no thread those of another. Own conversions, the same on every platform.
class Stream {
  public:
    /// `key` names the stream (an incident's id), `draw` counts from 0.
    Stream(std::uint64_t seed, std::string_view key, std::uint32_t draw);
    /// The same for a key that was hashed before by stream_key().
    Stream(std::uint64_t seed, std::uint64_t key, std::uint32_t draw);

    /// Uniform in [0, 1), 53 random bits.
    [[nodiscard]] double uniform();
    /// Uniform whole number in 0 .. count-1; `count` at least 1.
    [[nodiscard]] std::uint32_t below(std::uint32_t count);

  private:
    std::uint32_t next();
    void fill();

    std::uint32_t key_[2]{};     // NOLINT(*-avoid-c-arrays): state of the published algorithm
    std::uint32_t counter_[4]{}; // NOLINT(*-avoid-c-arrays)
    std::uint32_t block_[4]{};   // NOLINT(*-avoid-c-arrays)
    unsigned used_ = 4;
};

/// 64-bit key of a name (FNV-1a with a final mix).
[[nodiscard]] std::uint64_t stream_key(std::string_view name);

} // namespace cordon::analysis

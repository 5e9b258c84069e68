// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace cordon {

/// SHA-256 (FIPS 180-4) of bytes that come in pieces. Uses the processor's SHA instructions where
/// it has them (1.2 to 1.8 GB/s, twice that for two messages at once), else plain arithmetic.
class Sha256 {
  public:
    void add(std::span<const std::uint8_t> bytes);
    void add(std::string_view bytes);
    /// The same for two messages at once, which takes little longer than one.
    static void add_both(Sha256& a, std::span<const std::uint8_t> of_a, Sha256& b,
                         std::span<const std::uint8_t> of_b);
    /// 64 lower-case hexadecimal digits; nothing may be added afterwards.
    [[nodiscard]] std::string hex();

    static constexpr std::size_t block_size = 64; ///< bytes
    using State = std::array<std::uint32_t, 8>;

  private:
    State state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, block_size> rest_{}; ///< what does not fill a block yet
    std::uint64_t length_ = 0;                    ///< bytes so far
};

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);
/// SHA-256 of a file's content, of any size. Throws Error when it cannot be read.
[[nodiscard]] std::string sha256_file(const std::filesystem::path& path);

/// The ways to take in whole blocks; for tests. `blocks` has a multiple of 64 bytes.
namespace sha256_blocks {
void plain(Sha256::State& state, std::span<const std::uint8_t> blocks);
[[nodiscard]] bool has_instructions();
/// Only where has_instructions().
void by_instructions(Sha256::State& state, std::span<const std::uint8_t> blocks);
/// The same for two messages of one length.
void two_by_instructions(Sha256::State& a, Sha256::State& b, std::span<const std::uint8_t> of_a,
                         std::span<const std::uint8_t> of_b);
/// The constants K of FIPS 180-4, section 4.2.2: fractional parts of the cube roots of the first 64
/// primes.
extern const std::array<std::uint32_t, 64> constants;
} // namespace sha256_blocks

} // namespace cordon

// SPDX-License-Identifier: MIT
#pragma once

#include "core/sha256.hpp"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace cordon {

/// A file on its way to its SHA-256, piece by piece: `while (file.read())
/// file.hash.add(file.piece());`
class FileDigest {
  public:
    /// Throws Error when it cannot be opened.
    explicit FileDigest(std::filesystem::path path);

    /// Reads the next piece; false at the end. Throws Error.
    [[nodiscard]] bool read();
    [[nodiscard]] std::span<const std::uint8_t> piece() const {
        return std::span(buffer_).first(count_);
    }

    Sha256 hash{};

  private:
    struct Close {
        // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the deleter of the pointer below
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    [[noreturn]] void fail() const;

    std::filesystem::path path_;
    std::unique_ptr<std::FILE, Close> file_;
    std::vector<std::uint8_t> buffer_;
    std::size_t count_ = 0; ///< bytes of the piece
};

} // namespace cordon

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::tile {

/// A large file that is written piece by piece under a temporary name and renamed when it is whole;
/// removed when it is not. The disk takes it while it grows, so that finish() has little to wait
/// for.
class OutputFile {
  public:
    /// Throws Error when the file cannot be made.
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    OutputFile(OutputFile&&) = delete;
    OutputFile& operator=(OutputFile&&) = delete;

    /// Throws Error when the disk is full.
    void write(std::string_view bytes);
    /// Goes to `offset` bytes from the start.
    void seek(std::uint64_t offset);
    /// Makes it safe on the disk and gives it its name.
    void finish();

  private:
    [[noreturn]] void fail(const char* what) const;
    void hand_over();
    std::filesystem::path path_;
    std::filesystem::path part_;
    std::vector<char> buffer_; ///< of `file_`
    std::FILE* file_ = nullptr;
    std::uint64_t handed_over_ = 0; ///< bytes that the disk was told to take
    std::uint64_t waiting_ = 0;     ///< bytes written since
};

} // namespace cordon::tile

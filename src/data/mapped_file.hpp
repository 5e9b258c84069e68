// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace cordon::data {

/// The bytes of a file, mapped read-only, so that what is not looked at is not read; standard input
/// (`-`) and files that cannot be mapped (pipes) are read into memory.
class MappedFile {
  public:
    /// Throws Error when the file is missing, a folder or unreadable.
    explicit MappedFile(const std::filesystem::path& path);
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    MappedFile(MappedFile&&) = delete;
    MappedFile& operator=(MappedFile&&) = delete;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const { return bytes_; }

  private:
    void* mapping_ = nullptr;
    std::string copy_;
    std::string_view bytes_;
};

} // namespace cordon::data

// SPDX-License-Identifier: MIT
#include "tile/output_file.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace cordon::tile {

OutputFile::OutputFile(std::filesystem::path path)
    : path_(std::move(path)), part_(path_.string() + fmt::format(".{}.part", getpid())) {
    std::error_code ignored;
    if (path_.has_parent_path()) std::filesystem::create_directories(path_.parent_path(), ignored);
    file_ = std::fopen(part_.c_str(), "wb");
    if (file_ == nullptr) fail("written");
    constexpr std::size_t buffer = std::size_t{1} << 20U;
    (void)std::setvbuf(file_, nullptr, _IOFBF, buffer);
}

OutputFile::~OutputFile() {
    if (file_ == nullptr) return;
    (void)std::fclose(file_);
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
}

void OutputFile::fail(const char* what) const {
    throw Error(fmt::format("'{}' cannot be {}: {}", path_.string(), what,
                            std::generic_category().message(errno)));
}

void OutputFile::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail("written");
}

void OutputFile::seek(std::uint64_t offset) {
    if (fseeko(file_, static_cast<off_t>(offset), SEEK_SET) != 0) fail("written");
}

void OutputFile::finish() {
    if (std::fflush(file_) != 0 || fsync(fileno(file_)) != 0) fail("written");
    std::FILE* const file = file_;
    file_ = nullptr;
    std::error_code error;
    if (std::fclose(file) != 0) {
        std::filesystem::remove(part_, error);
        fail("written");
    }
    std::filesystem::rename(part_, path_, error);
    if (error)
        throw Error(fmt::format("'{}' cannot be renamed: {}", part_.string(), error.message()));
}

} // namespace cordon::tile

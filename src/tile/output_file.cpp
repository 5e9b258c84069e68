// SPDX-License-Identifier: MIT
#include "tile/output_file.hpp"

#include "core/diagnostic.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace cordon::tile {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{256} << 10U;

} // namespace

OutputFile::OutputFile(std::filesystem::path path)
    : path_(std::move(path)), part_(path_.string() + fmt::format(".{}.part", getpid())) {
    std::error_code ignored;
    if (path_.has_parent_path()) std::filesystem::create_directories(path_.parent_path(), ignored);
    file_ = std::fopen(part_.c_str(), "wb");
    if (file_ == nullptr) fail("written");
    buffer_.resize(buffer_bytes);
    (void)std::setvbuf(file_, buffer_.data(), _IOFBF, buffer_.size());
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
    waiting_ += bytes.size();
    if (waiting_ >= buffer_bytes) hand_over();
}

void OutputFile::hand_over() {
    if (std::fflush(file_) != 0) fail("written");
    // Begins to write and does not wait; its failure costs time only, finish() asks again.
    (void)sync_file_range(fileno(file_), static_cast<off_t>(handed_over_),
                          static_cast<off_t>(waiting_), SYNC_FILE_RANGE_WRITE);
    handed_over_ += waiting_;
    waiting_ = 0;
}

void OutputFile::seek(std::uint64_t offset) {
    if (fseeko(file_, static_cast<off_t>(offset), SEEK_SET) != 0) fail("written");
    handed_over_ = offset;
    waiting_ = 0;
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

// SPDX-License-Identifier: MIT
#include "core/file_digest.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace cordon {

namespace {

/// Large enough to save calls, small enough to stay in the processor's second cache.
constexpr std::size_t piece_bytes = std::size_t{256} << 10U;

} // namespace

FileDigest::FileDigest(std::filesystem::path path)
    : path_(std::move(path)), file_(std::fopen(path_.c_str(), "rb")) {
    if (!file_) fail();
    std::setvbuf(file_.get(), nullptr, _IONBF, 0);
    buffer_.resize(piece_bytes);
}

void FileDigest::fail() const {
    throw Error(fmt::format("{}: cannot be read: {}", path_.string(),
                            std::generic_category().message(errno)));
}

bool FileDigest::read() {
    count_ = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
    if (count_ < buffer_.size() && std::ferror(file_.get()) != 0) fail();
    return count_ > 0;
}

std::string sha256_file(const std::filesystem::path& path) {
    FileDigest file(path);
    while (file.read()) file.hash.add(file.piece());
    return file.hash.hex();
}

} // namespace cordon

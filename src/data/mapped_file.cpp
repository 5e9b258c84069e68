// SPDX-License-Identifier: MIT
#include "data/mapped_file.hpp"

#include "core/file.hpp"
#include "core/opened_files.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cordon::data {

namespace fs = std::filesystem;

MappedFile::MappedFile(const fs::path& path) {
    const int file = path == "-" ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    const bool regular = file >= 0 && ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    if (regular && status.st_size > 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        void* const mapping = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (mapping != MAP_FAILED) { // NOLINT: the system's macro casts an integer
            mapping_ = mapping;
            bytes_ = {static_cast<const char*>(mapping), size};
        }
    }
    if (file >= 0) ::close(file);
    if (mapping_ != nullptr) {
        note_opened(path);
        return;
    }
    copy_ = read_file(path); // also says why a file cannot be opened
    bytes_ = copy_;
}

MappedFile::~MappedFile() {
    if (mapping_ != nullptr) ::munmap(mapping_, bytes_.size());
}

} // namespace cordon::data

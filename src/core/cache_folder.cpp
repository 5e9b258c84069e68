// SPDX-License-Identifier: MIT
#include "core/cache_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <vector>

namespace cordon {

namespace fs = std::filesystem;

fs::path user_cache_folder() {
    const auto variable = [](const char* key) {
        const char* value = std::getenv(key); // NOLINT(concurrency-mt-unsafe): never changed here
        return std::string_view(value == nullptr ? "" : value);
    };
    if (const auto cache = variable("XDG_CACHE_HOME"); !cache.empty())
        return fs::path(cache) / "cordon";
    if (const auto home = variable("HOME"); !home.empty())
        return fs::path(home) / ".cache" / "cordon";
    return {};
}

fs::path place_in_cache(const fs::path& folder, const std::string& name,
                        const std::string& ending) {
    return folder / name.substr(0, 2) / (name + ending);
}

void mark_used(const fs::path& path) {
    (void)::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
}

void trim_cache(const fs::path& folder, std::uintmax_t max_bytes) {
    struct File {
        fs::file_time_type used;
        fs::path path;
        std::uintmax_t bytes = 0;
    };
    std::vector<File> files;
    std::uintmax_t total = 0;
    std::error_code failure;
    for (const auto& entry : fs::recursive_directory_iterator(folder, failure)) {
        if (!entry.is_regular_file(failure)) continue;
        File one{entry.last_write_time(failure), entry.path(), entry.file_size(failure)};
        if (failure) continue; // another process removed it
        total += one.bytes;
        files.push_back(std::move(one));
    }
    if (total <= max_bytes) return;
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) {
        return a.used != b.used ? a.used < b.used : a.path < b.path;
    });
    for (const File& file : files) {
        if (total <= max_bytes / 5 * 4) return;
        fs::remove(file.path, failure);
        total -= file.bytes;
    }
}

bool lies_in(const fs::path& path, const fs::path& folder) {
    if (folder.empty()) return false;
    const fs::path inside =
        fs::absolute(path).lexically_relative(fs::absolute(folder).lexically_normal());
    return !inside.empty() && *inside.begin() != "..";
}

} // namespace cordon

// SPDX-License-Identifier: MIT
#include "core/opened_files.hpp"

#include <mutex>
#include <set>
#include <system_error>

namespace cordon {

namespace fs = std::filesystem;

namespace {

struct Noted {
    std::mutex mutex;
    std::set<fs::path> files;
};

Noted& noted() {
    static Noted all;
    return all;
}

} // namespace

void note_opened(const fs::path& path) {
    if (path.empty() || path == "-") return;
    std::error_code failure;
    fs::path full = fs::absolute(path, failure).lexically_normal();
    if (failure) return;
    const std::lock_guard lock(noted().mutex);
    noted().files.insert(std::move(full));
}

void forget_opened_files() {
    const std::lock_guard lock(noted().mutex);
    noted().files.clear();
}

std::vector<fs::path> opened_files() {
    const std::lock_guard lock(noted().mutex);
    return {noted().files.begin(), noted().files.end()};
}

} // namespace cordon

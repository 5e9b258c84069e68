// SPDX-License-Identifier: MIT
#include "app/file_digests.hpp"

#include "core/sha256.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>

namespace cordon::app {

namespace {

/// A file may be written again within the granularity of its times without a visible change (2 s on
/// some file systems), so that its state is trusted only when it is older than that.
constexpr std::int64_t granularity = 2'000'000'000;

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

struct State {
    std::string text; ///< empty when the file is not there
    std::int64_t changed = 0;
};

State state_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    State state;
    state.changed = std::max(nanoseconds(status.st_mtim), nanoseconds(status.st_ctim));
    state.text = fmt::format("{} {} {} {}", status.st_size, status.st_ino,
                             nanoseconds(status.st_mtim), nanoseconds(status.st_ctim));
    return state;
}

KnownFile digest_file(std::string path) {
    const State state = state_of(path);
    KnownFile file{std::move(path), {}, "absent"};
    if (state.text.empty()) return file;
    file.sha256 = sha256_file(file.path);
    if (file_time_now() - state.changed > granularity) file.state = state.text;
    return file;
}

} // namespace

std::int64_t file_time_now() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

std::int64_t changed_at(const std::string& path) {
    return state_of(path).changed;
}

std::vector<KnownFile> digest_files(const std::vector<std::filesystem::path>& files) {
    std::vector<KnownFile> out;
    out.reserve(files.size());
    for (const std::filesystem::path& file : files) out.push_back(digest_file(file.string()));
    return out;
}

bool refresh(std::vector<KnownFile>& files) {
    bool changed = false;
    for (KnownFile& file : files) {
        if (!file.state.empty() && file.state == state_of(file.path).text) continue;
        KnownFile now = digest_file(file.path);
        changed = changed || now.sha256 != file.sha256 || now.state != file.state;
        file = std::move(now);
    }
    return changed;
}

Json files_json(const std::vector<KnownFile>& files) {
    Json::Array items;
    for (const KnownFile& file : files)
        items.emplace_back(Json::Object{{"path", Json(file.path), 0},
                                        {"state", Json(file.state), 0},
                                        {"sha256", Json(file.sha256), 0}});
    return Json(std::move(items));
}

std::vector<KnownFile> read_files(const Json& json) {
    std::vector<KnownFile> files;
    if (!json.is_array()) return files;
    for (const Json& item : json.items())
        files.push_back(
            {item.text_or("path", ""), item.text_or("state", ""), item.text_or("sha256", "")});
    return files;
}

} // namespace cordon::app

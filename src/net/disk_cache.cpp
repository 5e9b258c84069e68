// SPDX-License-Identifier: MIT
#include "net/disk_cache.hpp"

#include "core/cache_folder.hpp"
#include "core/file.hpp"
#include "core/json.hpp"
#include "core/sha256.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <fstream>
#include <system_error>

namespace cordon::net {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t digest_digits = 64;

std::int64_t whole(const Json& json, const char* key) {
    const std::string text = json.text_or(key, "");
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Json to_json(const Stored& entry) {
    Json::Object out;
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) out.push_back({key, Json(value), 0});
    };
    add("sha256", entry.sha256);
    add("ending", entry.ending);
    add("type", entry.type);
    add("etag", entry.etag);
    add("last_modified", entry.last_modified);
    add("range", entry.range);
    add("stored", std::to_string(entry.stored));
    add("fresh", std::to_string(entry.fresh));
    return Json(std::move(out));
}

/// Writes under a name of its own and renames: readers see the old file or the new one. It is not
/// forced onto the disk, because damage is noticed when it is read.
void replace_file(const fs::path& path, std::string_view bytes) {
    static std::atomic<int> count = 0;
    const fs::path temporary =
        path.parent_path() / fmt::format(".{}-{}.new", ::getpid(), count.fetch_add(1));
    std::ofstream file(temporary, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    std::error_code failure;
    if (file) fs::rename(temporary, path, failure);
    if (file && !failure) return;
    std::error_code ignored;
    fs::remove(temporary, ignored);
    throw Error(fmt::format("'{}' cannot be written", path.string()));
}

/// Names that come out of a file lead nowhere but into the folder.
bool is_sound(const Stored& entry) {
    const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return entry.sha256.size() == digest_digits &&
           std::all_of(entry.sha256.begin(), entry.sha256.end(), is_word) &&
           entry.ending.starts_with('.') &&
           std::all_of(entry.ending.begin() + 1, entry.ending.end(), is_word);
}

} // namespace

DiskCache::DiskCache(fs::path folder, std::uintmax_t max_bytes)
    : folder_(std::move(folder)), max_bytes_(max_bytes) {}

fs::path DiskCache::body(const Stored& entry) const {
    return place_in_cache(folder_, entry.sha256, entry.ending);
}

std::optional<Stored> DiskCache::find(const std::string& key) {
    const fs::path path = place_in_cache(folder_, key, ".entry");
    std::error_code failure;
    if (!fs::is_regular_file(path, failure)) return std::nullopt;
    try {
        constexpr std::size_t longest_entry = 16384;
        const Json json = parse_json(read_file(path, longest_entry), path.string());
        const Stored entry{json.text_or("sha256", ""),
                           json.text_or("ending", ""),
                           json.text_or("type", ""),
                           json.text_or("etag", ""),
                           json.text_or("last_modified", ""),
                           json.text_or("range", ""),
                           whole(json, "stored"),
                           whole(json, "fresh")};
        if (!is_sound(entry)) return std::nullopt;
        const fs::path bytes = body(entry);
        if (!fs::is_regular_file(bytes, failure) || sha256_file(bytes) != entry.sha256)
            return std::nullopt;
        mark_used(path);
        mark_used(bytes);
        return entry;
    } catch (const Error&) {
        return std::nullopt;
    }
}

void DiskCache::store(const std::string& key, const Stored& entry, std::string_view bytes) {
    const fs::path where = body(entry);
    const bool is_new = !fs::is_directory(folder_);
    fs::create_directories(where.parent_path());
    // Answers may have been given for a key: they are the user's alone.
    if (is_new) fs::permissions(folder_, fs::perms::owner_all);
    replace_file(where, bytes);
    renew(key, entry);
}

void DiskCache::renew(const std::string& key, const Stored& entry) {
    const fs::path where = place_in_cache(folder_, key, ".entry");
    fs::create_directories(where.parent_path());
    replace_file(where, to_text(to_json(entry)));
}

void DiskCache::trim() {
    trim_cache(folder_, max_bytes_);
}

} // namespace cordon::net

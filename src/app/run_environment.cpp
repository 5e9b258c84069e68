// SPDX-License-Identifier: MIT
#include "app/run_environment.hpp"

#include "core/sha256.hpp"

#include <fmt/format.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

/// `path size seconds.nanoseconds`; empty when the file is not there.
std::string state_line(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return fmt::format("{} {} {}.{}\n", path, status.st_size, status.st_mtim.tv_sec,
                       status.st_mtim.tv_nsec);
}

int add_library(dl_phdr_info* info, std::size_t /*size*/, void* paths) {
    auto& all = *static_cast<std::vector<std::string>*>(paths);
    if (info->dlpi_name != nullptr && *info->dlpi_name == '/') all.emplace_back(info->dlpi_name);
    return 0;
}

/// The libraries of the first call: what is opened for one drawing does not change the next one,
/// and is among the files that it depends on.
const std::vector<std::string>& libraries() {
    static const std::vector<std::string> paths = [] {
        std::vector<std::string> loaded;
        ::dl_iterate_phdr(add_library, &loaded);
        return loaded;
    }();
    return paths;
}

std::string variable(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): never changed here
    return value == nullptr ? std::string() : std::string(value);
}

/// A font that is added or removed changes the time of its folder.
void add_font_folders(const fs::path& root, std::vector<std::string>& lines) {
    std::error_code failure;
    if (!fs::is_directory(root, failure)) return;
    lines.push_back(state_line(root.string()));
    const auto options = fs::directory_options::skip_permission_denied;
    for (const auto& entry : fs::recursive_directory_iterator(root, options, failure))
        if (entry.is_directory(failure)) lines.push_back(state_line(entry.path().string()));
}

bool steers(std::string_view name) {
    constexpr std::array prefixes = {"CORDON_DATA=", "GDAL_",           "OGR_",  "PROJ_",
                                     "FONTCONFIG_",  "XDG_CACHE_HOME=", "SHAPE_"};
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const char* prefix) { return name.starts_with(prefix); });
}

} // namespace

std::string environment_digest() {
    std::vector<std::string> lines;
    std::error_code failure;
    lines.push_back(state_line(fs::read_symlink("/proc/self/exe", failure).string()));
    for (const std::string& path : libraries()) lines.push_back(state_line(path));
    const std::string home = variable("HOME");
    const std::string data = variable("XDG_DATA_HOME");
    for (const fs::path& root : {fs::path("/usr/share/fonts"), fs::path("/usr/local/share/fonts"),
                                 fs::path(data.empty() ? home + "/.local/share" : data) / "fonts",
                                 fs::path(home) / ".fonts"})
        add_font_folders(root, lines);
    for (char** entry = ::environ; entry != nullptr && *entry != nullptr; ++entry)
        if (steers(*entry)) lines.emplace_back(std::string(*entry) + "\n");
    if (const std::string config = variable("FONTCONFIG_FILE"); !config.empty())
        lines.push_back(state_line(config));
    std::sort(lines.begin(), lines.end());
    Sha256 digest;
    digest.add(std::string_view(CORDON_VERSION));
    for (const std::string& line : lines) digest.add(std::string_view(line));
    return digest.hex();
}

} // namespace cordon::app

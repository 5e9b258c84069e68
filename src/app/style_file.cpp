// SPDX-License-Identifier: MIT
#include "app/style_file.hpp"

#include <algorithm>

namespace cordon::app {

namespace fs = std::filesystem;

std::vector<std::string> style_names(const fs::path& styles_folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(styles_folder, failure))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

fs::path style_file(const MapDocument& document, const fs::path& styles_folder) {
    const FilePath& style = document.map.style;
    const bool is_file = style.given.find('/') != std::string::npos ||
                         fs::path(style.given).extension() == ".json";
    const fs::path file = is_file ? style.resolved : styles_folder / (style.given + ".json");
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored)) return file;
    const std::vector<std::string> names = style_names(styles_folder);
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    std::vector<std::string> hints;
    if (const std::string near = did_you_mean(style.given, names); !near.empty()) hints.push_back(near);
    if (!list.empty()) hints.push_back("shipped styles: " + list);
    throw Error({Severity::error, "style '" + style.given + "' not found", document.where("map.style"),
                 std::move(hints)});
}

} // namespace cordon::app

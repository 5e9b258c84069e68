// SPDX-License-Identifier: MIT
#include "app/credits.hpp"

#include "app/toml.hpp"
#include "core/file.hpp"

#include <algorithm>
#include <system_error>

namespace cordon::app {

namespace fs = std::filesystem;

std::map<std::string, ManifestEntry> read_manifest(const fs::path& geodata) {
    std::map<std::string, ManifestEntry> out;
    const fs::path path = geodata / "manifest.toml";
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return out;
    const Json manifest = parse_toml(read_file(path), path.string());
    const Json* layers = manifest.find("layer");
    if (layers == nullptr || !layers->is_array()) return out;
    for (const Json& layer : layers->items()) {
        out[layer.text_or("file", "")] = {layer.text_or("attribution", ""),
                                          layer.text_or("licence", ""),
                                          layer.text_or("sha256", "")};
    }
    return out;
}

void Credits::add(const std::string& what, const std::string& attribution) {
    if (attribution.empty()) return;
    const auto same = std::find_if(entries_.begin(), entries_.end(),
                                   [&](const auto& entry) { return entry.first == attribution; });
    if (same == entries_.end()) {
        entries_.emplace_back(attribution, what);
    } else if (!what.empty() && same->second.find(what) == std::string::npos) {
        same->second += same->second.empty() ? what : ", " + what;
    }
}

void Credits::add(const Credits& others) {
    for (const auto& [attribution, what] : others.entries_) add(what, attribution);
}

std::string Credits::line() const {
    // Sources of one kind of data share its heading: `Base map: Natural Earth; GSHHG (LGPL).`
    std::vector<std::pair<std::string, std::string>> groups;
    for (const auto& [attribution, what] : entries_) {
        const auto same = std::find_if(groups.begin(), groups.end(),
                                       [&](const auto& group) { return group.first == what; });
        if (same == groups.end()) {
            groups.emplace_back(what, attribution);
        } else {
            same->second += "; ";
            same->second += attribution;
        }
    }
    std::string out;
    for (const auto& [what, attributions] : groups) {
        if (!out.empty()) out += ' ';
        out += what.empty() ? attributions : what + ": " + attributions;
        if (out.back() != '.') out += '.';
    }
    return out;
}

} // namespace cordon::app

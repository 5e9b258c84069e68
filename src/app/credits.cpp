// SPDX-License-Identifier: MIT
#include "app/credits.hpp"

#include "app/toml.hpp"
#include "core/ascii.hpp"
#include "core/file.hpp"
#include "core/punctuation.hpp"

#include <algorithm>
#include <array>
#include <system_error>

namespace cordon::app {

namespace fs = std::filesystem;

std::vector<std::string> ManifestEntry::attributions() const {
    constexpr std::string_view between = "; ";
    std::vector<std::string> out;
    for (std::size_t at = 0; at < attribution.size();) {
        const std::size_t end = std::min(attribution.find(between, at), attribution.size());
        out.push_back(attribution.substr(at, end - at));
        at = end + between.size();
    }
    return out;
}

namespace {

/// The tables of a manifest by their file; nothing when it is not there.
std::map<std::string, Json> tables_of(const fs::path& path) {
    std::map<std::string, Json> out;
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return out;
    const Json manifest = parse_toml(read_file(path), path.string());
    for (const char* kind : {"layer", "built"}) {
        const Json* tables = manifest.find(kind);
        if (tables == nullptr || !tables->is_array()) continue;
        for (const Json& table : tables->items()) out.emplace(table.text_or("file", ""), table);
    }
    return out;
}

} // namespace

std::map<std::string, ManifestEntry> read_manifest(const fs::path& geodata) {
    std::map<std::string, ManifestEntry> out;
    for (const auto& [file, table] : tables_of(geodata / "manifest.toml"))
        out[file] = {table.text_or("attribution", ""), table.text_or("licence", ""),
                     table.text_or("sha256", "")};
    for (const auto& [file, table] : tables_of(geodata / "built" / "manifest.toml"))
        out[file].sha256 = table.text_or("sha256", "");
    return out;
}

std::string plain_credit(std::string_view attribution) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> entities{
        {{"&copy;", "©"},
         {"&#169;", "©"},
         {"&nbsp;", " "},
         {"&lt;", "<"},
         {"&gt;", ">"},
         {"&quot;", "\""},
         {"&#39;", "'"},
         {"&amp;", "&"}}};
    std::string out;
    for (std::size_t at = 0; at < attribution.size();) {
        const std::string_view rest = attribution.substr(at);
        const std::size_t end = rest.find('>');
        const bool tag = rest[0] == '<' && rest.size() > 1 && end != std::string_view::npos &&
                         (rest[1] == '/' || (rest[1] >= 'a' && rest[1] <= 'z') ||
                          (rest[1] >= 'A' && rest[1] <= 'Z'));
        const auto* entity = std::find_if(entities.begin(), entities.end(), [&](const auto& entry) {
            return rest.starts_with(entry.first);
        });
        if (tag) {
            at += end + 1;
        } else if (entity != entities.end()) {
            out += entity->second;
            at += entity->first.size();
        } else {
            out += rest[0];
            ++at;
        }
    }
    while (out.ends_with(' ')) out.pop_back();
    return out.substr(std::min(out.find_first_not_of(' '), out.size()));
}

namespace {

/// Does the heading name `what` already, with or without its capital?
bool holds_heading(std::string_view heading, std::string_view what) {
    return lower_ascii(heading).find(lower_ascii(what)) != std::string::npos;
}

} // namespace

void Credits::add(const std::string& what, const std::string& as_given) {
    const std::string attribution = plain_credit(as_given);
    if (attribution.empty()) return;
    const auto same = std::find_if(entries_.begin(), entries_.end(),
                                   [&](const auto& entry) { return entry.first == attribution; });
    if (same == entries_.end()) {
        entries_.emplace_back(attribution, what);
    } else if (!what.empty() && !holds_heading(same->second, what)) {
        // `Incidents, places: GeoNames`: one heading, one capital.
        std::string more = what;
        if (!same->second.empty() && more.front() >= 'A' && more.front() <= 'Z')
            more.front() = static_cast<char>(more.front() - 'A' + 'a');
        same->second += same->second.empty() ? more : ", " + more;
    }
}

void Credits::add(const Credits& others) {
    for (const auto& [attribution, what] : others.entries_) add(what, attribution);
}

std::string Credits::line(Language language) const {
    // Sources of one kind of data share its heading: `Base map: Natural Earth; GSHHG (LGPL).`
    std::vector<std::pair<std::string, std::string>> groups;
    for (const auto& [attribution, what] : entries_) {
        const auto same = std::find_if(groups.begin(), groups.end(),
                                       [&](const auto& group) { return group.first == what; });
        if (same == groups.end()) {
            groups.emplace_back(what, attribution);
        } else {
            same->second += semicolon(language);
            same->second += attribution;
        }
    }
    std::string out;
    for (const auto& [what, attributions] : groups) {
        if (!out.empty()) out += ' ';
        if (!what.empty()) (out += what) += colon(language);
        out += attributions;
        if (out.back() != '.') out += '.';
    }
    return out;
}

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#include "analysis/other_tags.hpp"

namespace cordon::analysis {

namespace {

/// Reads one quoted text at `at`, which is moved behind it; false when there is none.
bool read_quoted(std::string_view tags, std::size_t& at, std::string& text) {
    text.clear();
    while (at < tags.size() && (tags[at] == ' ' || tags[at] == ',')) ++at;
    if (at >= tags.size() || tags[at] != '"') return false;
    for (++at; at < tags.size() && tags[at] != '"'; ++at) {
        if (tags[at] == '\\' && at + 1 < tags.size()) ++at;
        text.push_back(tags[at]);
    }
    if (at >= tags.size()) return false;
    ++at;
    return true;
}

} // namespace

std::string other_tag(std::string_view tags, std::string_view key) {
    // Most texts do not hold the key at all.
    if (tags.find(key) == std::string_view::npos) return {};
    std::string name;
    std::string value;
    std::size_t at = 0;
    while (read_quoted(tags, at, name)) {
        while (at < tags.size() && tags[at] == ' ') ++at;
        if (tags.substr(at, 2) != "=>") return {};
        at += 2;
        if (!read_quoted(tags, at, value)) return {};
        if (name == key) return value;
    }
    return {};
}

} // namespace cordon::analysis

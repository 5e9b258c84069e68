// SPDX-License-Identifier: MIT
#include "text/font_files.hpp"

#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "text/face.hpp"
#include "text/sfnt.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::text {

void FontFiles::add(const FontFile& font) {
    if (entries_.size() >= max_files)
        throw Error(fmt::format("more than {} font files are not read", max_files));
    const std::string bytes = font.unpacked ? std::string() : read_file(font.file, max_bytes);
    const auto refuse = [&](const std::string& why) {
        throw Error(fmt::format("the font file '{}' cannot be used: {}", font.file, why),
                    "name a file in one of the formats TTF, OTF, TTC, WOFF or WOFF2");
    };
    if (const auto fault = sfnt_fault(font.unpacked ? *font.unpacked : bytes)) refuse(*fault);
    auto described = describe_file(font.file);
    if (!described) refuse("FreeType cannot read it");
    if (described->characters.empty()) refuse("it has no characters");
    described->info.unpacked = font.unpacked;
    try {
        (void)Face(described->info);
    } catch (const Error&) {
        refuse("HarfBuzz cannot read it"); // it is stricter with some tables
    }
    entries_.push_back(
        {font.name, std::move(described->info), std::move(described->characters), font.ranges});
}

std::vector<std::size_t> FontFiles::named(std::string_view name) const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].name == name) out.push_back(i);
    return out;
}

bool FontFiles::covers(std::size_t i, char32_t code) const {
    const Entry& entry = entries_[i];
    const auto after = std::upper_bound(
        entry.characters.begin(), entry.characters.end(), code,
        [](char32_t value, const CodeRange& range) { return value < range.first; });
    if (after == entry.characters.begin() || std::prev(after)->last < code) return false;
    return entry.ranges.empty() ||
           std::any_of(entry.ranges.begin(), entry.ranges.end(), [&](const CodeRange& range) {
               return range.first <= code && code <= range.last;
           });
}

} // namespace cordon::text

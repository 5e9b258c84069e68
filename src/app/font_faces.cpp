// SPDX-License-Identifier: MIT
#include "app/font_faces.hpp"

#include "app/network_files.hpp"
#include "core/file.hpp"
#include "core/opened_files.hpp"
#include "core/sha256.hpp"
#include "render/font_file.hpp"
#include "style/unicode_range.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace cordon::app {

namespace {

/// One file of `font-faces`.
struct Entry {
    std::string name;    ///< of the font
    std::string key;     ///< `font-faces.Noto Sans Regular[0]`
    std::string address; ///< empty when it has none
    std::vector<text::CodeRange> ranges{};
    int line = 0;
};

/// Ranges that can be read; the others were reported with the style.
std::vector<text::CodeRange> ranges_of(const Json& face) {
    std::vector<text::CodeRange> out;
    const Json* ranges = face.find("unicode-range");
    if (ranges == nullptr || !ranges->is_array()) return out;
    for (const Json& text : ranges->items()) {
        if (!text.is_string()) continue;
        if (const auto range = style::read_unicode_range(text.string()))
            out.push_back({char32_t{range->first}, char32_t{range->last}});
    }
    // A list of which nothing can be read is not "all characters".
    if (out.empty() && !ranges->items().empty()) out.push_back({1, 0});
    return out;
}

std::vector<Entry> entries_of(const style::Style& style) {
    std::vector<Entry> out;
    const Json* fonts = style.definition.find("font-faces");
    if (fonts == nullptr || !fonts->is_object()) return out;
    for (const Json::Member& font : fonts->members()) {
        const std::string key = "font-faces." + font.key;
        if (font.value.is_string())
            out.push_back({font.key, key, font.value.string(), {}, font.value.line()});
        if (!font.value.is_array()) continue;
        for (std::size_t i = 0; i < font.value.items().size(); ++i) {
            const Json& face = font.value.items()[i];
            if (face.is_object())
                out.push_back({font.key, fmt::format("{}[{}]", key, i), face.text_or("url", ""),
                               ranges_of(face), face.line()});
        }
    }
    return out;
}

/// Opens one file for its name; its address and digest. Throws Error.
std::pair<std::string, std::string> add_file(const Entry& entry, const StylePlace& place,
                                             text::FontFiles& out) {
    const std::string shown = net::shown(entry.address);
    const auto file = place.files(entry.address);
    if (!file)
        throw Error(
            {Severity::error,
             fmt::format("the font '{}' is not a local file and is not fetched", shown),
             {},
             network_hints(entry.address, place.network, "download the font and name the file")});
    note_opened(*file); // a font added later changes the map
    std::error_code failure;
    if (!std::filesystem::is_regular_file(*file, failure))
        throw Error(fmt::format("there is no font file '{}'", *file),
                    "relative addresses start at the folder of the style");
    text::FontFile font{entry.name, *file, entry.ranges, nullptr};
    const std::string bytes = read_file(*file, text::FontFiles::max_bytes);
    if (auto unpacked = render::unpacked_font(bytes, *file))
        font.unpacked = std::make_shared<const std::string>(std::move(*unpacked));
    out.add(font);
    return {shown, sha256(bytes)};
}

} // namespace

FontFaces read_font_faces(const style::Style& style, const StylePlace& place, Reporter& reporter) {
    FontFaces out;
    auto files = std::make_shared<text::FontFiles>();
    for (const Entry& entry : entries_of(style)) {
        try {
            auto input = add_file(entry, place, *files);
            if (std::find(out.inputs.begin(), out.inputs.end(), input) == out.inputs.end())
                out.inputs.push_back(std::move(input));
        } catch (const Error& error) {
            Diagnostic finding = error.diagnostic();
            finding.severity = Severity::warning;
            if (!finding.where.file.empty()) // of the font; the place to mend is in the style
                finding.message = finding.where.file + ": " + finding.message;
            finding.where = {place.name, entry.line, 0, entry.key};
            reporter.report(finding);
            if (files->size() >= text::FontFiles::max_files) break;
        }
    }
    if (files->size() > 0) out.files = std::move(files);
    return out;
}

bool has_own_fonts(const scene::Group& group) {
    return std::any_of(group.children.begin(), group.children.end(), [](const scene::Node& node) {
        if (const auto* inner = std::get_if<scene::Group>(&node.item)) return has_own_fonts(*inner);
        const auto* text = std::get_if<scene::Text>(&node.item);
        return text != nullptr && scene::has_own_font(*text);
    });
}

std::vector<std::string> font_addresses(const style::Style& style) {
    std::vector<std::string> out;
    for (const Entry& entry : entries_of(style)) out.push_back(entry.address);
    return out;
}

} // namespace cordon::app

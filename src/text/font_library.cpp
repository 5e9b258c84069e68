// SPDX-License-Identifier: MIT
#include "text/font_library.hpp"

#include "text/utf8.hpp"

#include <fmt/format.h>
#include <pango/pango-utils.h>

#include <algorithm>
#include <array>

namespace cordon::text {
namespace {

// The first three are also the default families. Then the scripts of West and North Africa, then
// others by their number of readers; each name covers a script of its own, so that their order
// changes no letter.
constexpr std::array fallback_families = {
    "Inter",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans NKo",
    "Noto Sans Tifinagh",
    "Noto Sans Adlam",
    "Noto Sans Ethiopic",
    "Noto Sans Vai",
    "Noto Sans Bamum",
    "Noto Sans Osmanya",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Thai",
    "Noto Sans Lao",
    "Noto Sans Khmer",
    "Noto Sans Myanmar",
    "Noto Sans Sinhala",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "Noto Sans Math",
    "DejaVu Sans",
};
constexpr std::array default_families = {"Inter", "Noto Sans", "DejaVu Sans"};

// More letters than this without any font are data in the wrong encoding, not findings to read one
// by one.
constexpr std::size_t max_warnings = 20;

std::string quoted_list(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names)
        out += fmt::format("{}'{}'", out.empty() ? "" : ", ", name);
    return out;
}

std::vector<FaceId> with_fallbacks(std::vector<FaceId> faces, const FontCatalog& catalog,
                                   const FaceStyle& style) {
    for (const char* family : fallback_families) {
        const auto face = catalog.by_family({family, style});
        if (face && std::ranges::find(faces, *face) == faces.end()) faces.push_back(*face);
    }
    if (faces.empty()) faces.push_back(0);
    return faces;
}

} // namespace

FontLibrary::FontLibrary(Reporter& reporter, FontFilesPtr files)
    : reporter_(reporter), own_(files ? std::move(files) : std::make_shared<const FontFiles>()),
      faces_(catalog_->size() + own_->size()) {}

const FaceInfo& FontLibrary::info(FaceId id) const {
    return id < catalog_->size() ? (*catalog_)[id] : (*own_)[id - catalog_->size()];
}

FontStack& FontLibrary::stack(const std::vector<std::string>& names) {
    const auto known = stacks_.find(names);
    if (known != stacks_.end()) return known->second;
    return stacks_.emplace(names, resolve(names)).first->second;
}

std::optional<FaceId> FontLibrary::find(const std::string& name) const {
    if (const auto face = catalog_->by_full_name(name)) return face;
    for (const FaceQuery& reading : readings_of(name))
        if (const auto face = catalog_->by_family(reading)) return face;
    return std::nullopt;
}

FontStack FontLibrary::resolve(const std::vector<std::string>& names) {
    FontStack stack;
    stack.names = quoted_list(names);
    if (!names.empty()) stack.style = readings_of(names.front()).back().style;
    for (const std::string& name : names) {
        for (const std::size_t file : own_->named(name))
            stack.faces.push_back(catalog_->size() + file);
        if (const auto face = find(name)) stack.faces.push_back(*face);
    }
    const bool none_found = stack.faces.empty();
    for (const char* family : default_families) {
        if (!stack.faces.empty()) break;
        if (const auto face = catalog_->by_family({family, stack.style}))
            stack.faces.push_back(*face);
    }
    stack.faces = with_fallbacks(std::move(stack.faces), *catalog_, stack.style);
    if (none_found && !names.empty()) warn_missing(names, stack.faces.front());
    return stack;
}

void FontLibrary::warn_missing(const std::vector<std::string>& names, FaceId used) {
    const std::string hint =
        did_you_mean(readings_of(names.front()).back().family, catalog_->families());
    std::vector<std::string> hints;
    if (!hint.empty()) hints.push_back(hint);
    reporter_.warn(
        fmt::format("font {} not found: '{}' is used", quoted_list(names), info(used).full_name),
        {}, std::move(hints));
}

bool FontLibrary::covers(FaceId face, std::string_view letter) const {
    for (std::size_t at = 0; at < letter.size();) {
        const Character c = character_at(letter, at);
        at += c.length;
        // Joiners and direction marks are never painted, and HarfBuzz makes every kind of space
        // from U+0020.
        if (pango_is_zero_width(c.code) != 0) continue;
        const char32_t code = is_space(c.code) ? U' ' : c.code;
        const bool has = face < catalog_->size() ? catalog_->covers(face, code)
                                                 : own_->covers(face - catalog_->size(), code);
        if (!has) return false;
    }
    return true;
}

FaceId FontLibrary::face_for(FontStack& stack, std::string_view letter) {
    for (const FaceId face : stack.faces)
        if (covers(face, letter)) return face;
    return search_machine(stack, letter);
}

FaceId FontLibrary::search_machine(FontStack& stack, std::string_view letter) {
    const Character base = character_at(letter, 0);
    const auto known = stack.found.find(base.code);
    if (known != stack.found.end()) return known->second;
    const std::string_view base_letter = letter.substr(0, base.length);
    // A letter with an accent that no font has together: at least the letter.
    for (const FaceId face : stack.faces)
        if (base.length < letter.size() && covers(face, base_letter)) return face;
    std::optional<FaceId> best;
    for (const std::string& family : catalog_->families()) {
        const auto face = catalog_->by_family({family, stack.style});
        if (face && covers(*face, base_letter)) {
            best = face;
            break;
        }
    }
    warn_fallback(stack, base.code, best);
    return stack.found[base.code] = best.value_or(stack.faces.front());
}

void FontLibrary::warn_fallback(const FontStack& stack, char32_t code, std::optional<FaceId> used) {
    const std::string family =
        used ? info(*used).family : fmt::format("U+{:04X}", static_cast<unsigned>(code));
    if (warned_.size() >= max_warnings || !warned_.insert(family).second) return;
    std::string letter;
    append_utf8(letter, code);
    const auto what = fmt::format("letter '{}' (U+{:04X})", letter, static_cast<unsigned>(code));
    if (used) {
        reporter_.warn(
            fmt::format("{} is neither in {} nor in the standard fallback fonts: '{}' of this "
                        "machine is used",
                        what, stack.names, family),
            {}, {"name a font that has it, so that the map looks the same on other machines"});
    } else {
        reporter_.warn(
            fmt::format("{} is in no installed font: an empty box is drawn", what), {},
            {"install a font that has it, for example from the package fonts-noto-core"});
    }
}

Face& FontLibrary::face(FaceId id) {
    if (!faces_[id]) faces_[id] = std::make_unique<Face>(info(id));
    return *faces_[id];
}

std::vector<std::string> FontLibrary::files() const {
    std::set<std::string> files;
    for (const auto& face : faces_)
        if (face) files.insert(face->font()->file);
    return {files.begin(), files.end()};
}

} // namespace cordon::text

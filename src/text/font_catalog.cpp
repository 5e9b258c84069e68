// SPDX-License-Identifier: MIT
#include "text/font_catalog.hpp"

#include "core/diagnostic.hpp"
#include "core/handle.hpp"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <mutex>
#include <tuple>

namespace cordon::text {
namespace {

using Config = CHandle<FcConfig, FcConfigDestroy>;

// Our own configuration with folders only. The system's has some fifty files of substitutions that
// differ between machines; we look names up ourselves and need none of them. It also loads ten
// times faster (0.3 ms against 3 ms for 326 fonts). The cache folders are the system's, so that its
// caches are used.
constexpr const char* folders_only =
    R"(<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix="xdg">fonts</dir><dir>~/.fonts</dir>
<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>)";

/// The fonts of the usual folders; those of the system's configuration when FONTCONFIG_FILE names
/// one or the usual folders are empty.
Config load_config() {
    if (std::getenv("FONTCONFIG_FILE") == nullptr) {
        Config config(FcConfigCreate());
        const auto* xml = reinterpret_cast<const FcChar8*>(folders_only);
        if (config && FcConfigParseAndLoadFromMemory(config.get(), xml, FcTrue) == FcTrue &&
            FcConfigBuildFonts(config.get()) == FcTrue) {
            const FcFontSet* fonts = FcConfigGetFonts(config.get(), FcSetSystem);
            if (fonts != nullptr && fonts->nfont > 0) return config;
        }
    }
    return Config(FcInitLoadConfigAndFonts());
}

std::string string_of(const FcPattern* pattern, const char* key) {
    FcChar8* value = nullptr;
    if (FcPatternGetString(pattern, key, 0, &value) != FcResultMatch) return {};
    return reinterpret_cast<const char*>(value);
}

std::vector<std::string> keys_of(const FcPattern* pattern, const char* key) {
    std::vector<std::string> keys;
    FcChar8* value = nullptr;
    for (int i = 0; FcPatternGetString(pattern, key, i, &value) == FcResultMatch; ++i)
        keys.push_back(name_key(reinterpret_cast<const char*>(value)));
    return keys;
}

bool is_true(const FcPattern* pattern, const char* key) {
    FcBool value = FcFalse;
    return FcPatternGetBool(pattern, key, 0, &value) == FcResultMatch && value == FcTrue;
}

double number_of(const FcPattern* pattern, const char* key, double fallback) {
    double value = fallback;
    return FcPatternGetDouble(pattern, key, 0, &value) == FcResultMatch ? value : fallback;
}

/// HarfBuzz and Cairo draw outlines from OpenType files: no bitmaps, no Type 1, no packed web
/// fonts. The abstract entry of a variable font has no weight of its own; its named instances are
/// entries beside it.
bool is_usable(const FcPattern* pattern) {
    const std::string format = string_of(pattern, FC_FONTFORMAT);
    const std::string file = string_of(pattern, FC_FILE);
    const bool is_packed = file.ends_with(".woff") || file.ends_with(".woff2");
    return (format == "TrueType" || format == "CFF") && !is_packed &&
           is_true(pattern, FC_OUTLINE) && !is_true(pattern, FC_VARIABLE) &&
           !is_true(pattern, FC_COLOR);
}

FaceInfo describe(const FcPattern* pattern) {
    FaceInfo face;
    face.file = string_of(pattern, FC_FILE);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &face.index);
    face.family = string_of(pattern, FC_FAMILY);
    face.full_name = string_of(pattern, FC_FULLNAME);
    face.full_keys = keys_of(pattern, FC_FULLNAME);
    face.family_keys = keys_of(pattern, FC_FAMILY);
    const double weight =
        FcWeightToOpenTypeDouble(number_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR));
    face.style.weight = static_cast<int>(std::lround(std::clamp(weight, 1.0, 1000.0)));
    face.style.slanted = number_of(pattern, FC_SLANT, FC_SLANT_ROMAN) > FC_SLANT_ROMAN;
    face.style.width = static_cast<int>(std::lround(number_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL)));
    return face;
}

bool is_instance(const FaceInfo& face) {
    return (face.index >> 16) != 0;
}

/// How far a face is from the wanted style, most important difference first. Between two weights at
/// the same distance the lighter one is nearer for text weights and the heavier one for bold, as in
/// CSS Fonts 4, section 5.2.
std::tuple<bool, int, int> distance(const FaceStyle& face, const FaceStyle& wanted) {
    const bool wrong_side = (wanted.weight > 500) != (face.weight > wanted.weight);
    return {face.slanted != wanted.slanted, std::abs(face.width - wanted.width),
            2 * std::abs(face.weight - wanted.weight) + (wrong_side ? 1 : 0)};
}

using Pattern = CHandle<FcPattern, FcPatternDestroy>;

std::vector<CodeRange> characters_of(const FcCharSet* set) {
    std::vector<CodeRange> out;
    const auto add = [&](char32_t code) {
        if (!out.empty() && out.back().last + 1 == code)
            out.back().last = code;
        else
            out.push_back({code, code});
    };
    std::array<FcChar32, FC_CHARSET_MAP_SIZE> map{};
    FcChar32 next = 0;
    for (FcChar32 page = FcCharSetFirstPage(set, map.data(), &next); page != FC_CHARSET_DONE;
         page = FcCharSetNextPage(set, map.data(), &next))
        for (std::uint32_t bit = 0; bit < 32 * FC_CHARSET_MAP_SIZE; ++bit)
            if ((map.at(bit / 32) >> (bit % 32) & 1U) != 0) add(page + bit);
    return out;
}

} // namespace

std::optional<DescribedFile> describe_file(const std::string& file) {
    int faces = 0;
    const Pattern pattern(
        FcFreeTypeQuery(reinterpret_cast<const FcChar8*>(file.c_str()), 0, nullptr, &faces));
    FcCharSet* characters = nullptr;
    if (!pattern || !is_true(pattern.get(), FC_OUTLINE) ||
        FcPatternGetCharSet(pattern.get(), FC_CHARSET, 0, &characters) != FcResultMatch)
        return std::nullopt;
    DescribedFile out{describe(pattern.get()), characters_of(characters)};
    out.info.file = file;
    out.info.index = 0;
    out.info.installed = false;
    return out;
}

/// Keeps fontconfig's list alive, whose sets of characters we look into.
class FontCatalog::Index {
  public:
    Config config = load_config();
    std::vector<const FcCharSet*> characters; ///< one a face
};

std::shared_ptr<const FontCatalog> FontCatalog::shared() {
    static std::mutex mutex;
    static std::weak_ptr<const FontCatalog> known;
    const std::lock_guard lock(mutex);
    std::shared_ptr<const FontCatalog> catalog = known.lock();
    if (!catalog) known = catalog = std::make_shared<const FontCatalog>();
    return catalog;
}

FontCatalog::FontCatalog() : index_(std::make_unique<Index>()) {
    struct Entry {
        FaceInfo info;
        const FcCharSet* characters = nullptr;
    };
    std::vector<Entry> entries;
    const FcFontSet* fonts =
        index_->config ? FcConfigGetFonts(index_->config.get(), FcSetSystem) : nullptr;
    for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
        FcCharSet* characters = nullptr;
        if (!is_usable(fonts->fonts[i]) ||
            FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &characters) != FcResultMatch)
            continue;
        entries.push_back({describe(fonts->fonts[i]), characters});
    }
    if (entries.empty())
        throw Error("no fonts found on this machine, so no text can be set",
                    "install fonts, for example the packages fonts-inter, fonts-noto-core and "
                    "fonts-dejavu-core");
    std::ranges::sort(entries, {}, [](const Entry& e) {
        return std::make_tuple(is_instance(e.info), std::string_view(e.info.file), e.info.index);
    });
    for (Entry& entry : entries) {
        faces_.push_back(std::move(entry.info));
        index_->characters.push_back(entry.characters);
    }
}

FontCatalog::~FontCatalog() = default;

std::optional<FaceId> FontCatalog::by_full_name(std::string_view name) const {
    const std::string key = name_key(name);
    for (FaceId id = 0; id < faces_.size(); ++id)
        if (std::ranges::find(faces_[id].full_keys, key) != faces_[id].full_keys.end()) return id;
    return std::nullopt;
}

std::optional<FaceId> FontCatalog::by_family(const FaceQuery& query) const {
    const std::string key = name_key(query.family);
    std::optional<FaceId> best;
    for (FaceId id = 0; id < faces_.size(); ++id) {
        const FaceInfo& face = faces_[id];
        if (std::ranges::find(face.family_keys, key) == face.family_keys.end()) continue;
        if (!best || distance(face.style, query.style) < distance(faces_[*best].style, query.style))
            best = id;
    }
    return best;
}

bool FontCatalog::covers(FaceId face, char32_t code) const {
    return FcCharSetHasChar(index_->characters[face], code) == FcTrue;
}

std::vector<std::string> FontCatalog::families() const {
    std::vector<std::string> names;
    names.reserve(faces_.size());
    for (const FaceInfo& face : faces_) names.push_back(face.family);
    std::ranges::sort(names, {}, [](const std::string& name) {
        return std::make_pair(!name.starts_with("Noto Sans"), std::string_view(name));
    });
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace cordon::text

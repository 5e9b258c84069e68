// SPDX-License-Identifier: MIT
#include "text/shaper.hpp"

#include "core/file.hpp"
#include "core/sha256.hpp"
#include "text/layout.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <filesystem>
#include <map>
#include <unordered_map>

namespace cordon::text {
namespace {

// About 1.5 KB a label, so at most some 300 MB. Texts beyond go to a ring of results that are
// overwritten.
constexpr std::size_t max_cached = 200'000;
constexpr std::size_t ring_size = 1024;

void require(bool holds, std::string_view what, double value) {
    if (!holds) throw Error(fmt::format("{} {} cannot be used to set a text", what, value));
}

void check(const TextStyle& style) {
    require(std::isfinite(style.size) && style.size >= 0, "text size", style.size);
    require(std::isfinite(style.letter_spacing), "letter spacing", style.letter_spacing);
    require(std::isfinite(style.line_height) && style.line_height >= 0, "line height",
            style.line_height);
    require(style.max_width >= 0, "width of lines", style.max_width);
}

template <typename T>
void append_bytes(std::string& key, T value) {
    const auto bytes = std::bit_cast<std::array<char, sizeof(T)>>(value);
    key.append(bytes.data(), bytes.size());
}

} // namespace

class Shaper::Impl {
  public:
    Impl(Reporter& reporter, FontFilesPtr files)
        : reporter_(reporter), library_(reporter, std::move(files)) {}

    const ShapedText& shape(std::string_view text, const TextStyle& style) {
        write_key(text, style);
        const auto known = cache_.find(key_);
        if (known != cache_.end()) return known->second;
        std::string key = key_;
        ShapedText shaped = set({Part{text, style.fonts, 1.0, std::nullopt}}, style);
        if (cache_.size() < max_cached)
            return cache_.emplace(std::move(key), std::move(shaped)).first->second;
        if (ring_.size() < ring_size)
            return *ring_.emplace_back(std::make_unique<ShapedText>(std::move(shaped)));
        next_in_ring_ = (next_in_ring_ + 1) % ring_size;
        return *ring_[next_in_ring_] = std::move(shaped);
    }

    ShapedText shape(const std::vector<Span>& spans, const TextStyle& style) {
        std::vector<Part> parts;
        for (const Span& span : spans) {
            require(std::isfinite(span.scale) && span.scale >= 0, "scale", span.scale);
            parts.push_back(
                {span.text, span.fonts.empty() ? style.fonts : span.fonts, span.scale, span.color});
        }
        if (parts.empty()) parts.push_back({{}, style.fonts, 1.0, std::nullopt});
        return set(parts, style);
    }

    std::vector<std::pair<std::string, std::string>> fonts_used() {
        std::vector<std::pair<std::string, std::string>> fonts;
        for (const std::string& file : library_.files()) {
            auto [hash, is_new] = hashes_.try_emplace(file);
            if (is_new) hash->second = sha256(read_file(file));
            fonts.emplace_back(std::filesystem::path(file).filename().string(), hash->second);
        }
        std::ranges::sort(fonts);
        return fonts;
    }

  private:
    struct Part {
        std::string_view text;
        const std::vector<std::string>& fonts;
        double scale = 1.0;
        std::optional<Color> color;
    };

    ShapedText set(const std::vector<Part>& parts, const TextStyle& style) {
        check(style);
        StyledText styled;
        TextLimits limits;
        for (const Part& part : parts) {
            const CleanText clean = clean_text(part.text, limits);
            styled.text += clean.text;
            styled.ranges.push_back(
                {styled.text.size(), &library_.stack(part.fonts), part.scale, part.color});
            limits.max_bytes -= clean.text.size();
            limits.max_characters -= clean.characters;
            if (clean.cut) {
                warn_cut(styled.text);
                break;
            }
        }
        return lay_out(styled, style, {library_, run_shaper_});
    }

    void warn_cut(std::string_view text) {
        const CleanText start = clean_text(text, {.max_bytes = 200, .max_characters = 30});
        const TextLimits limits;
        reporter_.warn(fmt::format("text '{}…' is cut: longer than {} characters or {} KiB",
                                   start.text, limits.max_characters, limits.max_bytes >> 10U));
    }

    /// Everything that a result depends on, as bytes, in a buffer that is reused.
    void write_key(std::string_view text, const TextStyle& style) {
        key_.clear();
        append_bytes(key_, style.size);
        append_bytes(key_, style.letter_spacing);
        append_bytes(key_, style.line_height);
        append_bytes(key_, style.max_width);
        key_ += static_cast<char>((style.balanced ? 4 : 0) + static_cast<int>(style.align));
        append_bytes(key_, style.language.size());
        key_ += style.language;
        append_bytes(key_, style.fonts.size());
        for (const std::string& font : style.fonts) {
            append_bytes(key_, font.size());
            key_ += font;
        }
        key_ += text;
    }

    Reporter& reporter_;
    FontLibrary library_;
    RunShaper run_shaper_;
    std::string key_;
    std::unordered_map<std::string, ShapedText> cache_; ///< its nodes stay where they are
    std::vector<std::unique_ptr<ShapedText>> ring_;
    std::size_t next_in_ring_ = 0;
    std::map<std::string, std::string> hashes_; ///< SHA-256 by file
};

Shaper::Shaper(Reporter& reporter, FontFilesPtr files)
    : impl_(std::make_unique<Impl>(reporter, std::move(files))) {}
Shaper::~Shaper() = default;

const ShapedText& Shaper::shape(std::string_view text, const TextStyle& style) {
    return impl_->shape(text, style);
}

ShapedText Shaper::shape(const std::vector<Span>& spans, const TextStyle& style) {
    return impl_->shape(spans, style);
}

std::vector<std::pair<std::string, std::string>> Shaper::fonts_used() const {
    return impl_->fonts_used();
}

} // namespace cordon::text

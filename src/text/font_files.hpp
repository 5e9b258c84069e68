// SPDX-License-Identifier: MIT
#pragma once

#include "text/font_catalog.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::text {

/// A font file under a name that a style gives it.
struct FontFile {
    std::string name{};              ///< as `text-font` asks for it
    std::string file{};              ///< path
    std::vector<CodeRange> ranges{}; ///< characters that it is used for; empty = all it has
    /// The font as it is inside a packed one (WOFF, WOFF2); null when the file itself is one.
    std::shared_ptr<const std::string> unpacked{};
};

/// Fonts that a map brings along, beside the installed ones. Filled once, then shared by threads.
class FontFiles {
  public:
    static constexpr std::size_t max_files = 64;
    static constexpr std::size_t max_bytes = std::size_t{64} << 20U; ///< of one file

    /// Opens a file and adds it behind those of the same name. Throws Error when there are too
    /// many, or when it cannot be read, is too large, is no font of outlines, or is damaged.
    void add(const FontFile& font);

    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    [[nodiscard]] const FaceInfo& operator[](std::size_t i) const { return entries_[i].info; }
    /// The fonts of exactly that name, in the order in which they were added.
    [[nodiscard]] std::vector<std::size_t> named(std::string_view name) const;
    /// True when the font has a glyph for the character and is meant for it.
    [[nodiscard]] bool covers(std::size_t i, char32_t code) const;

  private:
    struct Entry {
        std::string name;
        FaceInfo info;
        std::vector<CodeRange> characters; ///< ascending, apart
        std::vector<CodeRange> ranges;
    };
    std::vector<Entry> entries_;
};
using FontFilesPtr = std::shared_ptr<const FontFiles>;

} // namespace cordon::text

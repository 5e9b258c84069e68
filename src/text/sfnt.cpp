// SPDX-License-Identifier: MIT
#include "text/sfnt.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <map>

namespace cordon::text {

namespace {

/// Reads numbers, most significant byte first; beyond the end they are 0, after a look at size().
class Bytes {
  public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] std::uint32_t u16(std::size_t at) const { return u8(at) << 8U | u8(at + 1); }
    [[nodiscard]] std::uint32_t u32(std::size_t at) const { return u16(at) << 16U | u16(at + 2); }
    [[nodiscard]] std::string_view tag(std::size_t at) const {
        return at < bytes_.size() ? bytes_.substr(at, 4) : std::string_view();
    }
    [[nodiscard]] Bytes part(std::size_t at, std::size_t length) const {
        return Bytes(bytes_.substr(at, length));
    }

  private:
    [[nodiscard]] std::uint32_t u8(std::size_t at) const {
        return at < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at]) : 0;
    }
    std::string_view bytes_;
};

constexpr std::string_view true_type("\0\1\0\0", 4);

/// The tables of one font of a file, by their names.
class Tables {
  public:
    /// What is wrong, after reading them.
    std::optional<std::string> read(const Bytes& file) {
        const std::size_t start = file.tag(0) == "ttcf" ? file.u32(12) : 0;
        const std::string_view kind = file.tag(start);
        if (kind != true_type && kind != "OTTO" && kind != "true")
            return "it is no TrueType or OpenType font";
        const std::uint32_t count = file.u16(start + 4);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::size_t entry = start + 12 + std::size_t{16} * i;
            const std::uint64_t first = file.u32(entry + 8);
            const std::uint64_t length = file.u32(entry + 12);
            if (entry + 16 > file.size() || first + length > file.size())
                return fmt::format("it is cut off or damaged: table {} of {} lies beyond its end",
                                   i + 1, count);
            tables_.emplace(std::string(file.tag(entry)), file.part(first, length));
        }
        return std::nullopt;
    }

    [[nodiscard]] const Bytes* find(const std::string& name) const {
        const auto found = tables_.find(name);
        return found == tables_.end() ? nullptr : &found->second;
    }

  private:
    std::map<std::string, Bytes> tables_;
};

std::optional<std::string> glyph_fault(const Tables& tables, std::uint32_t glyphs) {
    const Bytes* glyf = tables.find("glyf");
    const Bytes* loca = tables.find("loca");
    if (glyf == nullptr || loca == nullptr) {
        if (tables.find("CFF ") != nullptr || tables.find("CFF2") != nullptr) return std::nullopt;
        return "it holds no outlines, only bitmaps or nothing";
    }
    const bool wide = tables.find("head")->u16(50) != 0;
    if (loca->size() < (std::size_t{glyphs} + 1) * (wide ? 4 : 2))
        return "it is damaged: not each glyph has a place";
    // The end of the last glyph is not looked at: FreeType 2.12 unpacks it wrongly, and all readers
    // stop where the table ends.
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < glyphs; ++i) {
        const std::uint64_t at =
            wide ? std::uint64_t{loca->u32(4 * i)} : std::uint64_t{loca->u16(2 * i)} * 2;
        if (at < before || at > glyf->size())
            return fmt::format("it is damaged: glyph {} has no place in it", i);
        before = at;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> sfnt_fault(std::string_view bytes) {
    Tables tables;
    if (auto fault = tables.read(Bytes(bytes))) return fault;
    struct Needed {
        const char* name;
        std::size_t bytes; ///< at least
    };
    for (const Needed& needed :
         {Needed{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"cmap", 4}}) {
        const Bytes* table = tables.find(needed.name);
        if (table == nullptr || table->size() < needed.bytes)
            return fmt::format("its table '{}' is missing or cut off", needed.name);
    }
    const std::uint32_t units = tables.find("head")->u16(18);
    if (units < 16 || units > 16384) return fmt::format("it is damaged: {} units an em", units);
    const std::uint32_t glyphs = tables.find("maxp")->u16(4);
    const std::uint32_t widths = tables.find("hhea")->u16(34);
    if (glyphs == 0) return "it holds no glyphs";
    if (widths == 0 || widths > glyphs ||
        tables.find("hmtx")->size() < std::size_t{4} * widths + std::size_t{2} * (glyphs - widths))
        return "it is damaged: not each glyph has a width";
    return glyph_fault(tables, glyphs);
}

} // namespace cordon::text

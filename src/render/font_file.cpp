// SPDX-License-Identifier: MIT
#include "render/font_file.hpp"

#include "core/diagnostic.hpp"
#include "core/handle.hpp"

#include <fmt/format.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

namespace cordon::render {

std::optional<std::string> unpacked_font(std::string_view bytes, const std::string& file) {
    if (!bytes.starts_with("wOFF") && !bytes.starts_with("wOF2")) return std::nullopt;
    FT_Library started = nullptr;
    if (FT_Init_FreeType(&started) != 0) throw Error("FreeType cannot be started: out of memory");
    const CHandle<FT_LibraryRec_, FT_Done_FreeType> library(started);
    FT_Face opened = nullptr;
    const auto* data = reinterpret_cast<const FT_Byte*>(bytes.data());
    const bool read = FT_New_Memory_Face(library.get(), data, static_cast<FT_Long>(bytes.size()), 0,
                                         &opened) == 0;
    const CHandle<FT_FaceRec_, FT_Done_Face> face(opened);
    // Tag 0 is the whole font, as FreeType has put it together in memory.
    constexpr FT_ULong most = FT_ULong{64} << 20U;
    FT_ULong length = 0;
    if (!read || FT_Load_Sfnt_Table(face.get(), 0, 0, nullptr, &length) != 0 || length > most)
        throw Error(
            fmt::format("the font file '{}' cannot be used: FreeType cannot unpack it", file),
            "unpack it to TTF or OTF with another program");
    std::string out(length, '\0');
    if (FT_Load_Sfnt_Table(face.get(), 0, 0, reinterpret_cast<FT_Byte*>(out.data()), &length) != 0)
        throw Error(
            fmt::format("the font file '{}' cannot be used: FreeType cannot unpack it", file));
    return out;
}

} // namespace cordon::render

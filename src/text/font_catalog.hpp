// SPDX-License-Identifier: MIT
#pragma once

#include "text/font_name.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::text {

/// Index of a face in the catalog; the same for the catalog's life.
using FaceId = std::size_t;

/// Characters from `first` to `last`.
struct CodeRange {
    char32_t first = 0;
    char32_t last = 0x10FFFF;
};

/// A face, as its file describes it.
struct FaceInfo {
    std::string file; ///< absolute path
    int index =
        0; ///< face within the file; the upper 16 bits number a named instance of a variable font
    std::string family; ///< `Inter`, also for `Inter Black`
    std::string full_name;
    std::vector<std::string> full_keys;   ///< name_key() of its full names
    std::vector<std::string> family_keys; ///< name_key() of its families
    FaceStyle style;
    bool installed = true;
    /// The font inside of a packed file (WOFF); null = `file` itself.
    std::shared_ptr<const std::string> unpacked = nullptr;
};

/// What a font file that is not installed says of its first face.
struct DescribedFile {
    FaceInfo info;
    std::vector<CodeRange> characters; ///< ascending, apart
};
/// Empty when the file is no font of outlines.
[[nodiscard]] std::optional<DescribedFile> describe_file(const std::string& file);

/// The outline fonts of this machine, sorted by file name and face, static files before instances
/// of variable ones.
class FontCatalog {
  public:
    /// The one of this process, for any thread: made when nobody has it, so that all who live at
    /// one time share it. Throws Error when there are no fonts.
    [[nodiscard]] static std::shared_ptr<const FontCatalog> shared();

    /// Lists the fonts. Throws Error when there is none.
    FontCatalog();
    ~FontCatalog();
    FontCatalog(const FontCatalog&) = delete;
    FontCatalog& operator=(const FontCatalog&) = delete;
    FontCatalog(FontCatalog&&) = delete;
    FontCatalog& operator=(FontCatalog&&) = delete;

    [[nodiscard]] std::size_t size() const { return faces_.size(); }
    [[nodiscard]] const FaceInfo& operator[](FaceId face) const { return faces_[face]; }

    /// The first face with exactly this full name (name_key() equal).
    [[nodiscard]] std::optional<FaceId> by_full_name(std::string_view name) const;
    /// The face of the family (name_key() equal) that is nearest in slant, then width, then weight.
    [[nodiscard]] std::optional<FaceId> by_family(const FaceQuery& query) const;
    /// True when the face has a glyph for the character; read from the index, without opening the
    /// font's file.
    [[nodiscard]] bool covers(FaceId face, char32_t code) const;
    /// Families in the order in which they are tried for a character that no named font has:
    /// sans-serif Noto fonts, then all by name.
    [[nodiscard]] std::vector<std::string> families() const;

  private:
    class Index;
    std::unique_ptr<Index> index_;
    std::vector<FaceInfo> faces_;
};

} // namespace cordon::text

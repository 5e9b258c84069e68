// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "text/face.hpp"
#include "text/font_catalog.hpp"
#include "text/font_files.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cordon::text {

/// The faces that a list of names stands for, in the order in which they are asked for a letter.
struct FontStack {
    std::string names; ///< as given, for messages
    std::vector<FaceId>
        faces;       ///< the named ones, then the standard fallback families; at least one
    FaceStyle style; ///< of the first name; fallback faces come near it
    std::unordered_map<char32_t, FaceId>
        found; ///< letters for which the whole machine was searched
};

/// Turns font names into open faces and finds a face for each letter. The order of the search is
/// fixed here, not by the machine's configuration: for each name the files that the map brings
/// along under it, then the installed font; `Inter`, `Noto Sans` and its sisters for other scripts,
/// `DejaVu Sans`; after that, with a warning, whatever is installed, by name.
class FontLibrary {
  public:
    /// `reporter` hears of missing fonts and must outlive the library; `files` may be null. Throws
    /// Error when no font is installed.
    explicit FontLibrary(Reporter& reporter, FontFilesPtr files = nullptr);

    /// The stack for a list of full names; kept, so that the reference stays valid. Warns when no
    /// name is found.
    [[nodiscard]] FontStack& stack(const std::vector<std::string>& names);

    /// The face for one letter with its accents (`letter` is UTF-8, one grapheme cluster).
    [[nodiscard]] FaceId face_for(FontStack& stack, std::string_view letter);
    /// True when `face` can set the whole letter.
    [[nodiscard]] bool covers(FaceId face, std::string_view letter) const;

    /// Opens the face when it is used for the first time.
    [[nodiscard]] Face& face(FaceId id);

    /// Files of the faces opened so far, sorted, each once.
    [[nodiscard]] std::vector<std::string> files() const;

  private:
    [[nodiscard]] std::optional<FaceId> find(const std::string& name) const;
    [[nodiscard]] FontStack resolve(const std::vector<std::string>& names);
    [[nodiscard]] FaceId search_machine(FontStack& stack, std::string_view letter);
    void warn_missing(const std::vector<std::string>& names, FaceId used);
    void warn_fallback(const FontStack& stack, char32_t code, std::optional<FaceId> used);

    /// Of an installed face, or of one of `own_`, which are numbered after them.
    [[nodiscard]] const FaceInfo& info(FaceId id) const;

    Reporter& reporter_;
    std::shared_ptr<const FontCatalog> catalog_ = FontCatalog::shared();
    FontFilesPtr own_;
    std::map<std::vector<std::string>, FontStack> stacks_;
    std::vector<std::unique_ptr<Face>> faces_; ///< by FaceId, empty until used
    std::set<std::string> warned_;             ///< families and letters already named in a warning
};

} // namespace cordon::text

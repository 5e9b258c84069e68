// SPDX-License-Identifier: MIT
#pragma once

#include "render/structure_note.hpp"
#include "scene/scene.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::render {

/// The objects of a PDF file with a classic cross-reference table (ISO 32000-1, 7.5), such as Cairo
/// writes, so that dictionaries can be completed and objects added. Streams are never looked into.
class PdfFile {
  public:
    /// Empty when the file is not of that simple kind.
    [[nodiscard]] static std::optional<PdfFile> parse(std::string_view bytes);

    /// Highest object number in use.
    [[nodiscard]] int last() const { return static_cast<int>(objects_.size()) - 1; }
    /// The text of object `number` from `N 0 obj` to `endobj`; empty when there is none.
    [[nodiscard]] std::string_view object(int number) const;
    /// Inserts `entries` (`/Key value …`) at the end of the object's dictionary. False when it is
    /// none.
    bool add_entries(int number, std::string_view entries);
    /// Adds an object and returns its number.
    int add(std::string_view content);
    /// The number of the document catalogue; 0 when the trailer names none.
    [[nodiscard]] int root() const;

    /// The file anew: version 1.7, one cross-reference table, an identifier made from the content.
    [[nodiscard]] std::string write() const;

  private:
    struct Object {
        std::string text;
        std::size_t order = 0; ///< place in the file
        bool used = false;
    };
    std::string head_; ///< comment lines before the first object
    std::vector<Object> objects_;
    std::string trailer_; ///< its dictionary's entries
};

/// A PDF text string: literal for printable ASCII, otherwise UTF-16BE with a byte order mark in
/// hexadecimal.
[[nodiscard]] std::string pdf_text(std::string_view utf8);

/// Completes what Cairo 1.16 cannot write: alternative texts, titles and languages of structure
/// elements, the document's language, and the record as an attached file. `page_entries` are added
/// to the page. Empty when the file does not look as expected.
[[nodiscard]] std::optional<std::string> complete_pdf(std::string_view bytes,
                                                      const std::vector<StructureNote>& notes,
                                                      const scene::Metadata& metadata,
                                                      std::string_view page_entries = {});

} // namespace cordon::render

// SPDX-License-Identifier: MIT
#pragma once

#include "text/face.hpp"
#include "text/itemize.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct hb_buffer_t;

namespace cordon::text {

/// One glyph of a shaped run, in ems, y down.
struct ShapedGlyph {
    std::uint32_t id = 0;
    std::uint32_t cluster = 0; ///< byte of the letter's begin in the paragraph
    double advance = 0.0;
    double dx = 0.0; ///< where it is painted, from the pen
    double dy = 0.0;
};

enum class Ligatures : bool { off, on };

/// True for scripts whose letters are joined (Arabic, N'Ko, …): space between letters would tear
/// the words.
[[nodiscard]] bool is_cursive(std::uint32_t script);

/// Shapes runs with HarfBuzz: kerning, ligatures, joining forms, marks.
class RunShaper {
  public:
    RunShaper();

    /// The run's glyphs in visual order (left to right), valid until the next call. The letters
    /// round the run in `paragraph` decide on joining forms but are not set.
    [[nodiscard]] std::span<const ShapedGlyph> shape(const Run& run, std::string_view paragraph,
                                                     const Face& face);

    /// `language` is a BCP 47 tag.
    void set_language(const std::string& language) { language_ = language; }
    void set_ligatures(Ligatures ligatures) { ligatures_ = ligatures; }

  private:
    struct Destroy {
        void operator()(hb_buffer_t* buffer) const;
    };
    std::unique_ptr<hb_buffer_t, Destroy>
        buffer_; // no CHandle: HarfBuzz's header stays in the .cpp files
    std::string language_ = "en";
    Ligatures ligatures_ = Ligatures::on;
    std::vector<ShapedGlyph> glyphs_;
};

} // namespace cordon::text

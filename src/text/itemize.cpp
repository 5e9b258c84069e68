// SPDX-License-Identifier: MIT
#include "text/itemize.hpp"

#include "core/handle.hpp"
#include "text/utf8.hpp"

#include <pango/pango.h>

#include <optional>

namespace cordon::text {
namespace {

using Levels = CHandle<guint8, g_free>;
using ScriptIterator = CHandle<PangoScriptIter, pango_script_iter_free>;

/// A stretch of one script.
struct ScriptRange {
    std::uint32_t end = 0;
    std::uint32_t script = 0;
};

std::vector<ScriptRange> scripts_of(std::string_view text) {
    std::vector<ScriptRange> ranges;
    const ScriptIterator iterator(
        pango_script_iter_new(text.data(), static_cast<int>(text.size())));
    for (bool more = true; more; more = pango_script_iter_next(iterator.get()) != 0) {
        const char* end = nullptr;
        PangoScript script = PANGO_SCRIPT_COMMON;
        pango_script_iter_get_range(iterator.get(), nullptr, &end, &script);
        ranges.push_back({static_cast<std::uint32_t>(end - text.data()),
                          g_unicode_script_to_iso15924(static_cast<GUnicodeScript>(script))});
    }
    return ranges;
}

/// Walks over a paragraph letter by letter and joins letters with equal properties to runs.
class Itemizer {
  public:
    Itemizer(std::string_view text, std::span<const FontRange> ranges, FontLibrary& library)
        : text_(text), ranges_(ranges), library_(library), scripts_(scripts_of(text)) {}

    void analyse(const std::string& language) {
        const auto length = static_cast<int>(text_.size());
        PangoDirection base = PANGO_DIRECTION_WEAK_LTR;
        const Levels levels(pango_log2vis_get_embedding_levels(text_.data(), length, &base));
        out_.right_to_left = base == PANGO_DIRECTION_RTL || base == PANGO_DIRECTION_WEAK_RTL;
        const auto characters = static_cast<std::size_t>(g_utf8_strlen(text_.data(), length));
        std::vector<PangoLogAttr> attributes(characters + 1);
        pango_get_log_attrs(text_.data(), length, -1, pango_language_from_string(language.c_str()),
                            attributes.data(), static_cast<int>(attributes.size()));
        Letter letter;
        std::size_t at = 0;
        for (std::size_t i = 0; i < characters; ++i) {
            const auto byte = static_cast<std::uint32_t>(at);
            if (i == 0 || attributes[i].is_cursor_position != 0 ||
                byte >= ranges_[letter.range].end) {
                if (i > 0) add(letter, byte);
                letter.begin = byte;
                letter.level = levels.get()[i];
                while (byte >= ranges_[letter.range].end) ++letter.range;
                out_.graphemes.push_back(byte);
            }
            if (i > 0 && attributes[i].is_line_break != 0) out_.breaks.push_back(byte);
            at += character_at(text_, at).length;
        }
        add(letter, static_cast<std::uint32_t>(text_.size()));
    }

    Analysis result() { return std::move(out_); }

  private:
    /// A letter with its accents.
    struct Letter {
        std::uint32_t begin = 0;
        std::uint32_t range = 0;
        std::uint8_t level = 0; ///< of its first character
    };

    void add(const Letter& letter, std::uint32_t end) {
        while (letter.begin >= scripts_[script_].end) ++script_;
        const Run next = {.begin = letter.begin,
                          .end = end,
                          .range = letter.range,
                          .face = face_for(letter, end),
                          .script = scripts_[script_].script,
                          .level = letter.level};
        if (!out_.runs.empty()) {
            Run& last = out_.runs.back();
            if (last.range == next.range && last.face == next.face && last.script == next.script &&
                last.level == next.level) {
                last.end = end;
                return;
            }
        }
        out_.runs.push_back(next);
    }

    /// A space stays in the face of the letter before it, so that words of one script are one run.
    FaceId face_for(const Letter& letter, std::uint32_t end) {
        const std::string_view text = text_.substr(letter.begin, end - letter.begin);
        const bool in_same_range = !out_.runs.empty() && out_.runs.back().range == letter.range;
        if (in_same_range && is_space(character_at(text, 0).code)) {
            const FaceId before = out_.runs.back().face;
            if (library_.covers(before, text)) return before;
        }
        return library_.face_for(*ranges_[letter.range].fonts, text);
    }

    std::string_view text_;
    std::span<const FontRange> ranges_;
    FontLibrary& library_;
    std::vector<ScriptRange> scripts_;
    std::size_t script_ = 0;
    Analysis out_;
};

} // namespace

Analysis itemize(std::string_view paragraph, std::span<const FontRange> ranges,
                 const std::string& language, FontLibrary& library) {
    if (paragraph.empty()) return {};
    Itemizer itemizer(paragraph, ranges, library);
    itemizer.analyse(language);
    return itemizer.result();
}

} // namespace cordon::text

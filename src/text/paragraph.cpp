// SPDX-License-Identifier: MIT
#include "text/paragraph.hpp"

#include "text/shaper.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::text {

Paragraph::Paragraph(ParagraphInput input, const TextStyle& style, Workshop workshop)
    : input_(std::move(input)), style_(style), workshop_(workshop),
      analysis_(itemize(input_.text, input_.ranges, style.language, workshop.library)) {}

double Paragraph::spacing_of(const Run& run) const {
    return is_cursive(run.script) ? 0.0 : style_.letter_spacing * size_of(run);
}

std::span<const ShapedGlyph> Paragraph::glyphs(const Run& run) {
    if (!slices_.empty()) {
        const auto whole = std::ranges::lower_bound(analysis_.runs, run.begin, {}, &Run::begin);
        if (whole != analysis_.runs.end() && whole->begin == run.begin && whole->end == run.end) {
            const Slice& slice = slices_[static_cast<std::size_t>(whole - analysis_.runs.begin())];
            return std::span(glyphs_).subspan(slice.first, slice.count);
        }
    }
    return workshop_.shaper.shape(run, input_.text, workshop_.library.face(run.face));
}

void Paragraph::measure() {
    if (!edge_.empty()) return;
    edge_.assign(input_.text.size() + 1, 0.0);
    ink_.assign(input_.text.size() + 1, 0.0);
    std::vector<Slice> slices;
    for (const Run& run : analysis_.runs) {
        const std::span<const ShapedGlyph> shaped = glyphs(run);
        std::uint32_t last = run.end;
        for (const ShapedGlyph& glyph : shaped) {
            edge_[glyph.cluster + 1] += glyph.advance * size_of(run);
            if (glyph.cluster != last) edge_[glyph.cluster + 1] += spacing_of(run);
            last = glyph.cluster;
            if (!is_space(character_at(input_.text, glyph.cluster).code))
                ink_[glyph.cluster + 1] = edge_[glyph.cluster + 1];
        }
        slices.push_back({glyphs_.size(), shaped.size()});
        glyphs_.insert(glyphs_.end(), shaped.begin(), shaped.end());
    }
    slices_ = std::move(slices);
    for (std::size_t i = 1; i < edge_.size(); ++i) edge_[i] += edge_[i - 1];
    for (std::size_t i = 1; i < ink_.size(); ++i) ink_[i] += ink_[i - 1];
}

ByteRange Paragraph::trimmed(ByteRange range) const {
    const std::string_view text = input_.text;
    const auto begins_character = [&](std::uint32_t at) {
        return (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    };
    while (range.begin < range.end) {
        const Character first = character_at(text, range.begin);
        if (!is_breaking_space(first.code)) break;
        range.begin += static_cast<std::uint32_t>(first.length);
    }
    while (range.begin < range.end) {
        std::uint32_t last = range.end - 1;
        while (!begins_character(last)) --last;
        if (!is_breaking_space(character_at(text, last).code)) break;
        range.end = last;
    }
    return range;
}

void Paragraph::add_letters(ByteRange word, std::vector<Place>& places) const {
    const auto& letters = analysis_.graphemes;
    auto letter = std::ranges::upper_bound(letters, word.begin);
    for (; letter != letters.end() && *letter < word.end; ++letter) {
        const bool after_glue = is_space(character_at(input_.text, *std::prev(letter)).code);
        if (!after_glue && !is_space(character_at(input_.text, *letter).code))
            places.push_back({*letter, true});
    }
}

std::vector<Paragraph::Place> Paragraph::break_places() const {
    std::vector<std::uint32_t> ends = analysis_.breaks;
    ends.push_back(static_cast<std::uint32_t>(input_.text.size()));
    std::vector<Place> places = {Place{}};
    for (const std::uint32_t end : ends) {
        const ByteRange word = trimmed({places.back().byte, end});
        if (!style_.balanced && edge_[word.end] - edge_[word.begin] > style_.max_width)
            add_letters(word, places);
        places.push_back({end, false});
    }
    return places;
}

Stop Paragraph::stop_at(const Place& place) const {
    const ByteRange before = trimmed({0, place.byte});
    const ByteRange after = trimmed({place.byte, static_cast<std::uint32_t>(input_.text.size())});
    Stop stop = {edge_[before.end], edge_[after.begin], place.inside_word, ink_[before.end]};
    if (before.end > before.begin) // the space after a line's last letter does not count
        stop.end -=
            spacing_of(*std::ranges::lower_bound(analysis_.runs, before.end, {}, &Run::end));
    return stop;
}

double Paragraph::width() {
    measure();
    return edge_.back();
}

std::vector<ByteRange> Paragraph::lines(WholeText whole) {
    const auto size = static_cast<std::uint32_t>(input_.text.size());
    if (!std::isfinite(style_.max_width) || size == 0) return {trimmed({0, size})};
    measure();
    const std::vector<Place> places = break_places();
    std::vector<Stop> stops;
    stops.reserve(places.size());
    for (const Place& place : places) stops.push_back(stop_at(place));
    const Fill fill = style_.balanced ? Fill::balanced : Fill::full;
    std::vector<ByteRange> lines;
    std::uint32_t begin = 0;
    for (const std::size_t end : break_lines(stops, style_.max_width, fill, whole)) {
        lines.push_back(trimmed({begin, places[end].byte}));
        begin = places[end].byte;
    }
    return lines;
}

std::vector<Run> Paragraph::visual_runs(ByteRange line) const {
    std::vector<Run> runs;
    std::uint8_t highest = 0;
    for (const Run& run : analysis_.runs) {
        if (run.end <= line.begin || run.begin >= line.end) continue;
        runs.push_back(run);
        runs.back().begin = std::max(run.begin, line.begin);
        runs.back().end = std::min(run.end, line.end);
        highest = std::max(highest, run.level);
    }
    for (std::uint8_t level = highest; level > 0; --level) {
        const auto inside = [level](const Run& run) { return run.level >= level; };
        for (auto begin = std::ranges::find_if(runs, inside); begin != runs.end();) {
            const auto end = std::find_if_not(begin, runs.end(), inside);
            std::reverse(begin, end);
            begin = std::find_if(end, runs.end(), inside);
        }
    }
    return runs;
}

} // namespace cordon::text

// SPDX-License-Identifier: MIT
#include "compose/sheet_texts.hpp"

#include <algorithm>

namespace cordon::compose {

const style::Layer* marker_layer(const style::Style& style) {
    for (const style::Layer& layer : style.layers)
        if (const Json* flag = layer.definition.find("cordon:key");
            flag != nullptr && flag->is_bool() && flag->boolean())
            return &layer;
    return nullptr;
}

void SheetTexts::change(SheetWords words) {
    words_ = std::move(words);
    notes_.reset();
    key_.reset();
}

Piece SheetTexts::header(double width) const {
    const Theme& theme = shop_.theme;
    Piece header;
    const auto add = [&](const std::string& text, Weight weight, double size, const Color& color,
                         scene::Role role) {
        if (text.empty()) return;
        text::TextStyle style = text_style(theme, weight, size, width);
        style.line_height = 1.22;
        Piece piece = make_text(shop_, text, style, color);
        piece.group.role = role;
        const double y = header.height;
        header.height += piece.height + 2.0;
        header.width = std::max(header.width, piece.width);
        put(header.group, std::move(piece), {0, y});
    };
    add(in_.title, Weight::bold, theme.title, theme.ink, scene::Role::title);
    add(in_.subtitle, Weight::regular, theme.subtitle, theme.muted, scene::Role::subtitle);
    add(in_.alert, Weight::medium, theme.subtitle * 0.94, theme.accent, scene::Role::paragraph);
    return header;
}

Piece SheetTexts::notes(double width, Notes which) {
    if (!notes_ || !notes_->has(width, which))
        notes_ = SetBlock<Notes>{width, which, set_notes(width, which)};
    return notes_.value().piece;
}

Piece SheetTexts::set_notes(double width, Notes which) const {
    const Theme& theme = shop_.theme;
    Piece notes;
    notes.group.id = "notes";
    for (const std::string& paragraph :
         which == Notes::short_ones ? words_.short_notes : words_.notes) {
        Piece piece = make_text(
            shop_, paragraph, text_style(theme, Weight::regular, theme.small, width), theme.muted);
        piece.group.role = scene::Role::paragraph;
        const double y = notes.height;
        notes.height += piece.height + 1.0;
        put(notes.group, std::move(piece), {0, y});
    }
    notes.width = width;
    return notes;
}

Piece SheetTexts::key(double width, int columns, KeyRows rows) {
    const KeyForm form{columns, rows};
    if (!key_ || !key_->has(width, form))
        key_ = SetBlock<KeyForm>{width, form, set_key(width, form)};
    return key_.value().piece;
}

Piece SheetTexts::short_key(double width, int columns, double most) {
    for (const KeyRows rows : {KeyRows::without_sources, KeyRows::headings}) {
        Piece shorter = key(width, columns, rows);
        if (shorter.height <= most) return shorter;
    }
    constexpr double narrowest = 150.0; // pixels of a column that holds a date and a place
    const int more = columns + 1;
    if (width / more < narrowest) return {};
    Piece narrow = key(width, more, KeyRows::headings);
    return narrow.height <= most ? std::move(narrow) : Piece();
}

Piece SheetTexts::set_key(double width, KeyForm form) const {
    const Theme& theme = shop_.theme;
    Piece key;
    if (!has_key()) return key;
    if (!in_.key_title.empty()) {
        Piece title =
            make_text(shop_, in_.key_title,
                      text_style(theme, Weight::semibold, theme.heading, width), theme.ink);
        key.height = title.height + 4.0;
        put(key.group, std::move(title), {0, 0});
    }
    Piece list = make_key(shop_, words_.key,
                          {width, form.columns, 8.0, marker_layer(*in_.style), form.rows});
    key.width = width;
    const double y = key.height;
    key.height += list.height;
    put(key.group, std::move(list), {0, y});
    return key;
}

} // namespace cordon::compose

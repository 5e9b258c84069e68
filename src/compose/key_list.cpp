// SPDX-License-Identifier: MIT
#include "compose/furniture.hpp"

#include <algorithm>

namespace cordon::compose {

namespace {

constexpr double marker_column = 22.0; ///< pixels for the marker and its gap
constexpr double column_gap = 16.0;
constexpr double row_gap = 4.5;

Piece key_row(Workshop& shop, const KeyRow& row, double width, const KeyOptions& options) {
    const double text_width = width - marker_column;
    Piece out;
    out.group.role = scene::Role::list_item;
    out.width = width;
    Piece heading = make_text(shop, row.heading,
                              text_style(shop.theme, Weight::semibold, shop.theme.body, text_width),
                              shop.theme.ink);
    const double first_line = heading.height;
    put(out.group, std::move(heading), {marker_column, 0});
    out.height = first_line;
    const auto add = [&](const std::string& text, double size) {
        if (text.empty()) return;
        Piece piece =
            make_text(shop, text, text_style(shop.theme, Weight::regular, size, text_width),
                      shop.theme.muted);
        const double y = out.height;
        out.height += piece.height;
        put(out.group, std::move(piece), {marker_column, y});
    };
    if (options.rows != KeyRows::headings) add(row.detail, shop.theme.small);
    if (options.rows == KeyRows::all) add(row.sources, shop.theme.small * 0.94);
    const double line = shop.theme.body * 1.3;
    const geom::PageBox box{0, 0, 16, std::max(16.0, line)};
    if (options.marker != nullptr)
        draw_sample(shop, *options.marker, row.properties, box, {options.zoom}, out.group);
    out.height = std::max(out.height, box.max_y);
    return out;
}

} // namespace

Piece make_key(Workshop& shop, const std::vector<KeyRow>& rows, const KeyOptions& options) {
    const double width = (options.width - column_gap * (options.columns - 1)) / options.columns;
    std::vector<Piece> pieces;
    double total = 0;
    for (const KeyRow& row : rows) {
        pieces.push_back(key_row(shop, row, width, options));
        total += pieces.back().height + row_gap;
    }
    Piece key;
    key.group.id = "key";
    key.group.role = scene::Role::list;
    key.group.title = shop.language == Language::fr ? "Liste des incidents" : "List of incidents";
    key.width = options.width;
    // Read down each column: the order of dates is easier to follow than across.
    const double limit = total / options.columns;
    double x = 0;
    double y = 0;
    int column = 0;
    for (Piece& piece : pieces) {
        if (column + 1 < options.columns && y > 0 && y + piece.height / 2 > limit) {
            x += width + column_gap;
            y = 0;
            ++column;
        }
        const double height = piece.height;
        put(key.group, std::move(piece), {x, y});
        y += height + row_gap;
        key.height = std::max(key.height, y - row_gap);
    }
    return key;
}

} // namespace cordon::compose

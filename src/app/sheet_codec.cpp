// SPDX-License-Identifier: MIT
#include "app/codec_tools.hpp"
#include "app/map_codec.hpp"
#include "app/map_fields.hpp"

#include <fmt/format.h>

namespace cordon::app {

using namespace codec;
using Path = std::filesystem::path;

std::optional<Margins> Codec<Margins>::read(const Json& value, Reading& reading) {
    constexpr double widest = 500.0; // mm; more than half of an A0 sheet is a slip
    Margins margins;
    if (value.is_number()) {
        margins = {value.number(), value.number(), value.number(), value.number()};
    } else if (const auto n = four_numbers(value, reading, what())) {
        margins = {(*n)[0], (*n)[1], (*n)[2], (*n)[3]};
    } else {
        return std::nullopt;
    }
    for (const double side : {margins.top, margins.right, margins.bottom, margins.left}) {
        if (side >= 0.0 && side <= widest) continue;
        reading.fail(value.line(), fmt::format("{} is out of range: 0 to {} mm", side, widest));
        return std::nullopt;
    }
    return margins;
}
Json Codec<Margins>::write(const Margins& value, const Path& /*folder*/) {
    const bool same =
        value.top == value.right && value.top == value.bottom && value.top == value.left;
    if (same) return Json(value.top);
    return Json(
        Json::Array{Json(value.top), Json(value.right), Json(value.bottom), Json(value.left)});
}
Json Codec<Margins>::schema() {
    return any_of({type_schema("number"), numbers_schema(4)});
}
std::string Codec<Margins>::what() {
    return "millimetres, or [top, right, bottom, left]";
}

std::optional<Piece> Codec<Piece>::read(const Json& value, Reading& reading) {
    if (value.is_bool()) return Piece{value.boolean() ? Piece::Show::yes : Piece::Show::no, {}};
    if (!value.is_string()) {
        reading.expected(value, what());
        return std::nullopt;
    }
    const auto corner = Codec<Corner>::read(value, reading);
    if (!corner) return std::nullopt;
    return Piece{*corner == Corner::automatic ? Piece::Show::automatic : Piece::Show::yes, *corner};
}
Json Codec<Piece>::write(const Piece& value, const Path& /*folder*/) {
    if (value.show == Piece::Show::no) return Json(false);
    if (value.show == Piece::Show::yes && value.corner == Corner::automatic) return Json(true);
    return Codec<Corner>::write(value.corner, {});
}
Json Codec<Piece>::schema() {
    return any_of({type_schema("boolean"), Codec<Corner>::schema()});
}
std::string Codec<Piece>::what() {
    return R"(true, false, "auto" or a place such as "top-left")";
}

namespace {

/// `{shows = "region", at = "bottom-left"}`.
Inset inset_from_table(const Json& value, Reading& reading) {
    Inset inset;
    for (const Json::Member& member : value.members()) {
        if (member.key == "shows") {
            const auto view = Codec<InsetView>::read(member.value, reading);
            if (view) inset.shows = *view;
        } else if (member.key == "at") {
            const auto piece = Codec<Piece>::read(member.value, reading);
            if (piece) inset.piece = *piece;
        } else {
            reading.fail(member.key_line, fmt::format("unknown key '{}'", member.key),
                         {"an inset has shows and at"});
        }
    }
    const bool asked = inset.shows != InsetView::automatic;
    if (asked && inset.piece.show == Piece::Show::automatic) inset.piece.show = Piece::Show::yes;
    return inset;
}

} // namespace

std::optional<Inset> Codec<Inset>::read(const Json& value, Reading& reading) {
    if (value.is_object()) return inset_from_table(value, reading);
    const bool is_view =
        value.is_string() && (value.string() == "region" || value.string() == "world");
    if (is_view) {
        const auto view = value.string() == "region" ? InsetView::region : InsetView::world;
        return Inset{{Piece::Show::yes, Corner::automatic}, view};
    }
    const auto piece = Codec<Piece>::read(value, reading);
    return piece ? std::optional(Inset{*piece, InsetView::automatic}) : std::nullopt;
}
Json Codec<Inset>::write(const Inset& value, const Path& folder) {
    Json piece = Codec<Piece>::write(value.piece, folder);
    if (value.shows == InsetView::automatic) return piece;
    Json view = Codec<InsetView>::write(value.shows, folder);
    if (piece == Json(true)) return view;
    return Json(Json::Object{{"shows", view, 0}, {"at", piece, 0}});
}
Json Codec<Inset>::schema() {
    const Json keys(
        Json::Object{{"shows", Codec<InsetView>::schema(), 0}, {"at", Codec<Piece>::schema(), 0}});
    return any_of({type_schema("boolean"), Codec<Corner>::schema(),
                   enum_schema({"region", "world"}),
                   with(with(type_schema("object"), "properties", keys), "additionalProperties",
                        Json(false))});
}
std::string Codec<Inset>::what() {
    return R"(true, false, "region", "world", a place, or a table {shows, at})";
}

using Presets = std::optional<std::vector<Disclaimer>>;

std::optional<Presets> Codec<Presets>::read(const Json& value, Reading& reading) {
    const Json none(std::string("none"));
    if (value == none || value == Json(Json::Array{none})) return Presets(std::in_place);
    auto list = Codec<std::vector<Disclaimer>>::read(value, reading);
    if (!list) return std::nullopt;
    if (list->empty()) {
        // An empty list could be a slip; leaving the disclaimer out must be said in a word.
        reading.fail(value.line(), "the list is empty",
                     {R"(write "none" to leave the disclaimer out)"});
        return std::nullopt;
    }
    return Presets(std::move(*list));
}
Json Codec<Presets>::write(const Presets& value, const Path& folder) {
    if (!value) return {};
    if (value->empty()) return text("none");
    return Codec<std::vector<Disclaimer>>::write(*value, folder);
}
Json Codec<Presets>::schema() {
    return any_of({enum_schema({"none"}), Codec<Disclaimer>::schema(),
                   with(type_schema("array"), "items", Codec<Disclaimer>::schema())});
}
std::string Codec<Presets>::what() {
    return R"("none", or presets: )" + Codec<Disclaimer>::what();
}

} // namespace cordon::app

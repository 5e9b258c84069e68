// SPDX-License-Identifier: MIT
#include "app/map_codec.hpp"

#include "app/map_fields.hpp"
#include "app/values.hpp"

#include <fmt/format.h>

#include <cmath>

namespace cordon::app {

namespace {

using Path = std::filesystem::path;

Json text(std::string_view value) {
    return Json(std::string(value));
}

/// `a text "…"`, shortened, for messages.
std::string described(const Json& value) {
    if (value.is_string()) {
        constexpr std::size_t longest = 40;
        if (value.string().size() <= longest) return fmt::format("the text \"{}\"", value.string());
        return "a long text";
    }
    if (value.is_array()) return fmt::format("a list of {}", value.items().size());
    if (value.is_object()) return "a table";
    if (value.is_number() && !std::isfinite(value.number())) return "no finite number";
    return cordon::to_text(value);
}

Json with(Json schema, std::string_view key, Json value) {
    Json::Object members = schema.members();
    members.push_back({std::string(key), std::move(value), 0});
    return Json(std::move(members));
}

Json any_of(Json::Array choices) {
    return Json(Json::Object{{"anyOf", Json(std::move(choices)), 0}});
}

Json numbers_schema(double count) {
    Json list = with(type_schema("array"), "items", type_schema("number"));
    return with(with(std::move(list), "minItems", Json(count)), "maxItems", Json(count));
}

/// Four numbers of an array; records what was expected otherwise.
std::optional<std::array<double, 4>> four_numbers(const Json& value, Reading& reading,
                                                  std::string_view what) {
    std::array<double, 4> numbers{};
    const bool fits = value.is_array() && value.items().size() == 4;
    for (std::size_t i = 0; fits && i < 4; ++i) {
        const Json& item = value.items()[i];
        if (!item.is_number() || !std::isfinite(item.number())) {
            reading.expected(item, "a number");
            return std::nullopt;
        }
        numbers.at(i) = item.number();
    }
    if (fits) return numbers;
    reading.expected(value, what);
    return std::nullopt;
}

/// A text that one of the functions of values.hpp reads.
template <typename T>
std::optional<T> from_text(const Json& value, Reading& reading,
                           Result<T> (*parse)(std::string_view)) {
    if (value.is_string()) return reading.take(value, parse(value.string()));
    reading.expected(value, Codec<T>::what());
    return std::nullopt;
}

} // namespace

void Reading::fail(int line, std::string message, std::vector<std::string> hints) {
    diagnostics.push_back(
        {Severity::error, std::move(message), {file, line, 0, path}, std::move(hints)});
}

void Reading::expected(const Json& value, std::string_view what) {
    fail(value.line(), fmt::format("expected {}, got {}", what, described(value)));
}

bool check_range(const Json& value, double number, const Key& key, Reading& reading) {
    if (number >= key.min && number <= key.max) return true;
    reading.fail(value.line(),
                 fmt::format("{} is out of range: {} to {}", number, key.min, key.max));
    return false;
}

Json type_schema(std::string_view type) {
    return Json(Json::Object{{"type", text(type), 0}});
}

Json enum_schema(const std::vector<std::string>& names) {
    Json::Array all;
    for (const std::string& name : names) all.emplace_back(name);
    return Json(Json::Object{{"enum", Json(std::move(all)), 0}});
}

std::string one_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "\"" : ", \"") + name + "\"";
    return "one of " + list;
}

// Plain values.

std::optional<bool> Codec<bool>::read(const Json& value, Reading& reading) {
    if (value.is_bool()) return value.boolean();
    reading.expected(value, what());
    return std::nullopt;
}
Json Codec<bool>::write(const bool& value, const Path& /*folder*/) {
    return Json(value);
}
Json Codec<bool>::schema() {
    return type_schema("boolean");
}
std::string Codec<bool>::what() {
    return "true or false";
}

std::optional<double> Codec<double>::read(const Json& value, Reading& reading) {
    if (value.is_number() && std::isfinite(value.number())) return value.number();
    reading.expected(value, what());
    return std::nullopt;
}
Json Codec<double>::write(const double& value, const Path& /*folder*/) {
    return Json(value);
}
Json Codec<double>::schema() {
    return type_schema("number");
}
std::string Codec<double>::what() {
    return "a number";
}

std::optional<int> Codec<int>::read(const Json& value, Reading& reading) {
    if (value.is_number() && value.number() == std::floor(value.number()) &&
        std::abs(value.number()) < 1e9)
        return static_cast<int>(value.number());
    reading.expected(value, what());
    return std::nullopt;
}
Json Codec<int>::write(const int& value, const Path& /*folder*/) {
    return Json(static_cast<double>(value));
}
Json Codec<int>::schema() {
    return type_schema("integer");
}
std::string Codec<int>::what() {
    return "a whole number";
}

std::optional<std::string> Codec<std::string>::read(const Json& value, Reading& reading) {
    // A printed text is short; a longer one is a mistake or an attack on the layout.
    constexpr std::size_t longest = 10'000;
    if (!value.is_string()) {
        reading.expected(value, what());
        return std::nullopt;
    }
    if (value.string().size() <= longest) return value.string();
    reading.fail(value.line(), fmt::format("the text is longer than {} bytes", longest));
    return std::nullopt;
}
Json Codec<std::string>::write(const std::string& value, const Path& /*folder*/) {
    return Json(value);
}
Json Codec<std::string>::schema() {
    return type_schema("string");
}
std::string Codec<std::string>::what() {
    return "a text";
}

std::optional<Json> Codec<Json>::read(const Json& value, Reading& reading) {
    if (value.is_object()) return value;
    reading.expected(value, what());
    return std::nullopt;
}
Json Codec<Json>::write(const Json& value, const Path& /*folder*/) {
    return value;
}
Json Codec<Json>::schema() {
    return type_schema("object");
}
std::string Codec<Json>::what() {
    return "a table";
}

// Texts with a form of their own.

std::optional<Localised> Codec<Localised>::read(const Json& value, Reading& reading) {
    if (value.is_string()) {
        const auto any = Codec<std::string>::read(value, reading);
        return any ? std::optional(Localised(*any)) : std::nullopt;
    }
    if (!value.is_object()) {
        reading.expected(value, what());
        return std::nullopt;
    }
    Localised all;
    for (const Json::Member& member : value.members()) {
        if (!language_from(member.key)) {
            reading.fail(member.key_line,
                         fmt::format("'{}' is not a language of a map", member.key),
                         {"the languages are en and fr"});
        } else if (const auto one = Codec<std::string>::read(member.value, reading)) {
            all.texts[member.key] = *one;
        }
    }
    return all;
}
Json Codec<Localised>::write(const Localised& value, const Path& /*folder*/) {
    if (value.texts.size() == 1 && value.texts.begin()->first.empty())
        return Json(value.texts.begin()->second);
    Json::Object members;
    for (const auto& [language, one] : value.texts) members.push_back({language, Json(one), 0});
    return Json(std::move(members));
}
Json Codec<Localised>::schema() {
    const Json languages(
        Json::Object{{"en", type_schema("string"), 0}, {"fr", type_schema("string"), 0}});
    return any_of({type_schema("string"), with(with(type_schema("object"), "properties", languages),
                                               "additionalProperties", Json(false))});
}
std::string Codec<Localised>::what() {
    return "a text, or a table such as {en = \"…\", fr = \"…\"}";
}

std::optional<FilePath> Codec<FilePath>::read(const Json& value, Reading& reading) {
    const auto given = Codec<std::string>::read(value, reading);
    if (!given) return std::nullopt;
    if (given->empty() || given->find('\0') != std::string::npos) {
        reading.expected(value, what());
        return std::nullopt;
    }
    if (*given == "-") return FilePath{*given, *given};
    return FilePath{*given, reading.folder / *given};
}
Json Codec<FilePath>::write(const FilePath& value, const Path& /*folder*/) {
    return Json(value.given);
}
Json Codec<FilePath>::schema() {
    return with(type_schema("string"), "minLength", Json(1.0));
}
std::string Codec<FilePath>::what() {
    return "the name of a file";
}

std::optional<SheetSize> Codec<SheetSize>::read(const Json& value, Reading& reading) {
    return from_text<SheetSize>(value, reading, parse_size);
}
Json Codec<SheetSize>::write(const SheetSize& value, const Path& /*folder*/) {
    return Json(to_text(value));
}
Json Codec<SheetSize>::schema() {
    return type_schema("string");
}
std::string Codec<SheetSize>::what() {
    return "a size such as \"180mmx120mm\", \"180mm\", \"1600x1200\" or \"A4\"";
}

std::optional<Metres> Codec<Metres>::read(const Json& value, Reading& reading) {
    return from_text<Metres>(value, reading, parse_distance);
}
Json Codec<Metres>::write(const Metres& value, const Path& /*folder*/) {
    return Json(to_text(value));
}
Json Codec<Metres>::schema() {
    return with(type_schema("string"), "pattern", text("^ *[0-9.]+ *k?m *$"));
}
std::string Codec<Metres>::what() {
    return "a distance with its unit such as \"10km\"";
}

std::optional<Date> Codec<Date>::read(const Json& value, Reading& reading) {
    return from_text<Date>(value, reading, parse_day);
}
Json Codec<Date>::write(const Date& value, const Path& /*folder*/) {
    return Json(to_iso(value));
}
Json Codec<Date>::schema() {
    return with(type_schema("string"), "format", text("date"));
}
std::string Codec<Date>::what() {
    return "a day such as 2025-10-28";
}

std::optional<Moment> Codec<Moment>::read(const Json& value, Reading& reading) {
    return from_text<Moment>(value, reading, parse_moment);
}
Json Codec<Moment>::write(const Moment& value, const Path& /*folder*/) {
    return Json(to_text(value));
}
Json Codec<Moment>::schema() {
    return type_schema("string");
}
std::string Codec<Moment>::what() {
    return "a date or a date and time such as 2025-10-30T18:00Z";
}

// Places and extents.

std::optional<geom::LonLatBox> Codec<geom::LonLatBox>::read(const Json& value, Reading& reading) {
    if (value.is_string()) return reading.take(value, parse_box(value.string()));
    const auto n = four_numbers(value, reading, what());
    if (!n) return std::nullopt;
    return reading.take(value, make_box((*n)[0], (*n)[1], (*n)[2], (*n)[3]));
}
Json Codec<geom::LonLatBox>::write(const geom::LonLatBox& value, const Path& /*folder*/) {
    return Json(
        Json::Array{Json(value.min_x), Json(value.min_y), Json(value.max_x), Json(value.max_y)});
}
Json Codec<geom::LonLatBox>::schema() {
    return any_of({numbers_schema(4), type_schema("string")});
}
std::string Codec<geom::LonLatBox>::what() {
    return "four numbers [west, south, east, north]";
}

namespace {

std::optional<NamedPlace> place_from_table(const Json& value, Reading& reading) {
    NamedPlace place;
    std::optional<double> lon;
    std::optional<double> lat;
    bool good = true;
    for (const Json::Member& member : value.members()) {
        if (member.key == "name") {
            const auto name = Codec<std::string>::read(member.value, reading);
            if (name) place.name = *name;
            good = good && name;
        } else if (member.key == "lon" || member.key == "lat") {
            auto& target = member.key == "lon" ? lon : lat;
            target = Codec<double>::read(member.value, reading);
            good = good && target;
        } else {
            reading.fail(member.key_line, fmt::format("unknown key '{}'", member.key),
                         {"a place has name, lat and lon"});
            good = false;
        }
    }
    if (!good) return std::nullopt;
    const bool in_range = std::abs(lon.value_or(0)) <= 180 && std::abs(lat.value_or(0)) <= 90;
    if (lon.has_value() != lat.has_value() || !in_range || (place.name.empty() && !lon)) {
        reading.fail(value.line(), "a place needs a name, or lat (-90..90) and lon (-180..180)");
        return std::nullopt;
    }
    if (lon) place.position = geom::LonLat{*lon, *lat};
    return place;
}

} // namespace

std::optional<NamedPlace> Codec<NamedPlace>::read(const Json& value, Reading& reading) {
    if (value.is_string()) return reading.take(value, parse_place(value.string()));
    if (value.is_object()) return place_from_table(value, reading);
    reading.expected(value, what());
    return std::nullopt;
}
Json Codec<NamedPlace>::write(const NamedPlace& value, const Path& /*folder*/) {
    if (!value.position) return Json(value.name);
    Json::Object members;
    if (!value.name.empty()) members.push_back({"name", Json(value.name), 0});
    members.push_back({"lat", Json(value.position->y), 0});
    members.push_back({"lon", Json(value.position->x), 0});
    return Json(std::move(members));
}
Json Codec<NamedPlace>::schema() {
    const Json keys(Json::Object{{"name", type_schema("string"), 0},
                                 {"lat", type_schema("number"), 0},
                                 {"lon", type_schema("number"), 0}});
    return any_of({type_schema("string"), with(with(type_schema("object"), "properties", keys),
                                               "additionalProperties", Json(false))});
}
std::string Codec<NamedPlace>::what() {
    return "a name such as \"Bamako\", or a table {name, lat, lon}";
}

std::optional<Buffers> Codec<Buffers>::read(const Json& value, Reading& reading) {
    Buffers buffers;
    if (value.is_string()) {
        const auto all = Codec<Metres>::read(value, reading);
        if (all) buffers.all = *all;
        return all ? std::optional(buffers) : std::nullopt;
    }
    if (!value.is_object()) {
        reading.expected(value, what());
        return std::nullopt;
    }
    const std::string path = reading.path;
    for (const Json::Member& member : value.members()) {
        reading.path = path + "." + member.key;
        reading.lines[reading.path] = member.key_line;
        if (member.key == "rings") {
            const auto rings = Codec<std::vector<double>>::read(member.value, reading);
            const auto fits = [](double factor) { return factor > 0.0 && factor <= 10.0; };
            if (rings && !std::all_of(rings->begin(), rings->end(), fits))
                reading.fail(member.value.line(),
                             "a ring's factor must be more than 0 and at most 10");
            else if (rings)
                buffers.rings = *rings;
        } else if (const auto radius = Codec<Metres>::read(member.value, reading)) {
            if (member.key == "all")
                buffers.all = *radius;
            else
                buffers.by_type[member.key] = *radius;
        }
    }
    reading.path = path;
    return buffers;
}
Json Codec<Buffers>::write(const Buffers& value, const Path& /*folder*/) {
    if (value.all && value.by_type.empty() && value.rings.empty()) return Json(to_text(*value.all));
    Json::Object members;
    if (value.all) members.push_back({"all", Json(to_text(*value.all)), 0});
    for (const auto& [type, radius] : value.by_type)
        members.push_back({type, Json(to_text(radius)), 0});
    if (!value.rings.empty())
        members.push_back({"rings", Codec<std::vector<double>>::write(value.rings, {}), 0});
    return Json(std::move(members));
}
Json Codec<Buffers>::schema() {
    const Json distance = Codec<Metres>::schema();
    const Json keys(
        Json::Object{{"all", distance, 0}, {"rings", Codec<std::vector<double>>::schema(), 0}});
    return any_of({distance, with(with(type_schema("object"), "properties", keys),
                                  "additionalProperties", distance)});
}
std::string Codec<Buffers>::what() {
    return "a distance such as \"10km\", or a table of incident type and distance";
}

// Furniture.

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
    return "true, false, \"auto\" or a place such as \"top-left\"";
}

std::optional<Inset> Codec<Inset>::read(const Json& value, Reading& reading) {
    Inset inset;
    if (value.is_object()) {
        for (const Json::Member& member : value.members()) {
            const auto view = member.key == "shows" ? Codec<InsetView>::read(member.value, reading)
                                                    : std::nullopt;
            const auto piece =
                member.key == "at" ? Codec<Piece>::read(member.value, reading) : std::nullopt;
            if (view) inset = {inset.piece, *view};
            if (piece) inset.piece = *piece;
            if (member.key != "shows" && member.key != "at")
                reading.fail(member.key_line, fmt::format("unknown key '{}'", member.key),
                             {"an inset has shows and at"});
        }
        if (inset.shows != InsetView::automatic && inset.piece.show == Piece::Show::automatic)
            inset.piece.show = Piece::Show::yes;
        return inset;
    }
    if (value.is_string() && (value.string() == "region" || value.string() == "world")) {
        inset.shows = value.string() == "region" ? InsetView::region : InsetView::world;
        inset.piece.show = Piece::Show::yes;
        return inset;
    }
    const auto piece = Codec<Piece>::read(value, reading);
    return piece ? std::optional(Inset{*piece, InsetView::automatic}) : std::nullopt;
}
Json Codec<Inset>::write(const Inset& value, const Path& folder) {
    const Json piece = Codec<Piece>::write(value.piece, folder);
    if (value.shows == InsetView::automatic) return piece;
    const Json view = Codec<InsetView>::write(value.shows, folder);
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
    return "true, false, \"region\", \"world\", a place, or a table {shows, at}";
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
                     {"write \"none\" to leave the disclaimer out"});
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
    return "\"none\", or presets: " + Codec<Disclaimer>::what();
}

namespace {

/// Remembers whether a struct has a key of that name.
template <typename T>
struct KeyFinder {
    std::string_view wanted;
    bool found = false;
    template <typename M>
    void operator()(const Key& key, M T::* /*member*/) {
        found = found || key.name == wanted;
    }
};

template <typename T>
bool has_key(std::string_view key) {
    KeyFinder<T> finder{key};
    Fields<T>::visit(finder);
    return finder.found;
}

} // namespace

std::string home_of(std::string_view key) {
    if (has_key<MapDocument>(key)) return "a table of its own: [" + std::string(key) + "]";
    if (has_key<MapSection>(key)) return "[map]";
    if (has_key<DataSection>(key)) return "[data]";
    if (has_key<SheetSection>(key)) return "[sheet]";
    if (has_key<LabelSection>(key)) return "[labels]";
    return {};
}

} // namespace cordon::app

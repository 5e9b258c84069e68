// SPDX-License-Identifier: MIT
#include "app/atlas_rows.hpp"

#include "app/map_fields.hpp"
#include "app/toml.hpp"
#include "core/file.hpp"
#include "data/csv.hpp"
#include "data/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace cordon::app {

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

[[noreturn]] void refuse_count(const std::filesystem::path& path, std::size_t count) {
    if (count == 0)
        throw Error(fmt::format("{} has no rows, so there is no map to draw", path.string()));
    throw Error(fmt::format("{} has {} rows; an atlas has at most {} maps", path.string(), count,
                            max_atlas_rows));
}

std::vector<AtlasRow> rows_of_table(const std::filesystem::path& path, Reporter& reporter) {
    const data::CsvTable table = data::read_csv(read_file(path), path.string(), reporter);
    if (table.rows() == 0 || table.rows() > max_atlas_rows) refuse_count(path, table.rows());
    std::vector<AtlasRow> rows;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        AtlasRow row;
        row.number = i + 1;
        row.line = table.line(i);
        for (std::size_t column = 0; column < table.header.size(); ++column)
            row.values.emplace_back(table.header[column], std::string(table.cell(i, column)));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string text_of(const data::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
    if (const auto* number = std::get_if<double>(&value)) return to_text(Json(*number));
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* json = std::get_if<const Json*>(&value)) return to_text(**json);
    return {};
}

std::vector<AtlasRow> rows_of_layer(const std::filesystem::path& path, Reporter& reporter) {
    const data::FeatureLayer layer = data::read_layer(path, {}, reporter);
    if (layer.size() == 0 || layer.size() > max_atlas_rows) refuse_count(path, layer.size());
    std::vector<AtlasRow> rows;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        AtlasRow row;
        row.number = i + 1;
        for (const data::Column& column : layer.columns())
            row.values.emplace_back(column.name(), text_of(column[i]));
        const geom::LonLatBox& box = layer.shapes.box(i);
        const bool known = layer.shapes.kind(i) != geom::Kind::none;
        const bool is_point = box.width() == 0.0 && box.height() == 0.0;
        if (known && is_point) row.position = geom::LonLat{box.min_x, box.min_y};
        if (known && !is_point) row.box = box;
        rows.push_back(std::move(row));
    }
    return rows;
}

/// A copy in which `change` was applied to every text; lines are kept.
Json map_texts(const Json& value, const std::function<std::string(const std::string&)>& change) {
    Json out = value;
    if (value.is_string()) out = Json(change(value.string()));
    if (value.is_array()) {
        Json::Array items;
        for (const Json& item : value.items()) items.push_back(map_texts(item, change));
        out = Json(std::move(items));
    }
    if (value.is_object()) {
        Json::Object members;
        for (const Json::Member& member : value.members())
            members.push_back({member.key, map_texts(member.value, change), member.key_line});
        out = Json(std::move(members));
    }
    out.set_line(value.line());
    return out;
}

/// A copy with the member at `path` (keys with dots between) set, or removed when `value` is null.
Json with_member(const Json& object, std::string_view path, const Json& value) {
    const std::string key(path.substr(0, path.find('.')));
    const bool deep = key.size() < path.size();
    Json::Object members = object.is_object() ? object.members() : Json::Object{};
    auto found = std::find_if(members.begin(), members.end(),
                              [&](const Json::Member& member) { return member.key == key; });
    if (!deep && value.is_null()) {
        if (found != members.end()) members.erase(found);
    } else {
        if (found == members.end()) found = members.insert(members.end(), {key, Json(), 0});
        found->value = deep ? with_member(found->value, path.substr(key.size() + 1), value) : value;
    }
    Json out(std::move(members));
    out.set_line(object.line());
    return out;
}

bool is_accepted(std::string_view path, const Json& value) {
    Reading reading{"", {}, {}, {}, {}};
    (void)Codec<MapDocument>::read(with_member(Json(Json::Object{}), path, value), reading);
    return reading.diagnostics.empty();
}

/// The text of a cell as the key wants it: a text, else what TOML makes of it, else a list. A text
/// that fits in no way stays one, and the reader says what was expected.
Json value_for(std::string_view path, const std::string& text) {
    if (Json plain(text); is_accepted(path, plain)) return plain;
    for (const std::string& form : {text, "[" + text + "]"}) {
        try {
            const Json tree = parse_toml("value = " + form, "cell");
            const Json* value = tree.find("value");
            if (tree.members().size() == 1 && is_accepted(path, *value)) return *value;
        } catch (const Error&) { // not TOML in this form
        }
    }
    return Json(text);
}

class RowEdit {
  public:
    RowEdit(Json tree, const AtlasRow& row) : tree_(std::move(tree)), row_(row) {}

    Json apply() {
        take_geometry();
        take_position();
        for (const auto& [column, text] : row_.values)
            if (!text.empty()) take_column(lower(column), text);
        return std::move(tree_);
    }

  private:
    void set(std::string_view path, const Json& value) { tree_ = with_member(tree_, path, value); }
    void drop(std::string_view path) { set(path, Json()); }

    void set_box(const geom::LonLatBox& box) {
        set("map.bbox",
            Json(Json::Array{Json(box.min_x), Json(box.min_y), Json(box.max_x), Json(box.max_y)}));
        drop("map.width");
        drop("map.extent");
    }

    void take_geometry() {
        if (row_.position) set_centre(*row_.position);
        if (!row_.box) return;
        constexpr double margin = 0.05; // the edge of an area shall not lie on the frame
        geom::LonLatBox box = *row_.box;
        const double x = std::max(box.width() * margin, 1e-3);
        const double y = std::max(box.height() * margin, 1e-3);
        box.min_x = std::max(box.min_x - x, -180.0);
        box.max_x = std::min(box.max_x + x, 180.0);
        box.min_y = std::max(box.min_y - y, -90.0);
        box.max_y = std::min(box.max_y + y, 90.0);
        set_box(box);
    }

    void set_centre(const geom::LonLat& at) {
        Json::Object centre{{"lat", Json(at.y), 0}, {"lon", Json(at.x), 0}};
        const std::string* name = row_.find("centre");
        if (name == nullptr) name = row_.find("name");
        if (name != nullptr && !name->empty())
            centre.insert(centre.begin(), {"name", Json(*name), 0});
        set("map.centre", Json(std::move(centre)));
        drop("map.bbox");
        positioned_ = true;
    }

    void take_position() {
        const auto number = [&](std::string_view a, std::string_view b) -> std::optional<double> {
            const std::string* text = row_.find(a);
            if (text == nullptr) text = row_.find(b);
            return text == nullptr ? std::nullopt : data::parse_number(*text);
        };
        const auto lat = number("lat", "latitude");
        const auto lon = number("lon", "longitude");
        if (lat && lon) set_centre(geom::LonLat{*lon, *lat});
    }

    void take_column(const std::string& column, const std::string& text) {
        if (column.find('.') != std::string::npos) {
            constexpr std::ptrdiff_t most_dots = 8; // keys have two; each is a step of recursion
            if (std::count(column.begin(), column.end(), '.') > most_dots)
                throw Error(fmt::format("the column '{}…' has more dots than any key",
                                        column.substr(0, column.find('.', 40))),
                            "name a key as it stands in the project file: map.title");
            const std::string table = column.substr(0, column.find('.'));
            if (home_of(table).starts_with("a table")) set(column, value_for(column, text));
            return;
        }
        if (column == "centre" && !positioned_) {
            set("map.centre", Json(text));
            drop("map.bbox");
        }
        if (column == "width" || column == "width_km") {
            set("map.width", Json(column == "width" ? text : text + "km"));
            drop("map.bbox");
        }
        if (column == "extent") {
            set("map.extent", Json(text));
            drop("map.bbox");
            drop("map.width");
        }
        if (column == "bbox") {
            set("map.bbox", value_for("map.bbox", text));
            drop("map.width");
            drop("map.extent");
        }
    }

    Json tree_;
    const AtlasRow& row_;
    bool positioned_ = false;
};

} // namespace

const std::string* AtlasRow::find(std::string_view column) const {
    const std::string wanted = lower(column);
    for (const auto& [name, text] : values)
        if (lower(name) == wanted) return &text;
    return nullptr;
}

std::vector<AtlasRow> read_atlas_rows(const std::filesystem::path& path, Reporter& reporter) {
    const std::string ending = lower(path.extension().string());
    return ending == ".csv" || ending == ".tsv" || ending == ".txt" ? rows_of_table(path, reporter)
                                                                    : rows_of_layer(path, reporter);
}

std::string file_name_part(std::string_view text) {
    constexpr std::string_view refused = "/\\<>:\"|?*";
    constexpr std::size_t longest = 100; // file systems end at 255 bytes, with folder and ending
    std::string out;
    for (const char c : text) {
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
        const char safe = control || refused.find(c) != std::string_view::npos ? '-' : c;
        if (safe != '-' || out.empty() || out.back() != '-') out += safe;
    }
    if (out.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
        out.resize(end);
    }
    const std::size_t first = out.find_first_not_of(". -");
    if (first == std::string::npos) return {};
    return out.substr(first, out.find_last_not_of(". -") - first + 1);
}

std::string fill_template(std::string_view text, const AtlasRow& row, TemplateUse use) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool doubled = i + 1 < text.size() && text[i + 1] == text[i];
        if ((text[i] == '{' || text[i] == '}') && doubled) {
            out += text[i++];
            continue;
        }
        const std::size_t end = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
        if (end == std::string_view::npos) {
            out += text[i];
            continue;
        }
        const std::string name(text.substr(i + 1, end - i - 1));
        const std::string* value = row.find(name);
        const std::string number = fmt::format("{:03}", row.number);
        if (value == nullptr && name == "row") value = &number;
        if (value == nullptr) {
            std::vector<std::string> names = {"row"};
            for (const auto& [column, ignored] : row.values) names.push_back(column);
            const std::string near = did_you_mean(name, names);
            throw Error(fmt::format("there is no column '{}' for '{}'", name, text),
                        near.empty() ? fmt::format("the columns are {}; write {{{{ for a brace",
                                                   fmt::join(names, ", "))
                                     : near);
        }
        out += use == TemplateUse::file_name ? file_name_part(*value) : *value;
        i = end;
    }
    return out;
}

Json apply_row(const Json& tree, const AtlasRow& row) {
    Json filled =
        map_texts(tree, [&](const std::string& text) { return fill_template(text, row); });
    return RowEdit(std::move(filled), row).apply();
}

} // namespace cordon::app

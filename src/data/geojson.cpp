// SPDX-License-Identifier: MIT
#include "data/geojson.hpp"

#include "core/json_stream.hpp"
#include "data/geojson_events.hpp"
#include "data/layer_builder.hpp"

#include <algorithm>

namespace cordon::data {

namespace {

/// Counts lines as the reader goes forward.
class LineCounter {
  public:
    explicit LineCounter(std::string_view text) : text_(text) {}
    int at(std::size_t offset) {
        const auto from = text_.begin() + static_cast<std::ptrdiff_t>(counted_);
        const auto to = text_.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text_.size()));
        line_ += static_cast<int>(std::count(from, to, '\n'));
        counted_ = std::min(offset, text_.size());
        return line_;
    }

  private:
    std::string_view text_;
    std::size_t counted_ = 0;
    int line_ = 1;
};

/// Beginning of the next value: white space and the record separators of RFC 8142 are skipped.
std::size_t next_value(std::string_view text, std::size_t at) {
    const std::size_t found = text.find_first_not_of(" \t\r\n\x1E", at);
    return found == std::string_view::npos ? text.size() : found;
}

/// Sends a tree through the same door as a text; line numbers go where offsets would.
void walk(const Json& json, JsonEvents& events) {
    if (json.is_null()) return events.null();
    if (json.is_bool()) return events.boolean(json.boolean());
    if (json.is_number()) return events.number(json.number());
    if (json.is_string()) return events.string(json.string());
    if (json.is_array()) {
        events.begin_array();
        for (const Json& item : json.items()) walk(item, events);
        return events.end_array();
    }
    events.begin_object(static_cast<std::size_t>(json.line()));
    for (const Json::Member& member : json.members()) {
        events.key(member.key);
        walk(member.value, events);
    }
    events.end_object();
}

} // namespace

tl::expected<FeatureLayer, ForeignJson> parse_geojson(std::string_view text,
                                                      const std::string& file,
                                                      const ReadOptions& options,
                                                      Reporter& reporter) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::size_t at =
        next_value(text, text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    if (at == text.size()) throw Error({Severity::error, "is empty", {file, 0, 0, {}}, {}});
    LayerBuilder builder(file, options, reporter);
    LineCounter lines(text);
    GeoJsonEvents events(builder, file, [&](std::size_t offset) { return lines.at(offset); });
    try {
        while (at < text.size()) at = next_value(text, stream_json(text, at, file, events));
    } catch (const ForeignJson& foreign) {
        return tl::unexpected(foreign);
    }
    return builder.finish();
}

FeatureLayer read_geojson(const Json& json, const std::string& file, Reporter& reporter) {
    const ReadOptions options;
    LayerBuilder builder(file, options, reporter);
    GeoJsonEvents events(builder, file, [](std::size_t line) { return static_cast<int>(line); });
    try {
        walk(json, events);
    } catch (const ForeignJson& foreign) {
        throw Error({Severity::error,
                     "is not GeoJSON in WGS 84: " + foreign.what,
                     {file, json.line(), 0, {}},
                     {"give it as a file, which can be converted on reading"}});
    }
    return builder.finish();
}

} // namespace cordon::data

// SPDX-License-Identifier: MIT
#include "incident/incident_json.hpp"

#include "incident/geometry_json.hpp"
#include "incident/location_json.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::incident {

namespace {

std::vector<std::string> hint_for(std::string_view value, const std::vector<std::string>& names) {
    std::vector<std::string> hints;
    if (std::string hint = did_you_mean(value, names); !hint.empty())
        hints.push_back(std::move(hint));
    return hints;
}

LocalText read_local_text(Fields& fields, std::string_view key, ReadContext& context) {
    LocalText text;
    const Json* json = fields.take(key);
    if (json == nullptr) return text;
    if (json->is_string()) return LocalText(json->string());
    if (!json->is_object()) {
        context.error(fmt::format("'{}' is {} instead of a string or texts by language", key,
                                  json->type_name()),
                      json->line());
        return text;
    }
    for (const Json::Member& member : json->members()) {
        if (member.value.is_string()) {
            text.texts.emplace_back(member.key, member.value.string());
        } else {
            context.error(fmt::format("'{}.{}' is not a string", key, member.key), member.key_line);
        }
    }
    return text;
}

/// `4`, `[4, 5]`, `[80, null]` for "at least 80", or `[22, 40, 87]` with the best estimate between.
std::optional<CountRange> read_range(const Json& json) {
    const auto is_count = [](const Json& value) {
        return value.is_number() && value.number() >= 0.0 && value.number() <= most_count;
    };
    if (is_count(json)) return CountRange{json.number(), json.number()};
    if (!json.is_array() || json.items().size() < 2 || json.items().size() > 3) return std::nullopt;
    const bool has_best = json.items().size() == 3;
    const Json& low = json.items().front();
    const Json& high = json.items().back();
    if (!is_count(low)) return std::nullopt;
    if (high.is_null() && !has_best) return CountRange{low.number(), std::nullopt};
    if (!is_count(high) || high.number() < low.number()) return std::nullopt;
    if (!has_best) return CountRange{low.number(), high.number()};
    const Json& best = json.items()[1];
    if (!is_count(best) || best.number() < low.number() || best.number() > high.number())
        return std::nullopt;
    return CountRange{low.number(), high.number(), best.number()};
}

std::vector<Count> read_counts(Fields& fields, std::string_view key, ReadContext& context) {
    std::vector<Count> counts;
    const Json* json = fields.take(key);
    if (json == nullptr) return counts;
    if (!json->is_object()) {
        context.error(fmt::format("'{}' is not an object of counts", key), json->line());
        return counts;
    }
    for (const Json::Member& member : json->members()) {
        if (const auto range = read_range(member.value)) {
            counts.push_back({member.key, *range});
        } else {
            context.error(
                fmt::format("count '{}' is {} instead of a number, [low, high], [low, null] or "
                            "[low, best, high]",
                            member.key, to_text(member.value)),
                member.key_line);
        }
    }
    return counts;
}

Source read_source(const Json& json, std::size_t position, ReadContext& context) {
    Fields fields(json, context);
    Source source;
    source.id = fields.text("id");
    source.publisher = fields.text("publisher");
    source.label = read_local_text(fields, "label", context);
    source.origin = fields.text("origin");
    source.url = fields.text("url");
    source.date = fields.text("date");
    source.event_date = fields.text("event_date");
    source.quote = fields.text("quote");
    source.secondary = fields.boolean("secondary");
    source.values = read_counts(fields, "values", context);
    source.extra = fields.rest();
    if (source.id.empty()) source.id = fmt::format("s{}", position + 1);
    for (const std::string& date : {source.date, source.event_date})
        if (!date.empty() && !parse_iso_interval(date))
            context.error(
                fmt::format("date '{}' of source '{}' is not YYYY-MM-DD", date, source.id),
                json.line());
    return source;
}

std::vector<Source> read_sources(Fields& fields, ReadContext& context) {
    std::vector<Source> sources;
    const Json* json = fields.take("sources");
    if (json == nullptr) return sources;
    if (!json->is_array()) {
        context.error("'sources' is not an array", json->line());
        return sources;
    }
    for (const Json& item : json->items()) {
        if (item.is_object()) {
            sources.push_back(read_source(item, sources.size(), context));
        } else {
            context.error("source is not an object", item.line());
        }
    }
    return sources;
}

std::vector<std::string> read_flags(Fields& fields, ReadContext& context) {
    std::vector<std::string> flags;
    const Json* json = fields.take("flags");
    if (json == nullptr) return flags;
    if (!json->is_array()) {
        context.error("'flags' is not an array of strings", json->line());
        return flags;
    }
    for (const Json& item : json->items()) {
        if (!item.is_string()) {
            context.error("flag is not a string", item.line());
            continue;
        }
        const auto& known = known_flags();
        if (std::find(known.begin(), known.end(), item.string()) == known.end())
            context.warn(fmt::format("flag '{}' is not known and has no effect", item.string()),
                         item.line(), hint_for(item.string(), known));
        flags.push_back(item.string());
    }
    return flags;
}

void read_date(Fields& fields, Incident& incident, ReadContext& context) {
    const std::string date = fields.text("date");
    const std::string precision = fields.text("date_precision");
    const auto interval = parse_iso_interval(date);
    if (interval) {
        incident.date = *interval;
        incident.date_precision = precision_of(*interval);
    } else {
        incident.date_precision = DatePrecision::unknown;
        if (!date.empty())
            context.error(
                fmt::format("date '{}' is not YYYY-MM-DD, YYYY-MM, YYYY or an interval of two",
                            date),
                fields.line(), {"write an interval as 2025-09-03/2025-09-04"});
    }
    if (precision.empty()) return;
    const auto stated = date_precision_from(precision);
    if (!stated) {
        context.error(fmt::format("date_precision '{}' is not known", precision), fields.line(),
                      hint_for(precision, {"day", "interval", "month", "year", "unknown"}));
    } else if (interval) {
        incident.date_precision = *stated;
    }
}

void read_enums(Fields& fields, Incident& incident, ReadContext& context) {
    const std::string type = fields.text("type");
    if (const auto known = type_from(type)) {
        incident.type = *known;
    } else {
        context.error(type.empty() ? "incident has no 'type'"
                                   : fmt::format("type '{}' is not known", type),
                      fields.line(), hint_for(type, type_names()));
    }
    const std::string claim = fields.text("claim");
    if (const auto known = claim_from(claim)) {
        incident.claim = *known;
    } else if (claim.empty()) {
        context.warn("no claim status: taken as 'reported'", fields.line());
    } else {
        context.error(fmt::format("claim '{}' is not known", claim), fields.line(),
                      hint_for(claim, claim_names()));
    }
    const std::string review = fields.text("review");
    if (const auto known = review_from(review)) {
        incident.review = *known;
    } else if (!review.empty()) {
        context.error(fmt::format("review '{}' is not accepted, pending or rejected", review),
                      fields.line());
    }
}

Json to_json(const LocalText& text) {
    if (text.texts.size() == 1 && text.texts.front().first.empty())
        return Json(text.texts.front().second);
    ObjectBuilder object;
    for (const auto& [language, words] : text.texts) object.add(language, words);
    return object.take();
}

void add_local_text(ObjectBuilder& object, std::string_view key, const LocalText& text) {
    if (!text.empty()) object.add(key, to_json(text));
}

Json to_json(const CountRange& range) {
    if (range.high && *range.high == range.low) return Json(range.low);
    const Json high = range.high ? Json(*range.high) : Json();
    if (range.best) return Json(Json::Array{Json(range.low), Json(*range.best), high});
    return Json(Json::Array{Json(range.low), high});
}

void add_counts(ObjectBuilder& object, std::string_view key, const std::vector<Count>& counts) {
    if (counts.empty()) return;
    ObjectBuilder values;
    for (const Count& count : counts) values.add(count.name, to_json(count.range));
    object.add(key, values.take());
}

Json to_json(const Source& source) {
    ObjectBuilder object;
    object.add("id", source.id);
    object.add_text("publisher", source.publisher);
    add_local_text(object, "label", source.label);
    object.add_text("origin", source.origin);
    object.add_text("url", source.url);
    object.add_text("date", source.date);
    object.add_text("event_date", source.event_date);
    object.add_text("quote", source.quote);
    if (source.secondary) object.add("secondary", Json(true));
    add_counts(object, "values", source.values);
    object.add_all(source.extra);
    return object.take();
}

} // namespace

DatePrecision precision_of(const DateInterval& interval) {
    if (interval.is_one_day()) return DatePrecision::day;
    const auto is = [&](const std::string& text) { return parse_iso_date(text) == interval; };
    if (is(fmt::format("{:04}", interval.from.year()))) return DatePrecision::year;
    if (is(fmt::format("{:04}-{:02}", interval.from.year(), interval.from.month())))
        return DatePrecision::month;
    return DatePrecision::interval;
}

std::vector<Count> counts_of_sources(const std::vector<Source>& sources) {
    std::vector<Count> counts;
    for (const Source& source : sources) {
        for (const Count& value : source.values) {
            const auto found = std::find_if(counts.begin(), counts.end(), [&](const Count& count) {
                return count.name == value.name;
            });
            if (found == counts.end()) {
                counts.push_back(value);
            } else {
                found->range = unite(found->range, value.range);
            }
        }
    }
    return counts;
}

Incident read_feature(const Json& feature, ReadContext& context) {
    static const Json no_properties{Json::Object{}};
    Fields members(feature, context);
    members.take("type");
    const Json* id = members.take("id");
    const Json* geometry = members.take("geometry");
    const Json* properties = members.take("properties");
    if (properties == nullptr || !properties->is_object()) properties = &no_properties;
    Fields fields(*properties, context);

    Incident incident;
    incident.line = feature.line();
    if (id == nullptr) id = properties->find("id");
    fields.take("id");
    if (id != nullptr) incident.id = id->is_string() ? id->string() : to_text(*id);
    context.id = incident.id;
    read_date(fields, incident, context);
    incident.date_text = fields.text("date_text");
    incident.time_note = fields.text("time");
    read_enums(fields, incident, context);
    incident.title = read_local_text(fields, "title", context);
    incident.place = read_local_text(fields, "place", context);
    if (const Json* location = fields.take("location")) {
        incident.location = read_location(*location, geometry, context);
    } else {
        context.warn("no 'location': kept as not located", feature.line());
    }
    incident.counts = read_counts(fields, "counts", context);
    incident.sources = read_sources(fields, context);
    if (incident.counts.empty()) incident.counts = counts_of_sources(incident.sources);
    incident.flags = read_flags(fields, context);
    incident.road = fields.text("road");
    incident.note = read_local_text(fields, "note", context);
    incident.extra = fields.rest();
    incident.feature_extra = members.rest();
    return incident;
}

Json to_json(Incident incident) {
    ObjectBuilder object;
    if (incident.date_precision != DatePrecision::unknown) {
        const DateInterval& date = incident.date;
        object.add("date", date.is_one_day() ? to_iso(date.from)
                                             : to_iso(date.from) + "/" + to_iso(date.to));
    }
    object.add("date_precision", name(incident.date_precision));
    object.add_text("date_text", incident.date_text);
    object.add_text("time", incident.time_note);
    object.add("type", name(incident.type));
    object.add("claim", name(incident.claim));
    add_local_text(object, "title", incident.title);
    add_local_text(object, "place", incident.place);
    object.add("location", to_json(std::move(incident.location)));
    add_counts(object, "counts", incident.counts);
    Json::Array sources;
    for (const Source& source : incident.sources) sources.push_back(to_json(source));
    object.add("sources", Json(std::move(sources)));
    if (!incident.flags.empty()) {
        Json::Array flags;
        for (const std::string& flag : incident.flags) flags.emplace_back(flag);
        object.add("flags", Json(std::move(flags)));
    }
    object.add_text("road", incident.road);
    add_local_text(object, "note", incident.note);
    object.add("review", name(incident.review));
    object.add_all(std::move(incident.extra));
    return object.take();
}

} // namespace cordon::incident

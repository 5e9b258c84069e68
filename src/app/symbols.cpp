// SPDX-License-Identifier: MIT
#include "app/symbols.hpp"

#include "app/symbol_parts.hpp"
#include "compose/symbol_poses.hpp"
#include "core/punctuation.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

namespace cordon::app {

namespace {

/// Width of symbols that stand at their places and have no size of their own; a third of a marker
/// with a number.
constexpr double plain_size = 0.5;

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string counted(int count, Language language) {
    const std::string number = format_number_short(count, 0, language);
    if (language == Language::fr)
        return fmt::format("{} {}", number, count == 1 ? "fait" : "faits");
    return fmt::format("{} {}", number, count == 1 ? "incident" : "incidents");
}

/// Picks words of the map's language and fills them in.
class Words {
  public:
    explicit Words(Language language) : language_(language) {}
    template <typename... Args>
    std::string operator()(std::string_view en, std::string_view fr, const Args&... args) const {
        return fmt::format(fmt::runtime(language_ == Language::fr ? fr : en), args...);
    }

  private:
    Language language_;
};

std::string size_sentence(const SizeFacts& facts, Language language) {
    const Words words(language);
    // The middle of "5 to 8" is drawn, but nobody counts half a person.
    const auto number = [&](double value) {
        return format_number_short(facts.is_count ? std::round(value) : value, 2, language);
    };
    std::string text = words("The area of a symbol stands for “{}”",
                             "La surface d’un symbole représente «\u00A0{}\u00A0»", facts.name);
    if (facts.numbers > 0)
        text +=
            facts.least == facts.most
                ? words(": {} of {}", "\u202F: {}, {}", counted(facts.numbers, language),
                        number(facts.most))
                : words(": {} from {} to {}", "\u202F: {} de {} à {}",
                        counted(facts.numbers, language), number(facts.least), number(facts.most));
    if (facts.at_least > 0)
        text += words(", {} of them at least that many", ", dont {} au moins autant",
                      number(facts.at_least));
    if (facts.best > 0)
        text += words(", {} of them a best estimate within a range, which the list gives",
                      ", dont {} la meilleure estimation d’une fourchette, que donne la liste",
                      number(facts.best));
    if (facts.ranges > 0)
        text += words("; {} drawn as a bar from the lowest to the highest number, because the "
                      "sources differ by more than a factor of 2",
                      "\u202F; {} en barre du plus bas au plus haut, car les sources diffèrent de "
                      "plus du double",
                      counted(facts.ranges, language));
    if (facts.missing > 0)
        text += words("; {} without a number, which is not zero",
                      "\u202F; {} sans nombre, ce qui n’est pas zéro",
                      counted(facts.missing, language));
    return text + ".";
}

std::string shape_sentence(const ShapeFacts& facts, Language language) {
    const Words words(language);
    std::vector<std::string> items;
    items.reserve(facts.classes.size() + 1);
    for (const auto& [name, count] : facts.classes)
        items.push_back(fmt::format("{} ({})", name, format_number_short(count, 0, language)));
    if (facts.missing > 0)
        items.push_back(words("not stated ({})", "non précisé ({})",
                              format_number_short(facts.missing, 0, language)));
    return words("The shape of a symbol stands for “{}”: {}.",
                 "La forme d’un symbole représente «\u00A0{}\u00A0»\u202F: {}.", facts.name,
                 fmt::join(items, ", "));
}

std::string age_sentence(const AgeFacts& facts, Language language) {
    const Words words(language);
    const std::string date = format_date(facts.cut_off, language);
    const std::string once = format_number_short(facts.half_life_days, 1, language);
    const std::string twice = format_number_short(2.0 * facts.half_life_days, 1, language);
    const auto number = [&](int count) { return format_number_short(count, 0, language); };
    std::string text = words(
        "The lightness of a symbol tells the age on {0}: an incident counts half after {1} days "
        "(half-life) and a quarter after {2}; lighter symbols are older than {1} days, the "
        "lightest older than {2} ({3}, {4} and {5} incidents)",
        "La clarté d’un symbole dit l’ancienneté au {0}\u202F: un fait compte pour moitié après "
        "{1} "
        "jours (demi-vie), pour un quart après {2}\u202F; plus clair = plus de {1} jours, le plus "
        "clair = plus de {2} ({3}, {4} et {5} faits)",
        date, once, twice, number(facts.counts[0]), number(facts.counts[1]),
        number(facts.counts[2]));
    if (facts.undated > 0)
        text +=
            words("; {} without a date are drawn like the oldest",
                  "\u202F; {} sans date, dessinés comme les plus anciens", number(facts.undated));
    if (facts.of_last_incident)
        text += words("; the data have no cut-off, so that the last incident’s day stands for it",
                      "\u202F; les données n’ont pas de date d’arrêt, le jour du dernier fait en "
                      "tient lieu");
    return text + ".";
}

/// Symbols that are smaller than those with numbers: they need no room but their place.
void add_plain_sizes(PointColumns& points) {
    points.add("sized",
               [](const incident::Incident&) { return std::optional(std::string_view("plain")); });
    points.add("size", [](const incident::Incident&) { return std::optional(plain_size); });
}

/// What the symbols of all points cover together, square pixels.
double area_of(const data::FeatureLayer& points) {
    const Attribute size(points, "size");
    double area = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i)
        area += std::numbers::pi / 4.0 * std::pow(size.number(i, 0.0) * compose::marker_size, 2.0);
    return area;
}

/// What the title of a symbol says besides: `; killed: 3–40`.
void extend_descriptions(const SymbolFacts& facts, Language language, data::FeatureLayer& points) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::string text(points.text(i, "description"));
        const auto add = [&](const std::string& name, std::string_view value) {
            if (value.empty()) return;
            text += fmt::format("{}{}{}{}", semicolon(language), name, colon(language), value);
        };
        if (facts.sizes) add(facts.sizes->name, points.text(i, "value_words"));
        if (facts.shapes) add(facts.shapes->name, points.text(i, "shape_class"));
        texts.push_back(std::move(text));
    }
    data::Column& descriptions = points.column_at(*points.column("description"));
    descriptions = data::Column("description");
    for (const std::string& text : texts) descriptions.push(std::string_view(text));
}

} // namespace

SymbolFacts symbolise(const MapDocument& document, const incident::IncidentSet& set, Many many,
                      incident::FeatureLayers& layers, Reporter& reporter) {
    const MapSection& map = document.map;
    SymbolFacts facts;
    if (layers.points.size() == 0) return facts;
    if (!asks_for_symbols(map)) return facts;
    PointColumns points(set, layers.points);
    if (!map.size_by.empty()) facts.sizes = add_sizes(document, set, points);
    if (!map.shape_by.empty()) facts.shapes = add_shapes(document, set, points);
    if (map.decay == AgeRule::half_life) facts.ages = add_ages(document, set, points);
    facts.in_place = facts.sizes || many == Many::yes;
    if (many == Many::yes && !facts.sizes) add_plain_sizes(points);
    extend_descriptions(facts, map.lang, layers.points);
    if (facts.in_place) warn_of_cover(area_of(layers.points), layers.points.size(), reporter);
    if (facts.sizes && facts.sizes->ranges > 0)
        reporter.warn(fmt::format("the sources of {} differ by more than a factor of 2 in '{}': "
                                  "drawn as range bars",
                                  counted(facts.sizes->ranges, Language::en), map.size_by));
    return facts;
}

void warn_of_cover(double area, std::size_t count, Reporter& reporter) {
    constexpr double map_area = 312'000.0; // square pixels of a sheet's map, as it usually is
    if (area <= map_area) return;
    reporter.warn(
        fmt::format(
            "{} symbols hide one another: they would cover the map {} times",
            format_number_short(static_cast<double>(count), 0, Language::en),
            format_number_short(area / map_area, area < 10.0 * map_area ? 1 : 0, Language::en)),
        {},
        {"draw circles of a larger distance (--cluster), or leave out --size-by, --shape-by and "
         "--decay: neighbours become circles then",
         "draw fewer incidents (--from, --to) or a smaller part of the map"});
}

void add_symbol_legend(const SymbolFacts& facts, Language language,
                       std::vector<std::pair<std::string, std::string>>& titles,
                       std::optional<compose::LegendEntry>& sizes) {
    const Words words(language);
    const auto title = [&](std::string_view group, std::string text) {
        for (auto& [name, heading] : titles)
            if (name == group) {
                heading = std::move(text);
                return;
            }
        titles.emplace_back(group, std::move(text));
    };
    if (facts.sizes) {
        title("sizes", words("{} (area)", "{} (surface)", capital(facts.sizes->name)));
        if (!facts.sizes->steps.empty()) {
            sizes.emplace();
            sizes->group = "sizes";
            sizes->nested = facts.sizes->steps;
        }
    }
    if (facts.shapes) title("shapes", capital(facts.shapes->name));
    if (facts.ages)
        title("ages",
              words("Age on {}", "Ancienneté au {}", format_date(facts.ages->cut_off, language)));
}

std::vector<std::string> symbol_sentences(const SymbolFacts& facts, Language language) {
    std::vector<std::string> out;
    if (facts.sizes) out.push_back(size_sentence(*facts.sizes, language));
    if (facts.shapes) out.push_back(shape_sentence(*facts.shapes, language));
    if (facts.ages) out.push_back(age_sentence(*facts.ages, language));
    return out;
}

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#include "app/map_words.hpp"

#include "app/clusters.hpp"
#include "app/notes.hpp"
#include "core/punctuation.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace cordon::app {

namespace {

struct Status {
    std::string_view name; ///< in the layer
    std::string_view en;
    std::string_view fr;
};
/// Worst first.
constexpr std::array statuses{
    Status{"cut", "cut", "coupée"},
    Status{"restricted", "passable in escorted convoy", "à passage sous escorte"},
    Status{"contested", "contested", "disputée"},
    Status{"open", "open", "ouverte"},
    Status{"no_information", "no information, which is not “open”",
           "sans information, donc pas «\u00A0ouverte\u00A0»"},
    Status{"unassessed", "not assessed", "non évaluée"}};

class Describer {
  public:
    explicit Describer(const NoteFacts& facts)
        : facts_(facts), french_(facts.document.map.lang == Language::fr) {}

    [[nodiscard]] MapWords words(const std::string& title) const {
        MapWords out;
        out.language = facts_.document.map.lang;
        out.title = title;
        out.subtitle = facts_.gate.subtitle;
        out.credits = facts_.credits;
        out.author = facts_.document.sheet.author;
        out.map_number = facts_.document.sheet.map_number;
        out.sources = facts_.evidence.publishers;
        const MapSection& map = facts_.document.map;
        out.window = dates_of(facts_.evidence);
        if (map.from && map.to) out.window = DateInterval{*map.from, *map.to};
        out.as_of = cut_off(facts_.document, facts_.evidence);
        count_incidents(out);
        count_roads(out);
        out.caption = sentences({title, out.subtitle, sources(out)});
        out.alt =
            sentences({first_sentence(title), incidents(out), claims(out), symbols(), not_shown(),
                       roads(out), crossing_counts(facts_.evidence.crossings, out.language),
                       facts_.areas, data_as_of(out), sources(out)});
        return out;
    }

  private:
    [[nodiscard]] std::string in(std::string_view en, std::string_view fr) const {
        return std::string(french_ ? fr : en);
    }
    [[nodiscard]] std::string colon() const {
        return std::string(cordon::colon(facts_.document.map.lang));
    }

    /// Each with a full stop, a space between.
    static std::string sentences(const std::vector<std::string>& all) {
        std::string out;
        for (const std::string& one : all) {
            if (one.empty()) continue;
            if (!out.empty()) out += ' ';
            out += one;
            if (!one.ends_with('.') && !one.ends_with('?') && !one.ends_with('!')) out += '.';
        }
        return out;
    }

    void count_incidents(MapWords& out) const {
        std::map<std::string, int> types;
        std::map<incident::Claim, int> claims; // in the order of their sureness
        for (const incident::Incident& incident : facts_.evidence.set.incidents) {
            if (!incident::is_located(incident.location) ||
                facts_.evidence.off_map.all.contains(incident.id))
                continue;
            ++types[std::string(name(incident.type))];
            ++claims[incident.claim];
        }
        out.by_type.assign(types.begin(), types.end());
        std::stable_sort(
            out.by_type.begin(), out.by_type.end(),
            [](const NamedCount& a, const NamedCount& b) { return a.second > b.second; });
        for (const auto& [claim, count] : claims)
            out.by_claim.emplace_back(std::string(name(claim)), count);
    }

    /// A road has the worst status of its stretches.
    void count_roads(MapWords& out) const {
        if (!facts_.routes.layer) return;
        const data::FeatureLayer& layer = *facts_.routes.layer;
        std::map<std::string, std::size_t, std::less<>> worst;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const auto found =
                std::find_if(statuses.begin(), statuses.end(), [&](const Status& status) {
                    return status.name == layer.text(i, "status");
                });
            if (found == statuses.end()) continue;
            const auto rank = static_cast<std::size_t>(found - statuses.begin());
            const auto [entry, is_new] =
                worst.try_emplace(std::string(layer.text(i, "corridor")), rank);
            if (!is_new) entry->second = std::min(entry->second, rank);
        }
        std::array<int, statuses.size()> counts{};
        for (const auto& [road, rank] : worst) ++counts[rank];
        for (std::size_t rank = 0; rank < counts.size(); ++rank)
            if (counts[rank] > 0)
                out.by_status.emplace_back(std::string(statuses[rank].name), counts[rank]);
    }

    [[nodiscard]] std::string first_sentence(const std::string& title) const {
        if (!title.empty()) return in("Map: ", "Carte\u202F: ") + title;
        const auto& centre = facts_.document.map.centre;
        if (centre && !centre->name.empty()) return in("Map of ", "Carte de ") + centre->name;
        return in("Map", "Carte");
    }

    [[nodiscard]] std::string list(const std::vector<std::string>& items) const {
        return fmt::format("{}", fmt::join(items, ", "));
    }

    [[nodiscard]] std::string incidents(const MapWords& words) const {
        const int count =
            facts_.evidence.located - static_cast<int>(facts_.evidence.off_map.all.size());
        if (facts_.evidence.total == 0) return {};
        if (count == 0) return in("It shows no incidents", "Elle ne montre aucun fait");
        std::string text =
            count == 1
                ? in("It shows 1 incident", "Elle montre 1 fait")
                : fmt::format(fmt::runtime(in("It shows {} incidents", "Elle montre {} faits")),
                              count);
        if (words.window) {
            const bool one_day = words.window->from == words.window->to;
            text += (one_day ? in(" of ", " du ") : std::string(", ")) +
                    format_interval(*words.window, words.language);
        }
        std::vector<std::string> types;
        for (const auto& [type, number] : words.by_type)
            types.push_back(fmt::format(
                "{} ({})",
                incident::word(incident::type_from(type).value_or(incident::Type::other),
                               words.language),
                number));
        return text + colon() + list(types);
    }

    [[nodiscard]] std::string claims(const MapWords& words) const {
        std::vector<std::string> items;
        for (const auto& [claim, number] : words.by_claim)
            items.push_back(fmt::format(
                "{} ({})",
                incident::word(incident::claim_from(claim).value_or(incident::Claim::reported),
                               words.language),
                number));
        if (items.empty()) return {};
        return in("By how sure the reports are", "Selon la sûreté des informations") + colon() +
               list(items);
    }

    [[nodiscard]] std::string symbols() const {
        if (!facts_.evidence.clusters.empty())
            return cluster_description(facts_.evidence.clusters, facts_.document.map.lang);
        return sentences(symbol_sentences(facts_.evidence.symbols, facts_.document.map.lang));
    }

    [[nodiscard]] std::string not_shown() const {
        const auto unlocated =
            static_cast<int>(facts_.evidence.set.incidents.size()) - facts_.evidence.located;
        const auto off_map = static_cast<int>(facts_.evidence.off_map.all.size());
        std::vector<std::string> parts;
        const auto add = [&](int count, std::string_view en, std::string_view fr) {
            if (count > 0) parts.push_back(fmt::format(fmt::runtime(in(en, fr)), count));
        };
        add(off_map, "{} outside the frame", "{} hors du cadre");
        add(unlocated, "{} without a known place", "{} sans lieu connu");
        add(static_cast<int>(facts_.evidence.selection.held_back), "{} held back",
            "{} retenus par précaution");
        add(static_cast<int>(facts_.evidence.selection.pending), "{} not reviewed yet",
            "{} non relus");
        if (parts.empty()) return {};
        return in("Not drawn", "Non dessinés") + colon() + list(parts);
    }

    [[nodiscard]] std::string roads(const MapWords& words) const {
        std::vector<std::string> items;
        for (const auto& [status, number] : words.by_status) {
            const auto known = std::find_if(statuses.begin(), statuses.end(),
                                            [&](const Status& one) { return one.name == status; });
            items.push_back(fmt::format("{} ({})", french_ ? known->fr : known->en, number));
        }
        if (items.empty()) return {};
        return in("Roads", "Routes") + colon() + list(items);
    }

    [[nodiscard]] std::string data_as_of(const MapWords& words) const {
        return words.as_of.empty() ? std::string() : in("Data as of ", "Données au ") + words.as_of;
    }

    [[nodiscard]] std::string sources(const MapWords& words) const {
        constexpr std::size_t listed = 8; // more would bury the rest
        std::vector<std::string> names = words.sources;
        if (names.empty()) return {};
        const std::size_t more = names.size() > listed ? names.size() - listed : 0;
        names.resize(names.size() - more);
        std::string text = in("Sources: ", "Sources\u202F: ") + list(names);
        if (more > 0) text += fmt::format(fmt::runtime(in(" and {} more", " et {} autres")), more);
        return text;
    }

    const NoteFacts& facts_;
    bool french_;
};

} // namespace

MapWords describe_map(const NoteFacts& facts, const std::string& title) {
    return Describer(facts).words(title);
}

std::string alternative_text(const NoteFacts& facts, const std::string& title) {
    return describe_map(facts, title).alt;
}

} // namespace cordon::app

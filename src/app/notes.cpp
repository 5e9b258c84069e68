// SPDX-License-Identifier: MIT
#include "app/notes.hpp"

#include "app/boundary_view.hpp"
#include "app/clusters.hpp"
#include "app/crowd.hpp"
#include "app/file_name.hpp"
#include "app/situation_sheet.hpp"
#include "app/threat.hpp"
#include "core/punctuation.hpp"
#include "core/units.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace cordon::app {

namespace {

/// Picks the sentence of the map's language.
struct Words {
    Language language;
    [[nodiscard]] std::string operator()(std::string_view en, std::string_view fr) const {
        return std::string(language == Language::fr ? fr : en);
    }
};

std::string joined(const std::vector<std::string>& sentences) {
    std::string out;
    for (const std::string& sentence : sentences) {
        if (sentence.empty()) continue;
        if (!out.empty()) out += ' ';
        out += sentence;
    }
    return out;
}

/// The same words with a capital at the start and a full stop at the end.
std::string as_sentence(std::string text) {
    if (text.empty()) return text;
    if (text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text.ends_with('.') ? text : text + '.';
}

std::string not_located(const NoteFacts& facts, const Words& words) {
    constexpr std::size_t listed = 6; // the rest is counted; the whole list is in the key file
    std::vector<std::string> items;
    std::size_t count = 0;
    for (const incident::KeyRank& rank : facts.evidence.key) {
        if (rank.number > 0 || ++count > listed) continue;
        const incident::KeyEntry entry = incident::key_entry(
            facts.evidence.set.incidents[rank.incident], rank.number, words.language);
        std::vector<std::string_view> parts = {entry.date, entry.place,
                                               entry.title.empty() ? entry.type : entry.title};
        std::erase_if(parts, [](std::string_view part) { return part.empty(); });
        items.push_back(fmt::format("{}", fmt::join(parts, ", ")));
    }
    if (count == 0) return {};
    const std::string text = count > listed ? words(" and others", " et autres") : "";
    return fmt::format(fmt::runtime(words("Not located, not drawn ({}): {}{}.",
                                          "Non localisés, non dessinés ({})\u202F: {}{}.")),
                       count, fmt::join(items, semicolon(words.language)), text);
}

/// `Off the map, only in the key (3): 1, 4, 13.`
std::string off_the_map(const NoteFacts& facts, const Words& words) {
    const Evidence& evidence = facts.evidence;
    if (evidence.off_map.all.empty()) return {};
    std::vector<int> numbers;
    if (facts.with_key && !facts.document.map.cluster)
        for (const incident::KeyRank& rank : evidence.key)
            if (rank.number > 0 &&
                evidence.off_map.all.contains(evidence.set.incidents[rank.incident].id))
                numbers.push_back(rank.number);
    if (numbers.empty())
        return fmt::format(fmt::runtime(words("Off the map ({}).", "Hors carte ({}).")),
                           evidence.off_map.all.size());
    return fmt::format(fmt::runtime(words("Off the map, only in the key ({}): {}.",
                                          "Hors carte, seulement dans la liste ({})\u202F: {}.")),
                       evidence.off_map.all.size(), fmt::join(numbers, ", "));
}

/// Those of a crowd that no circle counts.
std::string shaded_incidents(const Evidence& evidence, const Words& words) {
    const std::size_t circled = circled_incidents(evidence.layers.points);
    const auto located = static_cast<std::size_t>(std::max(0, evidence.located));
    if (located <= circled) return {};
    const std::size_t count = located - circled;
    if (count == 1)
        return words("1 incident that is known by an area only is shaded, not counted in circles.",
                     "1 fait connu par une zone seulement est ombré, non compté dans les cercles.");
    return fmt::format(
        fmt::runtime(words(
            "{} incidents that are known by an area only are shaded, not counted in circles.",
            "{} faits connus par une zone seulement sont ombrés, non comptés dans les cercles.")),
        format_number_short(static_cast<double>(count), 0, words.language));
}

/// What the evidence gate says, where readers may ask: the map shows the roads to a place, or a
/// word of the title was refused.
std::string gate_note(const NoteFacts& facts) {
    const bool asked = facts.gate.refused || facts.situation != nullptr || facts.routes.layer;
    return asked ? as_sentence(facts.gate.sentence) : std::string();
}

std::string reading(const NoteFacts& facts, const Words& words) {
    std::vector<std::string> out;
    if (facts.document.map.cluster) {
        out.push_back(
            cluster_sentence(facts.evidence.clusters, *facts.document.map.cluster, words.language));
    } else if (is_crowd(facts.document, facts.evidence)) {
        out.push_back(words(
            "A circle stands for the reported incidents at its place and next to it; its area "
            "grows with their number, its colour and shape are those of the most frequent kind, "
            "its fill is that of the least certain report.",
            "Un cercle représente les faits rapportés à cet endroit et tout près\u202F; sa surface "
            "croît avec leur nombre, sa couleur et sa forme sont celles du type le plus fréquent, "
            "son remplissage celui de l’information la moins sûre."));
        out.push_back(shaded_incidents(facts.evidence, words));
    } else if (facts.evidence.symbols.in_place && facts.evidence.located > 0) {
        out.push_back(
            words("One symbol is one reported event, at its place or in the shaded area where it "
                  "can have happened.",
                  "Un symbole = un fait rapporté, à son lieu ou dans la zone ombrée où il a pu se "
                  "produire."));
    } else if (facts.evidence.located > 0) {
        out.push_back(
            words("One symbol is one reported event; a line leads from it to the place, or to the "
                  "shaded area where it can have happened.",
                  "Un symbole = un fait rapporté\u202F; un trait mène au lieu, ou à la zone "
                  "ombrée où il a pu se produire."));
    }
    for (std::string& sentence : symbol_sentences(facts.evidence.symbols, words.language))
        out.push_back(std::move(sentence));
    const bool unassessed = facts.routes.layer && [&] {
        for (std::size_t i = 0; i < facts.routes.layer->size(); ++i)
            if (facts.routes.layer->text(i, "status") != "unassessed") return false;
        return true;
    }();
    if (unassessed)
        out.push_back(
            words("Roads are shown for orientation: their status is not assessed.",
                  "Les routes sont montrées pour s’orienter\u202F: leur état n’est pas évalué."));
    out.push_back(crossing_notes(facts.evidence.crossings, words.language));
    if (!facts.document.map.uncertainty)
        out.push_back(words("Outlines of uncertain places are not drawn.",
                            "Les contours des lieux incertains ne sont pas dessinés."));
    out.push_back(gate_note(facts));
    return joined(out);
}

/// What a row of the precision table makes of a place: `2 km`, `outline of the district`.
std::string model_words(const incident::PrecisionUse& row, const Words& words) {
    if (row.model == "admin1") return words("outline of the region", "contour de la région");
    if (row.model == "admin2") return words("outline of the district", "contour du district");
    if (row.model == "area") return words("area of the source", "zone de la source");
    if (row.model == "left_out") return words("left out", "écarté");
    if (!row.radius) return words("point", "point");
    return format_number_short(row.radius->value() / 1000.0, 2, words.language) +
           std::string(no_break_space) + "km";
}

/// The rows of the precision table that were used, with how many incidents each has placed.
std::string precision_rows(const NoteFacts& facts, const Words& words) {
    std::vector<std::string> items;
    items.reserve(facts.evidence.set.precision_used.size());
    for (const incident::PrecisionUse& row : facts.evidence.set.precision_used)
        items.push_back(
            fmt::format("{} = {} ({})",
                        row.source == "words"
                            ? fmt::format(fmt::runtime(words("“{}”", "«\u00A0{}\u00A0»")), row.code)
                            : fmt::format("{} {}", row.source, row.code),
                        model_words(row, words), row.count));
    if (items.empty()) return {};
    const auto& table = facts.document.data.precision;
    return fmt::format(fmt::runtime(words("Radius by precision code{}: {}.",
                                          "Rayon selon le code de précision{}\u202F: {}.")),
                       table ? " (" + table->given + ")" : std::string(),
                       fmt::join(items, semicolon(words.language)));
}

/// Which outlines are drawn for areas of another name.
std::string renamed_areas(const NoteFacts& facts, const Words& words) {
    constexpr std::size_t most = 6;
    const std::vector<incident::RenamedArea>& renamed = facts.evidence.renamed_areas;
    if (renamed.empty()) return {};
    std::vector<std::string> items;
    for (std::size_t i = 0; i < std::min(most, renamed.size()); ++i)
        items.push_back(fmt::format(fmt::runtime(words("{} as “{}”", "{} comme «\u00A0{}\u00A0»")),
                                    renamed[i].name, renamed[i].outline));
    if (renamed.size() > most)
        items.push_back(
            fmt::format(fmt::runtime(words("{} more", "{} autres")), renamed.size() - most));
    return fmt::format(
        fmt::runtime(words("Outlines by another name or from another year: {}.",
                           "Contours d’un autre nom ou d’une autre année\u202F: {}.")),
        fmt::join(items, semicolon(words.language)));
}

/// Positions that the profile makes coarser: a reader must not take them for the reported ones.
std::string coarsened_positions(const incident::Coarsened& coarsened, const Words& words) {
    const std::size_t count = coarsened.locations.size();
    if (count == 0) return {};
    const auto form =
        count == 1 ? words("1 position is coarsened ({1}°): an incident younger than {2} days, or "
                           "one that touches aid workers.",
                           "1 position est rendue moins précise ({1}°)\u202F: fait de moins de {2} "
                           "jours, ou qui touche des humanitaires.")
                   : words("{0} positions are coarsened ({1}°): incidents younger than {2} days, "
                           "or that touch aid workers.",
                           "{0} positions sont rendues moins précises ({1}°)\u202F: faits de moins "
                           "de {2} jours, ou qui touchent des humanitaires.");
    return fmt::format(fmt::runtime(form), count,
                       format_number_short(coarsened.options.grid_deg, 3, words.language),
                       format_number_short(coarsened.options.age_days, 0, words.language));
}

std::string method(const NoteFacts& facts, const Words& words) {
    const Language language = words.language;
    std::vector<std::string> out;
    out.push_back(fmt::format(fmt::runtime(words("Projection: {}.", "Projection\u202F: {}.")),
                              facts.extent.projection.description(language)));
    const MapSection& map = facts.document.map;
    if (facts.situation != nullptr)
        for (std::string& sentence : situation_notes(facts.document, *facts.situation))
            out.push_back(std::move(sentence));
    if (!map.buffer.of_analysis)
        out.push_back(threat_sentence(map.buffer, facts.evidence.layers, language));
    out.push_back(facts.areas);
    out.push_back(precision_rows(facts, words));
    out.push_back(renamed_areas(facts, words));
    if (facts.evidence.total > 0) {
        incident::SelectOptions options;
        options.delay_hours = facts.evidence.delay_hours;
        out.push_back(incident::selection_sentence(facts.evidence.selection, options, language) +
                      ".");
    }
    out.push_back(coarsened_positions(facts.evidence.coarsened, words));
    out.push_back(view_sentence(facts.document));
    return joined(out);
}

std::string sources(const NoteFacts& facts, const Words& words) {
    std::vector<std::string> names = facts.evidence.publishers;
    constexpr std::size_t listed = 12;
    const bool more = names.size() > listed;
    names.resize(std::min(names.size(), listed));
    std::vector<std::string> out;
    if (!names.empty()) {
        out.push_back(fmt::format(fmt::runtime(words("Sources: {}{}.", "Sources\u202F: {}{}.")),
                                  fmt::join(names, ", "),
                                  more ? words(" and others", " et autres") : ""));
    }
    if (!facts.document.sheet.credits.is_off()) out.push_back(facts.credits);
    return joined(out);
}

std::string footer(const NoteFacts& facts, const Words& words) {
    std::vector<std::string> out = facts.disclaimers;
    const std::string until = cut_off(facts.document, facts.evidence);
    if (!until.empty())
        out.push_back(fmt::format(fmt::runtime(words("Data as of {}.", "Données au {}.")), until));
    const SheetSection& sheet = facts.document.sheet;
    if (facts.document.map.profile != Profile::public_) {
        out.push_back(facts.document.map.profile == Profile::partner
                          ? words("Profile: partner.", "Profil\u202F: partenaire.")
                          : words("Profile: internal.", "Profil\u202F: interne."));
    }
    if (!sheet.author.empty()) out.push_back(words("Map: ", "Carte\u202F: ") + sheet.author + ".");
    if (!sheet.map_number.empty()) out.push_back(footer_number(facts.document) + ".");
    if (!sheet.contact.empty()) out.push_back(sheet.contact);
    return joined(out);
}

} // namespace

std::vector<std::string> method_notes(const NoteFacts& facts) {
    const Words words{facts.document.map.lang};
    std::vector<std::string> out;
    if (!facts.document.sheet.notes.is_off()) {
        out = {joined({not_located(facts, words), off_the_map(facts, words)}),
               reading(facts, words), method(facts, words)};
    } else {
        out = {gate_note(facts)};
    }
    out.push_back(sources(facts, words));
    for (const Localised& sentence : facts.document.sheet.sentences)
        out.emplace_back(sentence.in(facts.document.map.lang));
    out.push_back(footer(facts, words));
    std::erase_if(out, [](const std::string& text) { return text.empty(); });
    return out;
}

std::vector<std::string> short_notes(const NoteFacts& facts) {
    const Words words{facts.document.map.lang};
    std::vector<std::string> out = {gate_note(facts), sources(facts, words), footer(facts, words)};
    std::erase_if(out, [](const std::string& text) { return text.empty(); });
    return out;
}

std::string cut_off(const MapDocument& document, const Evidence& evidence) {
    const Language language = document.map.lang;
    if (document.map.as_of) {
        std::string text = format_date(document.map.as_of->day, language);
        if (document.map.as_of->minute) {
            const int minute = *document.map.as_of->minute;
            const char* form =
                language == Language::fr ? ", {}\u202Fh\u202F{:02} UTC" : ", {}:{:02} UTC";
            text += fmt::format(fmt::runtime(form), minute / 60, minute % 60);
        }
        return text;
    }
    const auto date = parse_iso_date(std::string_view(evidence.set.as_of).substr(0, 10));
    return date ? format_interval(*date, language) : std::string();
}

std::string default_subtitle(const MapDocument& document, const Evidence& evidence) {
    const Words words{document.map.lang};
    auto dates = dates_of(evidence);
    // An interval may reach out of the window that was asked for.
    if (dates && document.map.from) dates->from = std::max(dates->from, *document.map.from);
    if (dates && document.map.to) dates->to = std::min(dates->to, *document.map.to);
    std::vector<std::string> parts;
    if (dates)
        parts.push_back((evidence.set.incidents.size() == 1
                             ? words("Incident reported ", "Fait rapporté, ")
                             : words("Incidents reported ", "Faits rapportés, ")) +
                        format_interval(*dates, document.map.lang));
    const std::string until = cut_off(document, evidence);
    if (!until.empty()) parts.push_back(words("data as of ", "données au ") + until);
    return fmt::format("{}", fmt::join(parts, semicolon(words.language)));
}

} // namespace cordon::app

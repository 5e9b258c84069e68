// SPDX-License-Identifier: MIT
#pragma once

#include "core/unicode.hpp"
#include "place/expression/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place::test {

/// A text whose names are given: `[Kati]` is a place, `{malienne}` a people, `<Diarra>` no place.
struct MarkedText {
    TokenizedText text;
    std::vector<Toponym> toponyms;
};

inline MarkedText marked(std::string_view source, TextLanguage language) {
    MarkedText out;
    std::string plain;
    std::vector<std::pair<Span, NameRole>> names;
    Span open;
    for (const char c : source) {
        const auto at = static_cast<std::uint32_t>(plain.size());
        if (c == '[' || c == '{' || c == '<') {
            open.begin = at;
        } else if (c == ']' || c == '}' || c == '>') {
            open.end = at;
            names.emplace_back(open, c == ']'   ? NameRole::place
                                     : c == '}' ? NameRole::demonym
                                                : NameRole::person);
        } else {
            plain += c;
        }
    }
    out.text = tokenize(plain, language);
    for (const auto& [span, role] : names) {
        Toponym t;
        t.span = span;
        t.role = role;
        t.folded = fold_name(out.text.words(span));
        t.first_token = out.text.token_at(span.begin);
        t.token_count = out.text.token_at(span.end - 1) + 1 - t.first_token;
        out.toponyms.push_back(std::move(t));
    }
    return out;
}

inline std::string number(double value) {
    return fmt::format("{:g}", value);
}

/// One line about a clause: rule, places, numbers.
inline std::string describe(const Clause& c, const MarkedText& m) {
    std::string out = c.rule;
    for (const std::size_t t : c.toponyms)
        out += " " + std::string(m.text.words(m.toponyms[t].span));
    if (c.distance) {
        out += " " + number(c.distance->km);
        if (c.distance->max_km) out += ".." + number(*c.distance->max_km);
        out += "km g" + number(c.distance->grain_km);
        constexpr std::array names{"", " nearly", " less", " more", " between"};
        out += names.at(static_cast<std::size_t>(c.distance->bound));
    }
    if (c.bearing)
        out += fmt::format(" az{:g}/{}", c.bearing->azimuth_deg, c.bearing->compass_points);
    if (c.second_distance) out += " +" + number(c.second_distance->km) + "km";
    if (c.second_bearing) out += " az" + number(c.second_bearing->azimuth_deg);
    if (c.hours_min)
        out += fmt::format(" {:g}..{:g}h x {:g}..{:g}", *c.hours_min, *c.hours_max, c.speed_min_kmh,
                           c.speed_max_kmh);
    if (!c.line.empty()) out += " line=" + c.line;
    if (!c.type_word.empty()) out += " type=" + c.type_word;
    if (!c.anaphor.empty()) out += " ana=" + c.anaphor;
    if (c.position) out += fmt::format(" at {:.4f},{:.4f}", c.position->y, c.position->x);
    if (c.is_soft) out += " soft";
    if (c.by_road) out += " road";
    if (c.straight) out += " straight";
    if (c.is_role) out += " role";
    if (c.excludes) out += " excludes";
    if (c.is_container) out += " container";
    return out;
}

/// All expressions of a text: clauses joined by ` & `, expressions by ` | `.
inline std::string read_all(std::string_view source, TextLanguage language) {
    const MarkedText m = marked(source, language);
    std::string out;
    for (const PlaceExpression& e : parse_expressions(m.text, m.toponyms)) {
        if (!out.empty()) out += " | ";
        if (e.several) out += e.rivals ? "rivals: " : "several: ";
        for (std::size_t i = 0; i < e.clauses.size(); ++i)
            out += (i > 0 ? " & " : "") + describe(e.clauses[i], m);
    }
    return out;
}

/// Gives each name the candidate of that name in the country, the most populous first; without one
/// there, the most populous anywhere. Peoples stand for their country.
inline void choose(MarkedText& m, const Gazetteer& gazetteer, const std::string& country = "ML") {
    for (Toponym& t : m.toponyms) {
        if (t.role == NameRole::person) continue;
        std::string key = t.folded;
        if (t.role == NameRole::demonym) {
            const bool other = key.starts_with("iv");
            if (const auto c = gazetteer.country(other                   ? "CI"
                                                 : key.starts_with("fr") ? "FR"
                                                                         : "ML"))
                t.candidates.push_back({*c, NameRank::primary, 1.0});
            continue;
        }
        std::vector<Found> found = gazetteer.find(key);
        const auto weight = [&](const Found& f) {
            const Place& p = gazetteer.place(f.place);
            return (p.country == country ? 1e9 : 0.0) +
                   (p.feature_code.starts_with("PCL") ? 1e10 : 0.0) +
                   (p.feature_class == 'P' ? 1e8 : 0.0) + p.effective_population();
        };
        std::stable_sort(found.begin(), found.end(),
                         [&](const Found& a, const Found& b) { return weight(a) > weight(b); });
        for (const Found& f : found) t.candidates.push_back({f.place, f.rank, 1.0});
        t.margin = 10.0;
    }
}

} // namespace cordon::place::test

// SPDX-License-Identifier: MIT
#include "support/toponym_score.hpp"

#include "core/file.hpp"
#include "core/json.hpp"
#include "core/unicode.hpp"
#include "place/given_names.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <set>

namespace cordon::test {

namespace {

using place::NameRole;
using place::Toponym;

/// Names whose points differ by more than 161 km between gazetteers (Hu et al. 2022).
const std::set<std::string, std::less<>> large_names = {"china",         "russia",
                                                        "canada",        "india",
                                                        "algeria",       "europe",
                                                        "asia",          "us",
                                                        "canadians",     "american",
                                                        "usa",           "america",
                                                        "africa",        "u.s.",
                                                        "u.s",           "west africa",
                                                        "united states", "australia",
                                                        "chinese",       "russian",
                                                        "russians",      "middle east",
                                                        "americans",     "canadian",
                                                        "european",      "united states of america",
                                                        "north africa",  "north america",
                                                        "south america", "western europe",
                                                        "nigeria",       "yemen",
                                                        "mongolia",      "korea",
                                                        "indian ocean",  "brazil",
                                                        "japan",         "japanese",
                                                        "hawaii",        "pacific",
                                                        "sudan",         "chile"};

/// Byte offset of each code point, and the end.
std::vector<std::uint32_t> code_points(std::string_view text) {
    std::vector<std::uint32_t> offsets;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
            offsets.push_back(static_cast<std::uint32_t>(i));
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return offsets;
}

double distance_km(const GoldName& gold, const Toponym& system, const place::Gazetteer& gazetteer) {
    if (!gold.at || system.candidates.empty()) return -1.0;
    const place::Place& found = gazetteer.place(system.candidates.front().place);
    if (gold.geonameid > 0 && gold.geonameid == found.id) return 0.0;
    return proj::distance(*gold.at, found.at).value() / 1000.0;
}

class Scorer {
  public:
    Scorer(const place::Gazetteer& gazetteer, const ScoreOptions& options)
        : gazetteer_(gazetteer), options_(options) {}

    void add(const GoldDocument& document) {
        const place::TokenizedText text =
            place::tokenize(document.text, place::TextLanguage::english);
        const place::ResolveOptions all{.countries = {}, .keep_candidates = 60};
        std::vector<Toponym> toponyms;
        if (options_.gold_spans) {
            toponyms = given(document, text, all);
        } else {
            toponyms = place::recognize(text, gazetteer_);
            place::resolve(text, gazetteer_, toponyms, all);
        }
        std::vector<bool> used(toponyms.size(), false);
        for (const GoldName& gold : document.names) {
            const Toponym* match = nullptr;
            for (std::size_t i = 0; i < toponyms.size() && match == nullptr; ++i)
                if (!used[i] && place::is_place_name(toponyms[i]) &&
                    toponyms[i].span.touches(gold.span)) {
                    used[i] = true;
                    match = &toponyms[i];
                }
            count(document, text, toponyms, gold, match);
        }
        for (std::size_t i = 0; i < toponyms.size(); ++i) {
            if (!place::is_place_name(toponyms[i])) continue;
            ++score.system;
            if (used[i]) continue;
            ++score.plain_system;
            if (options_.each)
                options_.each({&document, nullptr, &toponyms[i], &text, &toponyms, -1.0});
        }
    }

    ToponymScore score;

  private:
    void count(const GoldDocument& document, const place::TokenizedText& text,
               const std::vector<Toponym>& all, const GoldName& gold, const Toponym* match) {
        ++score.gold;
        if (match != nullptr) ++score.matched;
        if (!gold.demonym) {
            ++score.plain_gold;
            if (match != nullptr) {
                ++score.plain_matched;
                ++score.plain_system;
            }
        }
        const double km = match == nullptr ? -1.0 : distance_km(gold, *match, gazetteer_);
        if (gold.at && !large_names.contains(to_lower(gold.name))) {
            ++score.scored;
            score.within_161 += km >= 0.0 && km < 161.0 ? 1 : 0;
            score.within_25 += km >= 0.0 && km < 25.0 ? 1 : 0;
            if (!gold.demonym) {
                ++score.plain_scored;
                score.plain_within_161 += km >= 0.0 && km < 161.0 ? 1 : 0;
            }
        }
        if (options_.each) options_.each({&document, &gold, match, &text, &all, km});
    }

    /// The gold names as if they had been recognised.
    std::vector<Toponym> given(const GoldDocument& document, const place::TokenizedText& text,
                               const place::ResolveOptions& options) {
        std::vector<place::Span> spans;
        for (const GoldName& gold : document.names) spans.push_back(gold.span);
        return place::resolve_spans(text, gazetteer_, spans, options);
    }

    const place::Gazetteer& gazetteer_;
    const ScoreOptions& options_;
};

} // namespace

std::vector<GoldDocument> read_corpus(const std::filesystem::path& path) {
    const std::string bytes = read_file(path);
    std::vector<GoldDocument> documents;
    std::string_view left = bytes;
    while (!left.empty()) {
        const std::size_t end = std::min(left.find('\n'), left.size());
        const std::string_view line = left.substr(0, end);
        left.remove_prefix(std::min(end + 1, left.size()));
        if (line.empty()) continue;
        const Json json = parse_json(line, path.string());
        GoldDocument document{json.text_or("id", ""), json.text_or("text", ""), {}};
        const auto offsets = code_points(document.text);
        for (const Json& one : json.find("toponyms")->items()) {
            const auto begin = static_cast<std::size_t>(one.number_or("start", 0));
            const auto stop = static_cast<std::size_t>(one.number_or("end", 0));
            GoldName gold{
                {offsets.at(begin), offsets.at(stop)}, one.text_or("name", ""), {}, 0, false};
            if (one.find("lat") != nullptr)
                gold.at = geom::LonLat{one.number_or("lon", 0), one.number_or("lat", 0)};
            const Json* id = one.find("geonameid");
            if (id != nullptr && id->is_number())
                gold.geonameid = static_cast<std::int64_t>(id->number());
            if (id != nullptr && id->is_string()) gold.geonameid = std::atoll(id->string().c_str());
            const Json* demonym = one.find("demonym");
            gold.demonym = demonym != nullptr && demonym->is_bool() && demonym->boolean();
            document.names.push_back(std::move(gold));
        }
        std::stable_sort(document.names.begin(), document.names.end(),
                         [](const GoldName& a, const GoldName& b) { return a.span < b.span; });
        documents.push_back(std::move(document));
    }
    return documents;
}

ToponymScore score_corpus(const std::vector<GoldDocument>& documents,
                          const place::Gazetteer& gazetteer, const ScoreOptions& options) {
    Scorer scorer(gazetteer, options);
    for (const GoldDocument& document : documents) scorer.add(document);
    return scorer.score;
}

} // namespace cordon::test

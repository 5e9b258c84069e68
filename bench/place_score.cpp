// SPDX-License-Identifier: MIT
// Scores recognition and resolution on corpora of annotated news (see bench/README.md):
//   bench_place_score FOLDER [CORPUS]    the scores; and the errors of one corpus
//   bench_place_score FOLDER CORPUS spans    the same errors with the gold spans given
//   bench_place_score FILE names [DUMPS] the names of one text, for looking
#include "core/file.hpp"
#include "proj/geodesic.hpp"
#include "support/corpus_file.hpp"
#include "support/toponym_score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace {

using cordon::test::GoldDocument;
using cordon::test::ScoredName;
using cordon::test::ToponymScore;

/// A place that is not where the annotators have it, and whether the right one was a candidate.
void print_far(const cordon::place::Gazetteer& gazetteer, const ScoredName& name,
               const std::string& around) {
    if (name.system->candidates.empty()) {
        fmt::print("NONE {} {}: {}\n", name.document->id, name.gold->geonameid, around);
        return;
    }
    const auto& place = gazetteer.place(name.system->candidates.front().place);
    std::string other = "no entry";
    for (const auto& candidate : name.system->candidates) {
        const auto& one = gazetteer.place(candidate.place);
        if (cordon::proj::distance(*name.gold->at, one.at).value() >= 161'000.0) continue;
        other = fmt::format("{} {} ({}) {:.1f}", one.country, one.admin1, one.feature_code,
                            candidate.score - name.system->candidates.front().score);
        break;
    }
    fmt::print("FAR {} {:.0f} km as {} {} {} ({}) for {}: {}\n", name.document->id, name.km,
               place.name, place.country, place.admin1, place.feature_code, other, around);
}

void print_error(const cordon::place::Gazetteer& gazetteer, const ScoredName& name) {
    const auto around = [&name](cordon::place::Span span) {
        const std::string& text = name.document->text;
        const std::size_t from = span.begin < 40 ? 0 : span.begin - 40;
        std::string out = text.substr(from, span.begin - from) + "[[" +
                          text.substr(span.begin, span.length()) + "]]" + text.substr(span.end, 40);
        for (char& c : out)
            if (c == '\n') c = '|';
        return out;
    };
    if (name.gold == nullptr) {
        fmt::print("FALSE {} {}: {}\n", name.document->id, name.system->rule,
                   around(name.system->span));
    } else if (name.system == nullptr) {
        std::string why = "unknown";
        for (const auto& other : *name.all)
            if (other.span.touches(name.gold->span)) why = other.rule;
        fmt::print("MISS {} {}: {}\n", name.document->id, why, around(name.gold->span));
    } else if (!name.gold->at || (name.km >= 0.0 && name.km <= 25.0)) {
        fmt::print("HIT {} {}: {}\n", name.document->id, name.system->rule,
                   around(name.system->span));
    } else {
        print_far(gazetteer, name, around(name.gold->span));
    }
}

/// Every name of a text with its candidates and scores.
void print_text(const cordon::place::Gazetteer& gazetteer, const std::string& file) {
    const auto text = cordon::place::tokenize(cordon::read_file(file));
    auto toponyms = cordon::place::recognize(text, gazetteer);
    cordon::place::resolve(text, gazetteer, toponyms);
    for (const auto& toponym : toponyms) {
        fmt::print("{} [{}] {} margin {:.2f}\n", text.words(toponym.span), toponym.rule,
                   toponym.is_resolved() ? "" : "(no place)", toponym.margin);
        if (!toponym.is_resolved()) continue;
        for (const auto& candidate : toponym.candidates) {
            const auto& place = gazetteer.place(candidate.place);
            fmt::print("    {:6.2f} {} {} {} {} ({}) {:.0f}\n", candidate.score, place.id,
                       place.name, place.country, place.admin1_name, place.feature_code,
                       place.population);
        }
    }
}

void print_row(const std::string& corpus, const ToponymScore& s) {
    fmt::print(
        "{:<9} P {:.3f} R {:.3f} F {:.3f} · plain F {:.3f} · @161 {:.3f} / {:.3f} · @25 {:.3f}\n",
        corpus, s.precision(), s.recall(), s.f(), s.plain_f(), s.found_161(), s.plain_found_161(),
        s.found_25());
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print("bench_place_score: no folder of corpora given, nothing to score\n");
        return 0;
    }
    const std::filesystem::path folder = argv[1];
    const std::string wanted = argc > 2 ? argv[2] : "";
    const bool spans = argc > 3 && std::string_view(argv[3]) == "spans";
    const std::vector<std::filesystem::path> more(argv + std::min(argc, spans ? 4 : 3),
                                                  argv + argc);
    const auto gazetteer = cordon::place::Gazetteer::open(more);
    if (wanted == "names") {
        print_text(gazetteer, folder);
        return 0;
    }
    for (const std::string corpus : {"lgl", "trnews", "gwn", "geovirus"}) {
        const auto path = cordon::corpus_file(folder, corpus);
        if (path.empty()) {
            fmt::print("{}: absent, skipped\n", corpus);
            continue;
        }
        const auto documents = cordon::test::read_corpus(path);
        cordon::test::ScoreOptions options;
        cordon::test::ScoreOptions given{.gold_spans = true, .each = {}};
        if (wanted == corpus)
            (spans ? given : options).each = [&](const ScoredName& name) {
                print_error(gazetteer, name);
            };
        const auto start = std::chrono::steady_clock::now();
        const auto score = cordon::test::score_corpus(documents, gazetteer, options);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        print_row(corpus, score);
        const auto gold = cordon::test::score_corpus(documents, gazetteer, given);
        fmt::print("          gold spans: @161 {:.3f} · @25 {:.3f} · {:.2f} s\n", gold.found_161(),
                   gold.found_25(), took.count());
    }
    return 0;
}

// SPDX-License-Identifier: MIT
#include "incident/extract/article_copies.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace cordon::incident {

namespace {

/// An agency and how it is written, folded.
struct Agency {
    std::string_view name;
    std::string_view words;
    bool is_short; ///< an abbreviation, a name only in capitals
};

constexpr std::array<Agency, 13> agencies = {{
    {"AFP", "agence france presse", false},
    {"AFP", "afp", true},
    {"Reuters", "reuters", false},
    {"AP", "associated press", false},
    {"AP", "ap", true},
    {"Xinhua", "xinhua", false},
    {"EFE", "efe", true},
    {"dpa", "dpa", true},
    {"TASS", "tass", true},
    {"Anadolu", "anadolu", false},
    {"ANSA", "ansa", true},
    {"PANA", "panapress", false},
    {"APA", "apanews", false},
}};

/// Words in which an article may be credited, at its head and at its foot.
constexpr std::size_t head_words = 60;
constexpr std::size_t foot_words = 40;
/// Words between "selon" and the name: "selon un communiqué de l'armée malienne".
constexpr std::size_t cue_reach = 6;
/// Excerpts shorter than this may be alike by chance.
constexpr std::size_t least_excerpt = 40;
constexpr double same_text = 0.8;
constexpr double same_excerpt = 0.9;

/// The agency named at token `i` and the token behind it; no name = none.
std::pair<std::string_view, std::size_t> agency_at(const WordsView& words, std::size_t i) {
    for (const Agency& agency : agencies) {
        const std::size_t end = words.phrase(i, agency.words);
        if (end == 0) continue;
        const auto& token = words.token(i);
        // "dpa" writes itself in small letters; an "ap" or "efe" of a text is something else.
        if (agency.is_short && !token.all_caps && agency.words != "dpa") continue;
        if (!agency.is_short && !token.capitalised) continue;
        return {agency.name, end};
    }
    return {};
}

/// "(AFP)", "AFP -", "avec AFP", "© Reuters".
bool is_credit(const WordsView& words, std::size_t begin, std::size_t end) {
    constexpr std::array<std::string_view, 8> before = {"(",    "/",      "©",       "avec",
                                                        "with", "source", "sources", "par"};
    for (std::size_t i = begin > 6 ? begin - 6 : 0; i < begin; ++i)
        if (words.is_any(i, {"photo", "photos", "photograph", "image", "images", "picture",
                             "credit", "video"}))
            return false;
    if (begin > 0 && (words.is_any(begin - 1, before) || words.is_sign(begin - 1, "(") ||
                      words.is_sign(begin - 1, "/") || words.is_sign(begin - 1, "©")))
        return true;
    const bool dash_behind = words.is_sign(end, "-") || words.is_sign(end, "–") ||
                             words.is_sign(end, "—") || words.is_sign(end, ")") ||
                             words.is_sign(end, "/");
    const bool alone =
        end == words.size() || words.token(end).paragraph != words.token(begin).paragraph;
    const bool opens =
        begin == 0 || words.token(begin - 1).paragraph != words.token(begin).paragraph;
    return dash_behind || (alone && opens);
}

std::uint64_t hash_words(const place::TokenizedText& text, const std::vector<std::size_t>& words,
                         std::size_t begin, std::size_t end) {
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a
    const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 1099511628211ULL; };
    for (std::size_t i = begin; i < end; ++i) {
        for (const char c : text.fold(words[i])) add(static_cast<unsigned char>(c));
        add(' ');
    }
    return hash;
}

} // namespace

std::string credited_agency(const WordsView& words) {
    const std::size_t foot = words.size() > foot_words ? words.size() - foot_words : 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i >= head_words && i < foot) i = foot;
        const auto [name, end] = agency_at(words, i);
        if (!name.empty() && is_credit(words, i, end)) return std::string(name);
    }
    return {};
}

std::string origin_of_sentence(const WordsView& words, const std::vector<ActorMention>& actors,
                               const TokenRange& sentence) {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
        const std::size_t behind =
            words.any_phrase(i, {"selon", "d apres", "according to", "citing", "a en croire"});
        if (behind == 0) continue;
        for (const ActorMention& actor : actors)
            if (!actor.actor->is_generic && actor.first_token >= behind &&
                actor.first_token < std::min(behind + cue_reach, sentence.end))
                return std::string(actor.actor->english);
    }
    for (std::size_t i = sentence.begin; i < sentence.end; ++i)
        if (const auto [name, end] = agency_at(words, i); !name.empty()) return std::string(name);
    return {};
}

Shingles::Shingles(const place::TokenizedText& text) {
    std::vector<std::size_t> words;
    for (std::size_t i = 0; i < text.tokens.size(); ++i)
        if (text.tokens[i].kind != place::TokenKind::punctuation) words.push_back(i);
    const std::size_t run = std::min(words_in_a_run, words.size());
    if (run == 0) return;
    for (std::size_t i = 0; i + run <= words.size(); ++i)
        hashes_.push_back(hash_words(text, words, i, i + run));
    std::sort(hashes_.begin(), hashes_.end());
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
}

std::size_t Shingles::shared(const Shingles& other) const {
    std::size_t count = 0;
    auto a = hashes_.begin();
    auto b = other.hashes_.begin();
    while (a != hashes_.end() && b != other.hashes_.end()) {
        if (*a < *b) {
            ++a;
        } else if (*b < *a) {
            ++b;
        } else {
            ++count;
            ++a;
            ++b;
        }
    }
    return count;
}

double Shingles::likeness(const Shingles& other) const {
    const std::size_t common = shared(other);
    const std::size_t all = size() + other.size() - common;
    return all == 0 ? 0.0 : static_cast<double>(common) / static_cast<double>(all);
}

double Shingles::containment(const Shingles& other) const {
    const std::size_t least = std::min(size(), other.size());
    return least == 0 ? 0.0 : static_cast<double>(shared(other)) / static_cast<double>(least);
}

bool Shingles::copies(const Shingles& other) const {
    if (likeness(other) >= same_text) return true;
    return std::min(size(), other.size()) >= least_excerpt && containment(other) >= same_excerpt;
}

std::vector<std::size_t> find_copies(const std::vector<Shingles>& texts) {
    std::vector<std::size_t> original(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        original[i] = i;
        for (std::size_t k = 0; k < i; ++k) {
            if (!texts[i].copies(texts[k])) continue;
            original[i] = original[k];
            break;
        }
    }
    return original;
}

} // namespace cordon::incident

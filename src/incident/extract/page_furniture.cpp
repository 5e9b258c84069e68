// SPDX-License-Identifier: MIT
#include "incident/extract/page_furniture.hpp"

#include "core/ascii.hpp"
#include "core/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace cordon::incident {

namespace {

/// Labels are short: longer texts are not folded.
constexpr std::size_t longest_label = 60; // bytes

/// Headings above lists of other articles and above what readers write, folded.
constexpr std::array labels = std::to_array<std::string_view>({
    "a decouvrir",
    "a la une",
    "a lire",
    "a lire aussi",
    "a lire ailleurs",
    "a lire egalement",
    "a voir aussi",
    "articles associes",
    "articles connexes",
    "articles lies",
    "articles recents",
    "articles similaires",
    "autres articles",
    "ce qu il faut lire",
    "commentaires",
    "dans la meme categorie",
    "dans la meme rubrique",
    "derniers articles",
    "dernieres nouvelles",
    "en continu",
    "etiquettes",
    "fil info",
    "laisser un commentaire",
    "laissez un commentaire",
    "le plus lu",
    "les plus lues",
    "les plus lus",
    "les plus partages",
    "lire aussi",
    "lire egalement",
    "mots cles",
    "newsletter",
    "nos derniers articles",
    "nos recommandations",
    "notre selection",
    "partager",
    "partager cet article",
    "plus d articles",
    "plus lus",
    "pour aller plus loin",
    "recommande pour vous",
    "reagir",
    "sur le meme sujet",
    "sur le meme theme",
    "tendances",
    "vous aimerez aussi",
    "vous pourriez aimer",
    "vous pourriez aussi aimer",
    "voir aussi",
    "voir plus",
    "add a comment",
    "also read",
    "around the web",
    "comments",
    "editor s picks",
    "editors picks",
    "explore more",
    "further reading",
    "in case you missed it",
    "keep reading",
    "latest news",
    "latest stories",
    "leave a comment",
    "leave a reply",
    "more coverage",
    "more like this",
    "more news",
    "more on this",
    "more on this story",
    "more stories",
    "more to explore",
    "more to read",
    "most popular",
    "most read",
    "most viewed",
    "must read",
    "popular",
    "popular posts",
    "read also",
    "read more",
    "read next",
    "recent posts",
    "recommended",
    "recommended for you",
    "recommended stories",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related news",
    "related posts",
    "related reading",
    "related stories",
    "related story",
    "related topics",
    "see also",
    "share this",
    "share this article",
    "similar articles",
    "similar posts",
    "tags",
    "top stories",
    "topics",
    "trending",
    "trending now",
    "up next",
    "what to read next",
    "you may also like",
    "you may also be interested in",
    "you might also like",
    "you might like",
});

/// What a label begins with when a name follows: "More from The Ledger".
constexpr std::array label_heads = std::to_array<std::string_view>(
    {"more from ", "more in ", "plus de ", "latest from ", "read more about ", "lire la suite"});

/// What stands before the title of another article, folded. Those of several words need no sign
/// behind them when a link follows.
constexpr std::array leads = std::to_array<std::string_view>({
    "a ecouter",
    "a lire",
    "a lire aussi",
    "a lire egalement",
    "a relire",
    "a voir",
    "a voir aussi",
    "ecouter",
    "ecouter aussi",
    "ecoutez",
    "lire",
    "lire aussi",
    "lire egalement",
    "lire notre article",
    "mots cles",
    "notre dossier",
    "partager",
    "partagez",
    "pour aller plus loin",
    "re lire",
    "regarder",
    "regardez",
    "relire",
    "sur le meme sujet",
    "dans la meme rubrique",
    "suivez nous",
    "voir",
    "voir aussi",
    "voir egalement",
    "etiquettes",
    "also read",
    "also see",
    "also watch",
    "don t miss",
    "follow us",
    "further reading",
    "from the archive",
    "from the archives",
    "listen",
    "more",
    "more on this",
    "must read",
    "read",
    "read also",
    "read more",
    "read next",
    "recommended",
    "related",
    "related article",
    "related articles",
    "related news",
    "related stories",
    "related story",
    "see also",
    "see more",
    "share",
    "share this",
    "tag",
    "tags",
    "topics",
    "watch",
    "watch also",
});

/// Words in the names of elements beside the article.
constexpr std::array class_words = std::to_array<std::string_view>({
    "adslot",          "ads",         "advert",
    "advertisement",   "advertising", "banner",
    "breadcrumb",      "breadcrumbs", "caption",
    "captions",        "catcher",     "colophon",
    "comment",         "commentaire", "commentaires",
    "comments",        "consent",     "cookie",
    "cookies",         "copyright",   "disqus",
    "footer",          "gdpr",        "interstitial",
    "legende",         "masthead",    "menu",
    "modal",           "nav",         "navbar",
    "navigation",      "newsletter",  "newsletters",
    "outbrain",        "popup",       "readmore",
    "recommendations", "recommended", "related",
    "relatedposts",    "respond",     "rgpd",
    "share",           "sharedaddy",  "sharing",
    "shares",          "sidebar",     "similaires",
    "similar",         "social",      "sponsor",
    "sponsored",       "taboola",     "tags",
    "ticker",          "trending",
});
/// Two words that follow each other in such a name.
constexpr std::array class_pairs = std::to_array<std::string_view>({
    "a lire",       "about author", "also read",      "author bio",  "author box", "en continu",
    "fil info",     "lire aussi",   "lire egalement", "more from",   "more on",    "more stories",
    "most popular", "most read",    "most shared",    "most viewed", "plus lus",   "read also",
    "read more",    "see also",     "self promo",     "skip link",   "skip to",    "voir aussi",
});
constexpr std::array list_words = std::to_array<std::string_view>({
    "bandeau",
    "breaking",
    "carousel",
    "headlines",
    "latest",
    "links",
    "liens",
    "more",
    "popular",
    "promo",
    "promos",
    "recent",
    "recents",
    "slider",
    "suggestions",
    "teaser",
    "teasers",
});

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// The words of "cookieNotice related-posts" in small letters: parted by signs and inner capitals.
std::vector<std::string> class_parts(std::string_view text) {
    std::vector<std::string> parts(1);
    char last = ' ';
    for (const char c : text) {
        const bool is_letter = lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z';
        const bool inner_capital = c >= 'A' && c <= 'Z' && last >= 'a' && last <= 'z';
        if ((!is_letter || inner_capital) && !parts.back().empty()) parts.emplace_back();
        if (is_letter) parts.back() += lower_ascii(c);
        last = c;
    }
    return parts;
}

/// Where a sign parts what stands before a title from it; npos without one.
std::size_t sign_at(std::string_view line) {
    std::size_t first = std::string_view::npos;
    for (const std::string_view sign : {":", "|", ">", "»", "→", "–", "—", "&gt;"})
        first = std::min(first, line.find(sign));
    return first;
}

} // namespace

bool is_furniture_label(std::string_view words) {
    if (words.empty() || words.size() > longest_label) return false;
    const std::string folded = fold_name(words);
    if (is_one_of(labels, folded)) return true;
    return std::any_of(label_heads.begin(), label_heads.end(),
                       [&](std::string_view head) { return folded.starts_with(head); });
}

bool is_teaser_line(std::string_view line, bool has_link) {
    // Arrows and quotes may open the line: "→ À lire aussi".
    const std::string head = fold_name(line.substr(0, longest_label));
    if (has_link)
        for (const std::string_view lead : leads)
            if (lead.find(' ') != std::string_view::npos && head.starts_with(lead) &&
                (head.size() == lead.size() || head[lead.size()] == ' '))
                return true;
    for (std::size_t from = 0; from < longest_label;) {
        const std::size_t sign = sign_at(line.substr(from, longest_label - from));
        if (sign == std::string_view::npos) return false;
        const std::string before = fold_name(line.substr(0, from + sign));
        if (!before.empty()) return is_one_of(leads, before);
        from += sign + 1;
        if (from >= line.size()) return false;
    }
    return false;
}

bool is_furniture_class(std::string_view words) {
    for (std::string_view rest = words; !rest.empty();) {
        const std::string_view name = take_part(rest);
        // Page builders call every part of the text a widget of a kind: only the bare word counts.
        if (name == "widget" || name == "widget-area") return true;
        const std::vector<std::string> parts = class_parts(name);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (is_one_of(class_words, parts[i])) return true;
            if (i + 1 < parts.size() && is_one_of(class_pairs, parts[i] + " " + parts[i + 1]))
                return true;
        }
    }
    return false;
}

bool is_list_class(std::string_view words) {
    const std::vector<std::string> parts = class_parts(words);
    return std::any_of(parts.begin(), parts.end(),
                       [](const std::string& part) { return is_one_of(list_words, part); });
}

} // namespace cordon::incident

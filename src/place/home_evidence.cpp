// SPDX-License-Identifier: MIT
#include "place/home_evidence.hpp"

#include "place/area_codes.hpp"
#include "place/word_table.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace cordon::place {

namespace {

constexpr double word_weight = 0.4;
constexpr double most_of_words = 1.6; ///< words of one country together
constexpr double area_code_weight = 1.5;
constexpr std::size_t longest_phrase = 3;

/// In place of a country: the spelling of the United States, and that of the others.
constexpr std::string_view american = "+";
constexpr std::string_view commonwealth = "-";

struct Phrase {
    std::string_view folded;
    std::string_view country;
    std::string_view admin1 = {};
};

/// Offices, forces, parties and customs that one country has, or has by that name. Sorted by
/// `folded` when the program is compiled.
constexpr auto phrases = [] {
    auto list = std::to_array<Phrase>({
        // United States
        {"sheriff", "US"},
        {"county sheriff", "US"},
        {"county commissioners", "US"},
        {"county commission", "US"},
        {"county attorney", "US"},
        {"district attorney", "US"},
        {"police department", "US"},
        {"fire department", "US"},
        {"fire chief", "US"},
        {"state trooper", "US"},
        {"state troopers", "US"},
        {"trooper", "US"},
        {"troopers", "US"},
        {"highway patrol", "US"},
        {"state patrol", "US"},
        {"school district", "US"},
        {"school board", "US"},
        {"board of education", "US"},
        {"grand jury", "US"},
        {"interstate", "US"},
        {"sophomore", "US"},
        {"medicaid", "US"},
        {"nfl", "US"},
        {"ncaa", "US"},
        {"gop", "US"},
        {"congressman", "US"},
        {"selectmen", "US"},
        {"councilman", "US"},
        {"councilwoman", "US"},
        {"village president", "US"},
        {"assistant principal", "US"},
        {"statehouse", "US"},
        {"state senator", "US"},
        {"independent school district", "US", "TX"},
        {"freeholders", "US", "NJ"},
        // United Kingdom
        {"constabulary", "GB"},
        {"crown court", "GB"},
        {"borough council", "GB"},
        {"magistrates court", "GB"},
        {"nhs", "GB"},
        {"msp", "GB"},
        {"holyrood", "GB", "SCT"},
        {"stormont", "GB", "NIR"},
        {"psni", "GB", "NIR"},
        // Ireland
        {"garda", "IE"},
        {"gardai", "IE"},
        {"taoiseach", "IE"},
        {"tanaiste", "IE"},
        {"dail", "IE"},
        {"fianna fail", "IE"},
        {"fine gael", "IE"},
        {"hse", "IE"},
        // Canada
        {"rcmp", "CA"},
        {"mountie", "CA"},
        {"mounties", "CA"},
        {"mpp", "CA", "08"},
        {"opp", "CA", "08"},
        {"surete du quebec", "CA", "10"},
        // elsewhere in English
        {"lakh", "IN"},
        {"lakhs", "IN"},
        {"crore", "IN"},
        {"crores", "IN"},
        {"lok sabha", "IN"},
        {"panchayat", "IN"},
        {"bjp", "IN"},
        {"barangay", "PH"},
        {"barangays", "PH"},
        {"naira", "NG"},
        {"bundestag", "DE"},
        {"knesset", "IL"},
        {"duma", "RU"},
        {"idf", "IL"},
        // in French
        {"fardc", "CD"},
        {"monusco", "CD"},
        {"wazalendo", "CD"},
        {"minusma", "ML"},
        {"fama", "ML"},
        {"dozo", "ML"},
        {"dozos", "ML"},
        {"vdp", "BF"},
        {"minusca", "CF"},
        {"anti balaka", "CF"},
        {"gourde", "HT"},
        {"gourdes", "HT"},
        {"pnh", "HT"},
        {"ariary", "MG"},
        {"ouguiya", "MR"},
        {"ouguiyas", "MR"},
        {"francs guineens", "GN"},
        {"francs congolais", "CD"},
        {"conseil departemental", "FR"},
        {"conseil regional", "FR"},
        {"sncf", "FR"},
        {"tgv", "FR"},
        {"crs", "FR"},
        // how English is spelled
        {"behavior", american},
        {"behaviors", american},
        {"center", american},
        {"centers", american},
        {"color", american},
        {"colored", american},
        {"colors", american},
        {"defense", american},
        {"favor", american},
        {"favored", american},
        {"favorite", american},
        {"favorites", american},
        {"gray", american},
        {"honor", american},
        {"honored", american},
        {"honoring", american},
        {"honors", american},
        {"labor", american},
        {"liter", american},
        {"liters", american},
        {"mold", american},
        {"neighbor", american},
        {"neighborhood", american},
        {"neighborhoods", american},
        {"neighbors", american},
        {"canceled", american},
        {"traveled", american},
        {"traveling", american},
        {"traveler", american},
        {"travelers", american},
        {"meter", american},
        {"kilometer", american},
        {"kilometers", american},
        {"rumors", american},
        {"flavor", american},
        {"harbor", american},
        {"behaviour", commonwealth},
        {"behaviours", commonwealth},
        {"centre", commonwealth},
        {"centres", commonwealth},
        {"colour", commonwealth},
        {"coloured", commonwealth},
        {"colours", commonwealth},
        {"defence", commonwealth},
        {"favour", commonwealth},
        {"favoured", commonwealth},
        {"favourite", commonwealth},
        {"favourites", commonwealth},
        {"honour", commonwealth},
        {"honoured", commonwealth},
        {"honours", commonwealth},
        {"labour", commonwealth},
        {"litre", commonwealth},
        {"litres", commonwealth},
        {"metre", commonwealth},
        {"metres", commonwealth},
        {"mould", commonwealth},
        {"neighbour", commonwealth},
        {"neighbourhood", commonwealth},
        {"neighbourhoods", commonwealth},
        {"neighbours", commonwealth},
        {"cancelled", commonwealth},
        {"travelled", commonwealth},
        {"travelling", commonwealth},
        {"kilometre", commonwealth},
        {"kilometres", commonwealth},
        {"rumours", commonwealth},
        {"flavour", commonwealth},
        {"harbour", commonwealth},
        {"kerb", commonwealth},
        {"tyre", commonwealth},
        {"tyres", commonwealth},
        {"organisation", commonwealth},
        {"organisations", commonwealth},
        {"organised", commonwealth},
        {"recognise", commonwealth},
        {"recognised", commonwealth},
    });
    std::sort(list.begin(), list.end(),
              [](const Phrase& a, const Phrase& b) { return a.folded < b.folded; });
    return list;
}();

/// By their first word, the number of the first phrase and one more: most words begin none.
const WordTable<std::size_t>& first_words() {
    static const WordTable<std::size_t> table = [] {
        WordTable<std::size_t> first;
        for (std::size_t i = phrases.size(); i-- > 0;) first[first_word(phrases[i].folded)] = i + 1;
        return first;
    }();
    return table;
}

/// A number of so many digits.
bool is_number(const TokenizedText& text, std::size_t i, std::uint32_t digits) {
    const Token& token = text.tokens[i];
    return token.kind == TokenKind::number && token.folded_length == digits;
}

/// The area code of `903-675-8477`, `(513) 868-5811` or `513.868.5811` that begins at a number.
int area_code_at(const TokenizedText& text, std::size_t i) {
    constexpr std::size_t tokens = 3;
    if (i + tokens > text.tokens.size() || !is_number(text, i, 3)) return 0;
    std::size_t next = i + 1;
    const bool bracket = i > 0 && text.words(i - 1) == "(" && text.words(next) == ")";
    if (bracket) ++next;
    if (next + 1 >= text.tokens.size() || !is_number(text, next, 3) ||
        !is_number(text, next + 1, 4) || !text.tokens[next + 1].hyphen_before)
        return 0;
    if (!bracket && !text.tokens[next].hyphen_before) return 0;
    int code = 0;
    for (const char c : text.fold(i)) code = code * 10 + (c - '0');
    return code;
}

/// Sums what the words and numbers of a text say.
class Reader {
  public:
    explicit Reader(const TokenizedText& text) : text_(text) {}

    HomeEvidence run() {
        for (std::size_t i = 0; i < text_.tokens.size(); ++i) {
            const Token& token = text_.tokens[i];
            if (token.kind == TokenKind::number)
                number(i);
            else if (token.kind == TokenKind::word && !token.elided)
                word(i);
        }
        for (auto& [key, weight] : of_words_) add(key, std::min(weight, most_of_words));
        if (american_ != commonwealth_ && text_.language == TextLanguage::english)
            out_.spelling = american_ > commonwealth_ ? 1 : -1;
        return std::move(out_);
    }

  private:
    using Key = std::pair<std::string_view, std::string_view>;

    void number(std::size_t i) {
        const int code = area_code_at(text_, i);
        if (code == 0 || std::find(codes_.begin(), codes_.end(), code) != codes_.end()) return;
        codes_.push_back(code);
        if (const auto division = division_of_area_code(code))
            add({division->country, division->admin1}, area_code_weight);
    }

    void word(std::size_t i) {
        const std::string_view w = text_.fold(i);
        const std::size_t* const opened = first_words_.find(w);
        if (opened == nullptr) return;
        const auto before = [](const Phrase& p, std::string_view x) { return p.folded < x; };
        const Phrase* const last = phrases.data() + phrases.size();
        const Phrase* at = phrases.data() + (*opened - 1);
        if (at->folded == w) count(*at);
        std::string key(w);
        for (std::size_t n = 1; n < longest_phrase && i + n < text_.tokens.size(); ++n) {
            const Token& next = text_.tokens[i + n];
            if (next.kind != TokenKind::word || next.sentence != text_.tokens[i].sentence) return;
            key += ' ';
            key += text_.fold(i + n);
            at = std::lower_bound(at, last, key, before);
            if (at == last || !at->folded.starts_with(key)) return;
            if (at->folded == key) count(*at);
        }
    }

    void count(const Phrase& phrase) {
        american_ += phrase.country == american ? 1 : 0;
        commonwealth_ += phrase.country == commonwealth ? 1 : 0;
        if (phrase.country == american || phrase.country == commonwealth) return;
        if (std::find(seen_.begin(), seen_.end(), phrase.folded) != seen_.end()) return;
        seen_.push_back(phrase.folded);
        of_words_[{phrase.country, phrase.admin1}] += word_weight;
    }

    void add(const Key& key, double weight) {
        out_.shares.push_back({key.first, key.second, weight});
    }

    const TokenizedText& text_;
    const WordTable<std::size_t>& first_words_ = first_words();
    HomeEvidence out_;
    std::map<Key, double> of_words_;
    std::vector<std::string_view> seen_;
    std::vector<int> codes_;
    int american_ = 0;
    int commonwealth_ = 0;
};

} // namespace

HomeEvidence home_evidence(const TokenizedText& text) {
    return Reader(text).run();
}

} // namespace cordon::place

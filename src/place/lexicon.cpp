// SPDX-License-Identifier: MIT
#include "place/lexicon.hpp"

#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/unicode.hpp"

#include <array>

namespace cordon::place {

namespace {

constexpr std::size_t max_list_bytes = std::size_t{8} << 20U;

/// Calls `use` with each part of `text` between separators, empty parts left out.
template <typename Use>
void each_part(std::string_view text, std::string_view separators, Use use) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        if (end > 0) use(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

void Lexicon::Demonyms::add(const std::string& folded, const std::string& code) {
    if (folded.empty() || codes.find(folded) != nullptr) return; // the first one counts
    const std::string_view key = texts.emplace_back(folded);
    codes[key] = texts.emplace_back(code);
    const std::string_view first = first_word(key);
    if (first.size() < key.size()) first_words[first] = true;
}

void Lexicon::add_english(std::string_view word, const std::string& code, Demonyms& out) {
    const std::string folded = fold_name(word);
    out.add(folded, code);
    const bool has_plural = !folded.ends_with("s") && !folded.ends_with("ese") &&
                            !folded.ends_with("sh") && !folded.ends_with("ch");
    if (has_plural) out.add(folded + "s", code);
}

/// Feminine and plural: malien, malienne, maliens, maliennes; grec, grecque.
void Lexicon::add_french(std::string_view word, const std::string& code, Demonyms& out) {
    const std::string folded = fold_name(word);
    const std::string doubled = folded.ends_with("n") ? folded + "ne" : folded + "que";
    for (const std::string& form : {folded, folded + "e", doubled}) {
        out.add(form, code);
        if (!form.ends_with("s")) out.add(form + "s", code);
    }
}

Lexicon::Lexicon(const std::filesystem::path& folder) {
    files_.reserve(3);
    read_words(folder / "english.txt", english_);
    read_words(folder / "french.txt", french_);
    read_words(folder / "given_names.txt", given_names_);
    read_demonyms(folder / "demonyms.csv");
}

const Lexicon& Lexicon::shipped() {
    static const Lexicon lexicon(data_folder() / "geodata" / "words");
    return lexicon;
}

void Lexicon::read_words(const std::filesystem::path& path, Words& words) {
    files_.push_back(read_file(path, max_list_bytes));
    constexpr std::size_t bytes_of_word = 8; // with the line break behind it; fewer are rare
    words.reserve(files_.back().size() / bytes_of_word);
    each_part(files_.back(), "\n", [&words](std::string_view line) {
        if (line.front() == '#') return;
        if (line.ends_with('\r')) line.remove_suffix(1);
        each_part(line, " ", [&words](std::string_view word) { words[word] = true; });
    });
}

void Lexicon::read_demonyms(const std::filesystem::path& path) {
    const std::string text = read_file(path, max_list_bytes);
    each_part(text, "\r\n", [this](std::string_view line) {
        if (line.front() == '#' || line.starts_with("code,")) return;
        std::array<std::string_view, 4> cells;
        std::size_t n = 0;
        each_part(line, ",", [&cells, &n](std::string_view cell) {
            if (n < cells.size()) cells[n++] = cell;
        });
        const std::string code(cells[0]);
        each_part(cells[1], "|",
                  [&](std::string_view w) { add_english(w, code, english_demonyms_); });
        each_part(cells[2], "|",
                  [&](std::string_view w) { add_french(w, code, french_demonyms_); });
        each_part(cells[3], "|", [&](std::string_view w) { compounds_.add(fold_name(w), code); });
    });
}

bool Lexicon::is_common(std::string_view folded, TextLanguage language) const {
    const Words& words = language == TextLanguage::french ? french_ : english_;
    return words.find(folded) != nullptr;
}

bool Lexicon::is_given_name(std::string_view folded) const {
    return given_names_.find(folded) != nullptr;
}

bool Lexicon::begins_demonym(std::string_view folded, TextLanguage language) const {
    return demonyms(language).first_words.find(first_word(folded)) != nullptr;
}

std::string_view Lexicon::compound_demonym(std::string_view folded) const {
    const std::string_view* const code = compounds_.codes.find(folded);
    return code == nullptr ? std::string_view() : *code;
}

std::string_view Lexicon::demonym(std::string_view folded, TextLanguage language) const {
    const std::string_view* const code = demonyms(language).codes.find(folded);
    return code == nullptr ? std::string_view() : *code;
}

} // namespace cordon::place

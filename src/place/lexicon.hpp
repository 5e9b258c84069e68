// SPDX-License-Identifier: MIT
#pragma once

#include "place/tokens.hpp"
#include "place/word_table.hpp"

#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place {

/// The word lists of `geodata/words/`: dictionary words, first names and demonyms.
class Lexicon {
  public:
    /// Throws Error when a list is missing.
    explicit Lexicon(const std::filesystem::path& folder);
    /// The lists beside the program, read once.
    [[nodiscard]] static const Lexicon& shipped();

    /// Whether a folded word is an ordinary word of the language.
    [[nodiscard]] bool is_common(std::string_view folded, TextLanguage language) const;
    [[nodiscard]] bool is_given_name(std::string_view folded) const;
    /// Whether a demonym of two words begins with a folded word.
    [[nodiscard]] bool begins_demonym(std::string_view folded, TextLanguage language) const;
    /// What a folded demonym stands for: `ML`, `US.TX`, or a folded name (`west africa`); empty
    /// when it is none. Two-word demonyms have one space.
    [[nodiscard]] std::string_view demonym(std::string_view folded, TextLanguage language) const;
    /// The same of what stands before the hyphen of a pair: `tchado` of "tchado-soudanais", `sino`.
    [[nodiscard]] std::string_view compound_demonym(std::string_view folded) const;

  private:
    using Words = WordTable<bool>;
    /// By folded demonym, and the first words of those of two words.
    struct Demonyms {
        void add(const std::string& folded, const std::string& code);
        std::deque<std::string> texts; ///< the tables point into these
        WordTable<std::string_view> codes;
        WordTable<bool> first_words;
    };
    [[nodiscard]] const Demonyms& demonyms(TextLanguage language) const {
        return language == TextLanguage::french ? french_demonyms_ : english_demonyms_;
    }
    static void add_english(std::string_view word, const std::string& code, Demonyms& out);
    static void add_french(std::string_view word, const std::string& code, Demonyms& out);
    void read_words(const std::filesystem::path& path, Words& words);
    void read_demonyms(const std::filesystem::path& path);

    std::vector<std::string> files_; ///< the words point into these
    Words english_;
    Words french_;
    Words given_names_;
    Demonyms english_demonyms_;
    Demonyms french_demonyms_;
    Demonyms compounds_;
};

} // namespace cordon::place

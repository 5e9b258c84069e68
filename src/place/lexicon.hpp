// SPDX-License-Identifier: MIT
#pragma once

#include "place/tokens.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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
    /// What a folded demonym stands for: `ML`, `US.TX`, or a folded name (`west africa`); empty
    /// when it is none. Two-word demonyms have one space.
    [[nodiscard]] std::string_view demonym(std::string_view folded, TextLanguage language) const;

  private:
    using Words = std::unordered_set<std::string_view>;
    void read_words(const std::filesystem::path& path, Words& words);
    void read_demonyms(const std::filesystem::path& path);

    std::vector<std::string> files_; ///< the words point into these
    Words english_;
    Words french_;
    Words given_names_;
    std::unordered_map<std::string, std::string> english_demonyms_;
    std::unordered_map<std::string, std::string> french_demonyms_;
};

} // namespace cordon::place

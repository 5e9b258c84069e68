// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/extraction.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Who an article has its news from, and which articles are copies of another one: ten outlets that
/// print one dispatch are one source.
namespace cordon::incident {

/// The news agency that an article is credited to at its head or foot ("Bamako, 30 oct. (AFP)",
/// "with Reuters"); credits of pictures do not count. Empty = none.
[[nodiscard]] std::string credited_agency(const WordsView& words);

/// Whom the sentence has its news from: an organisation behind "selon" or "according to", else an
/// agency that is named in it ("a déclaré à l'AFP"). Empty = nobody is named.
[[nodiscard]] std::string origin_of_sentence(const WordsView& words,
                                             const std::vector<ActorMention>& actors,
                                             const TokenRange& sentence);

/// The runs of five words of a text as sorted 64-bit hashes without doubles, and their use: texts
/// that share most of them are one text. Words are compared folded, so that accents, quotation
/// marks and line breaks do not count.
class Shingles {
  public:
    static constexpr std::size_t words_in_a_run = 5;

    explicit Shingles(const place::TokenizedText& text);

    [[nodiscard]] std::size_t size() const { return hashes_.size(); }
    /// Shared runs by all runs of both (Jaccard), 0..1.
    [[nodiscard]] double likeness(const Shingles& other) const;
    /// Shared runs by the runs of the shorter text, 0..1.
    [[nodiscard]] double containment(const Shingles& other) const;
    /// At least 80 % alike, or one is an excerpt of at least 40 runs of which 90 % stand in the
    /// other.
    [[nodiscard]] bool copies(const Shingles& other) const;

  private:
    [[nodiscard]] std::size_t shared(const Shingles& other) const;

    std::vector<std::uint64_t> hashes_;
};

/// For each text the index of the one that it copies, its own index when it is no copy. Copies of
/// copies lead to the first text; the first in the list counts as the original, so give the texts
/// in the order of their publication.
[[nodiscard]] std::vector<std::size_t> find_copies(const std::vector<Shingles>& texts);

} // namespace cordon::incident

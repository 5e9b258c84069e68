// SPDX-License-Identifier: MIT
#include "place/illness_memory.hpp"

#include "place/word_set.hpp"

#include <algorithm>
#include <optional>

namespace cordon::place {

namespace {

/// What an illness's name ends with in English and begins with in French.
constexpr auto heads =
    make_word_set("virus", "viruses", "ebolavirus", "disease", "fever", "syndrome", "encephalitis",
                  "influenza", "flu", "fievre", "maladie", "grippe", "peste");
/// Words in lower case between the name and the head: `Marburg hemorrhagic fever`.
constexpr auto kinds = make_word_set("hemorrhagic", "haemorrhagic", "hemorragique", "swine",
                                     "equine", "horse", "spotted", "porcine", "bovine", "avian");
constexpr auto links = make_word_set("de", "du", "d", "la", "l", "des");
constexpr std::size_t longest_name = 3;

} // namespace

IllnessMemory::IllnessMemory(const NameContext& context) {
    const TokenizedText& text = context.text();
    in_name_.resize(text.tokens.size());
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
        if (!heads.contains(text.fold(i))) continue;
        if (text.language == TextLanguage::french) read_behind(context, i);
        read_before(context, i);
    }
    std::sort(names_.begin(), names_.end());
}

bool IllnessMemory::knows(std::string_view folded) const {
    return std::binary_search(names_.begin(), names_.end(), folded);
}

void IllnessMemory::read_before(const NameContext& context, std::size_t head) {
    const TokenizedText& text = context.text();
    auto at = context.before(head);
    if (at && kinds.contains(text.fold(*at))) at = context.before(*at);
    std::size_t count = 0;
    std::size_t first = head;
    while (at && count < longest_name && context.capitalised(at)) {
        in_name_[*at] = true;
        first = *at;
        ++count;
        at = context.before(*at);
    }
    if (count == 1 && !text.tokens[first].sentence_start) names_.push_back(text.fold(first));
}

void IllnessMemory::read_behind(const NameContext& context, std::size_t head) {
    const TokenizedText& text = context.text();
    auto at = context.behind(head);
    if (at && kinds.contains(text.fold(*at))) at = context.behind(*at);
    // `la fièvre de la vallée du Rift`
    bool linked = false;
    while (at && (links.contains(text.fold(*at)) || text.fold(*at) == "vallee")) {
        linked = true;
        at = context.behind(*at);
    }
    if (!at || !context.capitalised(at)) return;
    in_name_[*at] = true;
    if (linked) names_.push_back(text.fold(*at));
}

} // namespace cordon::place

// SPDX-License-Identifier: MIT
#include "place/expression/rules.hpp"

namespace cordon::place::expression {

namespace {

std::vector<Rule> compile(std::span<const RuleText> texts, Vocabulary& words) {
    std::vector<Rule> compiled;
    compiled.reserve(texts.size());
    for (const RuleText& text : texts)
        compiled.push_back({text.id, Pattern(text.pattern, &words), text.flags});
    return compiled;
}

/// All rules and the words of all of them.
struct RuleBook {
    Vocabulary words;
    std::vector<Rule> french = compile(french_rules(), words);
    std::vector<Rule> english = compile(english_rules(), words);
};

const RuleBook& rule_book() {
    static const RuleBook book;
    return book;
}

} // namespace

const std::vector<Rule>& rules(TextLanguage language) {
    return language == TextLanguage::french ? rule_book().french : rule_book().english;
}

const Vocabulary& vocabulary() {
    return rule_book().words;
}

} // namespace cordon::place::expression

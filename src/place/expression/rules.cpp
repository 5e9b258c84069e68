// SPDX-License-Identifier: MIT
#include "place/expression/rules.hpp"

namespace cordon::place::expression {

namespace {

std::vector<Rule> compile(std::span<const RuleText> texts) {
    std::vector<Rule> compiled;
    compiled.reserve(texts.size());
    for (const RuleText& text : texts)
        compiled.push_back({text.id, Pattern(text.pattern), text.flags});
    return compiled;
}

} // namespace

const std::vector<Rule>& rules(TextLanguage language) {
    static const std::vector<Rule> french = compile(french_rules());
    static const std::vector<Rule> english = compile(english_rules());
    return language == TextLanguage::french ? french : english;
}

} // namespace cordon::place::expression

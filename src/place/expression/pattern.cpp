// SPDX-License-Identifier: MIT
#include "place/expression/pattern.hpp"

#include "core/diagnostic.hpp"
#include "place/expression/slots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace cordon::place::expression {

namespace {

/// More than enough for any sentence; ends searches in garbage.
constexpr std::size_t most_states = 64;

constexpr std::array macros = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"de", "(de | d | du | des | de la | de l)"},
    {"le", "(le | la | l | les)"},
    {"au", "(au | a l | a la | dans le | dans l | vers le | vers l | plus au)"},
    {"axe", "(axe | route | troncon | voie | nationale | corridor | autoroute | piste | trajet | "
            "itineraire | ligne | rn)"},
    {"axes", "(axes | routes | voies | troncons | corridors)"},
    {"road", "(road | highway | axis | route | corridor | motorway | stretch | track | railway)"},
    {"roads", "(roads | highways | routes | axes | corridors)"},
    {"links", "(reliant | qui relie | relie | joignant | menant | qui mene | conduisant | allant | "
              "entre | de | d | du)"},
    {"situe", "(situe | situee | situes | situees | distant | distante | distants | eloigne | "
              "eloignee | sis | sise)"},
});

/// Slots whose finding depends on nothing but the text.
constexpr std::array<std::string_view, 7> pure_slots{"q", "t", "dir", "Dir", "n", "dem", "w"};

int pure_slot(std::string_view name) {
    const auto* found = std::find(pure_slots.begin(), pure_slots.end(), name);
    return found == pure_slots.end() ? -1 : static_cast<int>(found - pure_slots.begin());
}

using Node = Pattern::Node;
using Sequence = Pattern::Sequence;

/// Reads a pattern's text.
class Compiler {
  public:
    explicit Compiler(std::string_view source) : source_(source) {}

    Sequence compile() {
        Sequence sequence = read_sequence();
        if (at_ < source_.size()) fail("a bracket too many");
        return sequence;
    }

  private:
    void skip_spaces() {
        while (at_ < source_.size() && source_[at_] == ' ') ++at_;
    }

    Sequence read_sequence() {
        Sequence sequence;
        while (true) {
            skip_spaces();
            if (at_ >= source_.size() || std::string_view("|)]").find(source_[at_]) < 3)
                return sequence;
            sequence.push_back(read_node());
        }
    }

    Node read_node() {
        const char c = source_[at_];
        if (c == '(') return read_choice(')');
        if (c == '[') {
            Node node = read_choice(']');
            node.choices.emplace_back();
            return node;
        }
        if (c == '<') {
            const std::size_t end = source_.find('>', at_);
            if (end == std::string_view::npos) fail("a slot without an end");
            Node node{Node::Kind::slot, std::string(source_.substr(at_ + 1, end - at_ - 1)), {}};
            at_ = end + 1;
            node.pure_slot = pure_slot(node.text);
            return node;
        }
        const std::size_t end = std::min(source_.find_first_of(" |)]", at_), source_.size());
        const std::string_view word = source_.substr(at_, end - at_);
        at_ = end;
        if (word.front() == '$') return macro(word.substr(1));
        return {Node::Kind::word, unescaped(word), {}};
    }

    /// Brackets of the text itself are written `\(` and `\)`; a trailing `)` ends the word, so they
    /// are named.
    static std::string unescaped(std::string_view word) {
        if (word == "%open") return "(";
        if (word == "%close") return ")";
        return std::string(word);
    }

    Node read_choice(char end) {
        Node node{Node::Kind::choice, {}, {}};
        ++at_;
        node.choices.push_back(read_sequence());
        while (at_ < source_.size() && source_[at_] == '|') {
            ++at_;
            node.choices.push_back(read_sequence());
        }
        if (at_ >= source_.size() || source_[at_] != end) fail("a bracket is not closed");
        ++at_;
        return node;
    }

    [[nodiscard]] Node macro(std::string_view name) const {
        for (const auto& [key, text] : macros)
            if (key == name) return Compiler(text).compile().front();
        fail("an unknown name");
    }

    [[noreturn]] void fail(std::string_view why) const {
        throw Error(fmt::format("place pattern '{}': {}", source_, why));
    }

    std::string_view source_;
    std::size_t at_ = 0;
};

using State = Pattern::Match;

/// All ways to read a sequence from one state, in a fixed order.
class Matcher {
  public:
    Matcher(const Tape& tape, std::size_t sentence_of, SlotMisses& misses)
        : tape_(tape), of_(sentence_of), misses_(misses) {}

    void run(const Sequence& sequence, std::size_t k, State state, std::vector<State>& out) {
        if (out.size() >= most_states) return;
        if (k == sequence.size()) {
            out.push_back(std::move(state));
            return;
        }
        const Node& node = sequence[k];
        if (node.kind == Node::Kind::choice) {
            for (const Sequence& choice : node.choices) {
                std::vector<State> inner;
                run(choice, 0, state, inner);
                for (State& s : inner) run(sequence, k + 1, std::move(s), out);
            }
            return;
        }
        if (node.kind == Node::Kind::slot && node.text == "stop") {
            if (!goes_on(state.end)) run(sequence, k + 1, std::move(state), out);
            return;
        }
        if (!tape_.same_sentence(state.end, of_)) return;
        if (node.kind == Node::Kind::word) {
            if (!same_word(tape_.word(state.end), node.text)) return;
            ++state.end;
        } else {
            const auto end = read(node, state);
            if (!end || !tape_.same_sentence(*end - 1, of_)) return;
            state.end = *end;
        }
        run(sequence, k + 1, std::move(state), out);
    }

  private:
    std::optional<std::size_t> read(const Node& node, State& state) {
        if (node.pure_slot < 0) return read_slot(node.text, tape_, state.end, state.captures);
        const auto bit = static_cast<unsigned>(node.pure_slot);
        if (misses_.has(state.end, bit)) return std::nullopt;
        const auto end = read_slot(node.text, tape_, state.end, state.captures);
        if (!end) misses_.add(state.end, bit);
        return end;
    }

    /// True when the measure before token `i` has a place or direction of its own behind it.
    [[nodiscard]] bool goes_on(std::size_t i) const {
        constexpr std::array words{"de", "d", "du", "des", "au", "a", "from", "of", "to", "autour"};
        if (!tape_.same_sentence(i, of_)) return false;
        return std::find(words.begin(), words.end(), tape_.word(i)) != words.end() ||
               read_bearing(tape_, i).has_value();
    }

    const Tape& tape_;
    std::size_t of_;
    SlotMisses& misses_;
};

/// Adds what a sequence can begin with; false when it may be empty.
bool collect_openings(const Sequence& sequence, Pattern::Openings& out) {
    for (const Node& node : sequence) {
        if (node.kind == Node::Kind::slot) {
            out.slots.push_back(node.text);
            return true;
        }
        if (node.kind == Node::Kind::word) {
            out.words.push_back(node.text);
            return true;
        }
        bool optional = false;
        for (const Sequence& choice : node.choices)
            optional = !collect_openings(choice, out) || optional;
        if (!optional) return true;
    }
    return false;
}

void sort_unique(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

} // namespace

Pattern::Pattern(std::string_view source)
    : root_(std::make_shared<const Sequence>(Compiler(source).compile())) {
    openings_.anything = !collect_openings(*root_, openings_);
    sort_unique(openings_.words);
    sort_unique(openings_.slots);
}

std::optional<Pattern::Match> Pattern::match(const Tape& tape, std::size_t at,
                                             SlotMisses& misses) const {
    if (at >= tape.size()) return std::nullopt;
    std::vector<State> states;
    Matcher(tape, at, misses).run(*root_, 0, {at, {}}, states);
    if (states.empty()) return std::nullopt;
    return *std::max_element(states.begin(), states.end(),
                             [](const State& a, const State& b) { return a.end < b.end; });
}

} // namespace cordon::place::expression

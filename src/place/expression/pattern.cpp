// SPDX-License-Identifier: MIT
#include "place/expression/pattern.hpp"

#include "core/diagnostic.hpp"
#include "place/expression/slots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <list>
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
    {"settlement", "(village | town | hamlet | locality | township | district | territory)"},
    {"localite", "(village | localite | ville | bourgade | hameau | commune | territoire)"},
    {"district", "(arrondissement | departement | prefecture | district | canton | chefferie | "
                 "secteur | groupement | cercle)"},
    {"facility", "(marche | camp | site | poste | ecole | hopital | aeroport | base | mine)"},
    {"situe", "(situe | situee | situes | situees | distant | distante | distants | eloigne | "
              "eloignee | sis | sise)"},
});

using Node = Pattern::Node;
using Sequence = Pattern::Sequence;

/// Reads a pattern's text.
class Compiler {
  public:
    Compiler(std::string_view source, Vocabulary* vocabulary)
        : source_(source), vocabulary_(vocabulary) {}

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
        if (c == '<') return read_slot_name();
        const std::size_t end = std::min(source_.find_first_of(" |)]", at_), source_.size());
        const std::string_view word = source_.substr(at_, end - at_);
        at_ = end;
        if (word.front() == '$') return macro(word.substr(1));
        Node node{.text = unescaped(word)};
        if (vocabulary_ != nullptr) node.word = vocabulary_->number(node.text);
        return node;
    }

    Node read_slot_name() {
        const std::size_t end = source_.find('>', at_);
        if (end == std::string_view::npos) fail("a slot without an end");
        const auto slot = slot_of(source_.substr(at_ + 1, end - at_ - 1));
        if (!slot) fail("an unknown slot");
        at_ = end + 1;
        return {.kind = Node::Kind::slot, .slot = *slot};
    }

    /// Brackets of the text itself are written `\(` and `\)`; a trailing `)` ends the word, so they
    /// are named.
    static std::string_view unescaped(std::string_view word) {
        if (word == "%open") return "(";
        if (word == "%close") return ")";
        return word;
    }

    Node read_choice(char end) {
        Node node{.kind = Node::Kind::choice};
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
            if (key == name) return Compiler(text, vocabulary_).compile().front();
        fail("an unknown name");
    }

    [[noreturn]] void fail(std::string_view why) const {
        throw Error(fmt::format("place pattern '{}': {}", source_, why));
    }

    std::string_view source_;
    std::size_t at_ = 0;
    Vocabulary* vocabulary_;
};

/// A way to read the text so far. Ways that differ in words only share what slots took out of it:
/// patterns are full of optional words, and captures are large.
struct State {
    std::size_t end = 0; ///< token behind it
    const Captures* captures = nullptr;
};

/// All ways to read a sequence from one state, in a fixed order. States are good as long as it.
class Matcher {
  public:
    Matcher(const Tape& tape, std::size_t sentence_of, SlotMisses& misses)
        : tape_(tape), of_(sentence_of), misses_(misses) {}

    /// All ways to read a pattern from a token on.
    std::vector<State> run(const Sequence& sequence, std::size_t at) {
        static const Captures nothing;
        std::vector<State> out;
        run(sequence, 0, {at, &nothing}, out);
        return out;
    }

  private:
    /// From the node `k` on.
    void run(const Sequence& sequence, std::size_t k, State state, std::vector<State>& out) {
        for (; k < sequence.size(); ++k) {
            const Node& node = sequence[k];
            if (node.kind == Node::Kind::choice) return choose(sequence, k, state, out);
            if (!step(node, state)) return;
        }
        if (out.size() < most_states) out.push_back(state);
    }

    /// Reads a word or slot; false when it does not stand there.
    bool step(const Node& node, State& state) {
        if (node.kind == Node::Kind::word) {
            if (!stands(node, state.end)) return false;
            ++state.end;
            return true;
        }
        if (node.slot == Slot::stop) return !goes_on(state.end);
        if (!tape_.same_sentence(state.end, of_)) return false;
        const auto end = read(node, state);
        if (!end || !tape_.same_sentence(*end - 1, of_)) return false;
        state.end = *end;
        return true;
    }

    void choose(const Sequence& sequence, std::size_t k, State state, std::vector<State>& out) {
        if (out.size() >= most_states) return;
        for (const Sequence& choice : sequence[k].choices) {
            const bool begins_with_word =
                !choice.empty() && choice.front().kind == Node::Kind::word;
            if (begins_with_word && !stands(choice.front(), state.end)) continue;
            if (choice.size() > (begins_with_word ? 1 : 0)) {
                std::vector<State> inner;
                run(choice, 0, state, inner);
                for (const State& s : inner) run(sequence, k + 1, s, out);
                continue;
            }
            // One word or nothing: there is one way to read that, and the next word decides.
            const std::size_t end = state.end + choice.size();
            const bool goes_on_with_word =
                k + 1 < sequence.size() && sequence[k + 1].kind == Node::Kind::word;
            if (goes_on_with_word && !stands(sequence[k + 1], end)) continue;
            run(sequence, k + 1, {end, state.captures}, out);
        }
    }

    /// A word of the pattern at a token of the sentence.
    [[nodiscard]] bool stands(const Node& word, std::size_t i) const {
        const bool same =
            word.word != 0 ? tape_.known(i).id == word.word : same_word(tape_.word(i), word.text);
        return same && tape_.same_sentence(i, of_);
    }

    std::optional<std::size_t> read(const Node& node, State& state) {
        if (!tape_.possible_slots(state.end).has(node.slot)) return std::nullopt;
        if (misses_.has(state.end, node.slot)) return std::nullopt;
        Captures& captures = taken_.emplace_back(*state.captures);
        const auto end = read_slot(node.slot, tape_, state.end, captures);
        if (end) {
            state.captures = &captures;
        } else {
            taken_.pop_back();
            misses_.add(state.end, node.slot);
        }
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
    std::list<Captures> taken_; ///< what the states point to
};

/// Adds what a sequence can begin with; false when it may be empty.
bool collect_openings(const Sequence& sequence, Pattern::Openings& out) {
    for (const Node& node : sequence) {
        if (node.kind == Node::Kind::slot) {
            out.slots.add(node.slot);
            return true;
        }
        if (node.kind == Node::Kind::word) {
            out.words.emplace_back(node.text);
            return true;
        }
        bool optional = false;
        for (const Sequence& choice : node.choices)
            optional = !collect_openings(choice, out) || optional;
        if (!optional) return true;
    }
    return false;
}

/// What all ways through a sequence read.
Pattern::Required collect_required(const Sequence& sequence) {
    Pattern::Required required;
    for (const Node& node : sequence) {
        if (node.kind == Node::Kind::slot && node.slot != Slot::stop) required.slots.add(node.slot);
        if (node.kind == Node::Kind::word && node.word != 0)
            required.words.push_back(word_bit(node.word));
        if (node.kind != Node::Kind::choice) continue;
        SlotSet of_all = collect_required(node.choices.front()).slots;
        std::uint64_t one_of = 0; // the last word of each choice: the first are often articles
        bool each_has_word = true;
        for (const Sequence& choice : node.choices) {
            const Pattern::Required part = collect_required(choice);
            of_all = of_all.common(part.slots);
            each_has_word = each_has_word && !part.words.empty();
            if (each_has_word) one_of |= part.words.back();
        }
        required.slots.add(of_all);
        if (each_has_word) required.words.push_back(one_of);
    }
    return required;
}

void sort_unique(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

} // namespace

Pattern::Pattern(std::string_view source, Vocabulary* vocabulary)
    : root_(std::make_shared<const Sequence>(Compiler(source, vocabulary).compile())) {
    openings_.anything = !collect_openings(*root_, openings_);
    sort_unique(openings_.words);
    required_ = collect_required(*root_);
}

std::optional<Pattern::Match> Pattern::match(const Tape& tape, std::size_t at,
                                             SlotMisses& misses) const {
    if (at >= tape.size()) return std::nullopt;
    Matcher matcher(tape, at, misses);
    const std::vector<State> states = matcher.run(*root_, at);
    if (states.empty()) return std::nullopt;
    const auto longest = std::max_element(
        states.begin(), states.end(), [](const State& a, const State& b) { return a.end < b.end; });
    return Match{longest->end, *longest->captures};
}

} // namespace cordon::place::expression

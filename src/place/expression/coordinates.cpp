// SPDX-License-Identifier: MIT
#include "place/expression/mgrs.hpp"
#include "place/expression/reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace cordon::place::expression {

namespace {

constexpr double metres_per_degree = 111'320.0;

/// Reads characters of the original text: coordinates have signs that tokens do not keep together.
class CoordinateReader {
  public:
    explicit CoordinateReader(std::string_view text) : text_(text) {}

    struct Angle {
        double value = 0.0;
        double precision = 1.0; ///< unit of its last digit, degrees
        char axis = 0;          ///< N, S, E, W, or 0 when not said
        bool is_decimal = false;
        bool has_sign = false; ///< a degree sign
    };

    std::optional<Angle> angle() {
        spaces();
        Angle a;
        a.axis = hemisphere();
        spaces();
        const bool negative = eat("-") || eat("−");
        if (!negative) static_cast<void>(eat("+"));
        const auto degrees = number();
        if (!degrees) return std::nullopt;
        a.value = degrees->first;
        a.precision = std::pow(10.0, -degrees->second);
        a.is_decimal = degrees->second > 0;
        a.has_sign = eat("°") || eat("º");
        if (a.has_sign) minutes(a);
        if (a.axis == 0) {
            const std::size_t start = at_;
            spaces();
            a.axis = hemisphere();
            if (a.axis == 0) at_ = start;
        }
        if (negative) a.value = -a.value;
        if (a.axis == 'S' || a.axis == 'W') a.value = -std::abs(a.value);
        return a;
    }

    bool separator() {
        const std::size_t start = at_;
        spaces();
        const bool sign = eat(",") || eat(";") || eat("/");
        spaces();
        return sign || at_ > start;
    }

    [[nodiscard]] std::size_t at() const { return at_; }
    /// True when the number does not simply go on: `12.5, -8.0, 3` or `8.07km`.
    [[nodiscard]] bool ends_here() const {
        if (at_ >= text_.size()) return true;
        const char c = text_[at_];
        const bool letter_or_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                     (c >= 'A' && c <= 'Z') || c == '%' || c == '-';
        return !letter_or_digit;
    }

  private:
    bool eat(std::string_view sign) {
        if (!text_.substr(at_).starts_with(sign)) return false;
        at_ += sign.size();
        return true;
    }

    void spaces() {
        while (eat(" ") || eat("\u00A0") || eat("\u202F")) {
        }
    }

    char hemisphere() {
        if (at_ >= text_.size()) return 0;
        const char c = text_[at_];
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
        const bool word = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        if (word) return 0;
        if (c == 'N' || c == 'S' || c == 'E' || c == 'W' || c == 'O') {
            ++at_;
            return c == 'O' ? 'W' : c; // ouest
        }
        return 0;
    }

    /// A number and how many digits follow its mark.
    std::optional<std::pair<double, int>> number() {
        std::size_t end = at_;
        int decimals = 0;
        std::string plain;
        while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') plain += text_[end++];
        if (plain.empty() || plain.size() > 3) return std::nullopt;
        const bool mark = end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ',') &&
                          text_[end + 1] >= '0' && text_[end + 1] <= '9';
        if (mark) {
            plain += '.';
            ++end;
            while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9' && decimals < 12) {
                plain += text_[end++];
                ++decimals;
            }
        }
        double value = 0.0;
        std::from_chars(plain.data(), plain.data() + plain.size(), value);
        at_ = end;
        return std::pair{value, decimals};
    }

    void minutes(Angle& a) {
        for (const double unit : {60.0, 3600.0}) {
            const std::size_t start = at_;
            spaces();
            const auto part = number();
            const bool marked = unit == 60.0 ? (eat("′") || eat("'") || eat("’"))
                                             : (eat("″") || eat("\"") || eat("''") || eat("”"));
            if (!part || !marked || part->first >= 60.0) {
                at_ = start;
                return;
            }
            a.value += part->first / unit;
            a.precision = std::pow(10.0, -part->second) / unit;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

using Angle = CoordinateReader::Angle;

/// Half of the last digit's unit, as a distance on the ground: the corner of the cell.
Metres error_of(const Angle& latitude, const Angle& longitude) {
    const double y = latitude.precision / 2.0 * metres_per_degree;
    const double x = longitude.precision / 2.0 * metres_per_degree *
                     std::cos(latitude.value * std::numbers::pi / 180.0);
    return Metres(std::hypot(x, y));
}

std::optional<Clause> clause_of(Angle first, Angle second) {
    const bool swapped =
        first.axis == 'E' || first.axis == 'W' || second.axis == 'N' || second.axis == 'S';
    if (swapped) std::swap(first, second);
    const bool named = first.axis != 0 && second.axis != 0;
    // Two bare numbers are coordinates only with decimals enough to be nothing else: three, or two
    // and a minus sign ("28.10, 29.10" are days).
    const double coarsest = first.value < 0.0 || second.value < 0.0 ? 0.011 : 0.0011;
    const bool decimals = first.is_decimal && second.is_decimal && first.precision <= coarsest &&
                          second.precision <= coarsest;
    if (!named && !decimals && !(first.has_sign && second.has_sign)) return std::nullopt;
    if (std::abs(first.value) > 90.0 || std::abs(second.value) > 180.0) return std::nullopt;
    Clause clause;
    clause.rule = "37-coordinates";
    clause.position = geom::LonLat{second.value, first.value};
    clause.position_error = error_of(first, second);
    return clause;
}

std::size_t token_behind(const Tape& tape, std::uint32_t byte) {
    return tape.text().token_at(byte - 1) + 1;
}

} // namespace

std::optional<Read<Clause>> read_coordinates(const Tape& tape, std::size_t at) {
    const std::uint32_t start = tape.token(at).span.begin;
    const std::string_view rest = std::string_view(tape.text().text).substr(start, 80);
    if (const auto mgrs = read_mgrs(rest)) {
        Clause clause;
        clause.rule = "37-coordinates";
        clause.position = mgrs->position;
        clause.position_error = mgrs->error;
        const auto end = static_cast<std::uint32_t>(start + mgrs->length);
        return Read<Clause>{std::move(clause), std::min(token_behind(tape, end), tape.size())};
    }
    const char c = rest.front();
    const bool opens = (c >= '0' && c <= '9') || c == '-' || c == '+' || c == 'N' || c == 'S' ||
                       c == 'E' || c == 'W' || rest.starts_with("−");
    if (!opens) return std::nullopt;
    CoordinateReader reader(rest);
    const auto first = reader.angle();
    if (!first) return std::nullopt;
    static_cast<void>(reader.separator());
    const auto second = reader.angle();
    if (!second || !reader.ends_here()) return std::nullopt;
    auto clause = clause_of(*first, *second);
    if (!clause) return std::nullopt;
    const auto end = static_cast<std::uint32_t>(start + reader.at());
    return Read<Clause>{std::move(*clause), std::min(token_behind(tape, end), tape.size())};
}

} // namespace cordon::place::expression

// SPDX-License-Identifier: MIT
#include "place/coordinate_reader.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace cordon::place {

using Angle = CoordinateReader::Angle;

std::optional<Angle> CoordinateReader::angle() {
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

bool CoordinateReader::separator() {
    const std::size_t start = at_;
    spaces();
    const bool sign = eat(",") || eat(";") || eat("/");
    spaces();
    return sign || at_ > start;
}

bool CoordinateReader::ends_here() const {
    if (at_ >= text_.size()) return true;
    const char c = text_[at_];
    const bool letter_or_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                 (c >= 'A' && c <= 'Z') || c == '%' || c == '-';
    return !letter_or_digit;
}

bool CoordinateReader::eat(std::string_view sign) {
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
}

void CoordinateReader::spaces() {
    while (eat(" ") || eat("\u00A0") || eat("\u202F")) {
    }
}

char CoordinateReader::hemisphere() {
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
std::optional<std::pair<double, int>> CoordinateReader::number() {
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

void CoordinateReader::minutes(Angle& a) {
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

bool CoordinateReader::at_end() {
    spaces();
    return at_ == text_.size();
}

namespace {

/// The inside of `POINT (36.57 32.71)`, also behind `SRID=4326;`; empty for what is no point.
std::string_view inside_of_wkt(std::string_view text) {
    if (text.starts_with("SRID=4326;")) text.remove_prefix(10);
    const std::size_t open = text.find('(');
    if (lower_ascii(text.substr(0, 5)) != "point" || open == std::string_view::npos ||
        !text.ends_with(')'))
        return {};
    return text.substr(open + 1, text.size() - open - 2);
}

} // namespace

std::optional<double> read_angle(std::string_view text) {
    CoordinateReader reader(trimmed(text));
    const auto angle = reader.angle();
    return angle && reader.at_end() ? std::optional(angle->value) : std::nullopt;
}

std::optional<geom::LonLat> read_position(std::string_view text) {
    text = trimmed(text);
    const std::string_view wkt = inside_of_wkt(text);
    CoordinateReader reader(wkt.empty() ? text : wkt);
    auto first = reader.angle();
    if (!first) return std::nullopt;
    static_cast<void>(reader.separator());
    auto second = reader.angle();
    if (!second || !reader.at_end()) return std::nullopt;
    const auto runs_east = [](const Angle& a) { return a.axis == 'E' || a.axis == 'W'; };
    const auto runs_north = [](const Angle& a) { return a.axis == 'N' || a.axis == 'S'; };
    if ((runs_east(*first) && runs_east(*second)) || (runs_north(*first) && runs_north(*second)))
        return std::nullopt;
    if (!wkt.empty() || runs_east(*first) || runs_north(*second)) std::swap(first, second);
    return geom::LonLat{second->value, first->value};
}

} // namespace cordon::place

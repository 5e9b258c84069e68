// SPDX-License-Identifier: MIT
#include "core/json.hpp"

#include "core/json_decimals.hpp"
#include "core/json_number.hpp"
#include "core/json_stream.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

namespace cordon {

const Json* Json::find(std::string_view key) const {
    if (!is_object()) return nullptr;
    const Object& object = members();
    const auto found = std::find_if(object.rbegin(), object.rend(),
                                    [&](const Member& member) { return member.key == key; });
    return found == object.rend() ? nullptr : &found->value;
}

std::string Json::text_or(std::string_view key, std::string_view fallback) const {
    const Json* member = find(key);
    return member != nullptr && member->is_string() ? member->string() : std::string(fallback);
}

double Json::number_or(std::string_view key, double fallback) const {
    const Json* member = find(key);
    return member != nullptr && member->is_number() ? member->number() : fallback;
}

std::string_view Json::type_name() const {
    constexpr std::array<std::string_view, 7> names = {"null",  "boolean", "number", "string",
                                                       "array", "object",  "array"};
    return names.at(value_.index());
}

bool operator==(const Json& a, const Json& b) {
    if (a.value_.index() != b.value_.index()) return false;
    if (a.is_array()) return a.items() == b.items();
    if (!a.is_object()) return a.value_ == b.value_;
    if (a.members().size() != b.members().size()) return false;
    return std::all_of(a.members().begin(), a.members().end(), [&](const Json::Member& member) {
        const Json* other = b.find(member.key);
        return other != nullptr && member.value == *other;
    });
}

bool operator==(const Json::Member& a, const Json::Member& b) {
    return a.key == b.key && a.value == b.value;
}

namespace {

/// Turns RapidJSON's events into a Json tree and counts lines as the stream advances.
class TreeBuilder : public NumbersAsText {
  public:
    TreeBuilder(std::string_view text, const rapidjson::MemoryStream& stream,
                const JsonLimits& limits)
        : text_(text), stream_(stream), limits_(limits) {}

    // RapidJSON calls its handler by these names.
    // NOLINTBEGIN(readability-identifier-naming, readability-named-parameter,
    // readability-convert-member-functions-to-static)
    bool Null() { return put(Json()); }
    bool Bool(bool value) { return put(Json(value)); }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
        const auto value = json_number({text, length});
        if (value) return put(Json(*value));
        reason_ = "number too large";
        return false;
    }
    bool String(const char* text, rapidjson::SizeType length, bool) {
        return put(Json(std::string(text, length)));
    }
    bool StartObject() { return open(Json::Object()); }
    bool StartArray() { return open(Json::Array()); }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        keys_.back() = std::string(text, length);
        key_lines_.back() = line();
        return true;
    }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    // NOLINTEND(readability-identifier-naming, readability-named-parameter,
    // readability-convert-member-functions-to-static)

    Json take() { return std::move(root_); }
    [[nodiscard]] std::string_view reason() const { return reason_; }

  private:
    int line() {
        const std::size_t now = std::min(stream_.Tell(), text_.size());
        line_ +=
            static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                        text_.begin() + static_cast<std::ptrdiff_t>(now), '\n'));
        counted_ = now;
        return line_;
    }

    template <typename Container>
    bool open(Container container) {
        if (stack_.size() >= limits_.max_depth) {
            reason_ = "nested too deeply";
            return false;
        }
        Json value(std::move(container));
        value.set_line(line());
        stack_.push_back(std::move(value));
        keys_.emplace_back();
        key_lines_.push_back(0);
        return count();
    }

    bool close() {
        Json value = std::move(stack_.back());
        stack_.pop_back();
        keys_.pop_back();
        key_lines_.pop_back();
        attach(std::move(value));
        return true;
    }

    bool put(Json value) {
        value.set_line(line());
        attach(std::move(value));
        return count();
    }

    bool count() {
        if (++count_ <= limits_.max_values) return true;
        reason_ = "too many values";
        return false;
    }

    void attach(Json value) {
        if (stack_.empty()) {
            root_ = std::move(value);
        } else if (stack_.back().is_array()) {
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the tree is ours until taken
            const_cast<Json::Array&>(stack_.back().items()).push_back(std::move(value));
        } else {
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
            const_cast<Json::Object&>(stack_.back().members())
                .push_back({std::move(keys_.back()), std::move(value), key_lines_.back()});
        }
    }

    std::string_view text_;
    const rapidjson::MemoryStream& stream_;
    JsonLimits limits_;
    Json root_;
    std::vector<Json> stack_;
    std::vector<std::string> keys_;
    std::vector<int> key_lines_;
    std::size_t count_ = 0;
    std::size_t counted_ = 0;
    int line_ = 1;
    std::string_view reason_;
};

} // namespace

Json parse_json(std::string_view text, const std::string& file, const JsonLimits& limits) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    if (text.size() > limits.max_bytes) {
        throw Error({Severity::error,
                     fmt::format("JSON text of {} bytes is larger than the limit of {}",
                                 text.size(), limits.max_bytes),
                     {file, 0, 0, {}},
                     {}});
    }
    rapidjson::MemoryStream stream(text.data(), text.size());
    TreeBuilder builder(text, stream, limits);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseIterativeFlag |
                               rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseValidateEncodingFlag;
    const auto outcome = reader.Parse<flags>(stream, builder);
    if (outcome.IsError()) {
        std::string why(builder.reason());
        if (why.empty()) why = rapidjson::GetParseError_En(outcome.Code());
        if (!why.empty() && why.back() == '.') why.pop_back();
        throw Error({Severity::error,
                     "not valid JSON: " + why,
                     json_position(text, outcome.Offset(), file),
                     {}});
    }
    return builder.take();
}

namespace {

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0; // what is written as it is, run by run
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        }
    }
    out.append(text, plain);
    out += '"';
}

/// Ten-millionths: positions in files have seven decimals at most.
constexpr std::int64_t one = 10'000'000;

/// Writes a number of so many ten-millionths without zeros at its end. Returns the end of the text.
char* write_units(char* to, bool negative, std::int64_t units) {
    constexpr int decimals = 7;
    if (negative) *to++ = '-';
    to = std::to_chars(to, to + std::numeric_limits<std::int64_t>::digits10, units / one).ptr;
    std::int64_t rest = units % one;
    if (rest == 0) return to;
    *to++ = '.';
    for (int i = decimals; i-- > 0; rest /= 10) to[i] = static_cast<char>('0' + rest % 10);
    to += decimals;
    while (to[-1] == '0') --to;
    return to;
}

/// Whether a number of so many ten-millionths is written by them: larger ones have more digits than
/// a double, smaller ones are written with an exponent.
bool is_plain(double units) {
    constexpr double most = 1e15;
    constexpr double least = 1e3;
    return units < most && (units >= least || units == 0.0);
}

/// Writes a number of at most seven decimals, such as all positions in files; false when it is
/// none. With 15 digits or fewer no two decimals stand for one double, so that what reads back the
/// same is the shortest text too: whole numbers find it in a fifth of the time.
bool append_decimal(std::string& out, double number) {
    constexpr double most = 1e8;
    const double size = std::abs(number);
    if (size >= most) return false;
    const std::int64_t units = std::llround(size * static_cast<double>(one));
    if (!is_plain(static_cast<double>(units)) ||
        static_cast<double>(units) / static_cast<double>(one) != size)
        return false;
    std::array<char, rounded_length> text{};
    out.append(text.data(), write_units(text.data(), number < 0.0, units));
    return true;
}

} // namespace

char* write_rounded(char* to, double number) {
    const double units = std::abs(number) * static_cast<double>(one);
    auto whole = static_cast<std::int64_t>(is_plain(units) ? units : 0.0);
    // What is left is exact, so that halves are rounded as std::round() does.
    if (units - static_cast<double>(whole) >= 0.5) ++whole;
    if (is_plain(units) && is_plain(static_cast<double>(whole)))
        return write_units(to, number < 0.0 && whole != 0, whole);
    std::string text;
    append_text(text, std::round(number * static_cast<double>(one)) / static_cast<double>(one));
    return std::copy(text.begin(), text.end(), to);
}

void append_text(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    if (append_decimal(out, number)) return;
    fmt::memory_buffer digits;
    fmt::format_to(fmt::appender(digits), FMT_COMPILE("{}"), number == 0.0 ? 0.0 : number);
    out.append(digits.data(), digits.size());
}

std::string json_quote(std::string_view text) {
    std::string out;
    append_quoted(out, text);
    return out;
}

void append_text(std::string& out, const Json& value) {
    if (value.is_null()) {
        out += "null";
    } else if (value.is_bool()) {
        out += value.boolean() ? "true" : "false";
    } else if (value.is_number()) {
        append_text(out, value.number());
    } else if (value.is_string()) {
        append_quoted(out, value.string());
    } else if (value.is_array_text()) {
        out += value.array_text();
    } else if (value.is_array()) {
        out += '[';
        for (const Json& item : value.items()) {
            if (&item != &value.items().front()) out += ',';
            append_text(out, item);
        }
        out += ']';
    } else {
        out += '{';
        for (const Json::Member& member : value.members()) {
            if (&member != &value.members().front()) out += ',';
            append_quoted(out, member.key);
            out += ':';
            append_text(out, member.value);
        }
        out += '}';
    }
}

std::string to_text(const Json& value) {
    std::string out;
    append_text(out, value);
    return out;
}

} // namespace cordon

// SPDX-License-Identifier: MIT
#include "core/json_stream.hpp"

#include "core/json_number.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>

namespace cordon {

namespace {

/// Hands RapidJSON's events on; numbers come as text and are read by the standard library, exactly
/// and faster than RapidJSON's own exact mode.
class Forwarder : public NumbersAsText {
  public:
    Forwarder(JsonEvents& events, const rapidjson::MemoryStream& stream, std::size_t first,
              std::size_t max_depth)
        : events_(events), stream_(stream), first_(first), max_depth_(max_depth) {}

    // RapidJSON calls its handler by these names.
    // NOLINTBEGIN(readability-identifier-naming, readability-named-parameter,
    // readability-convert-member-functions-to-static)
    bool Null() { return events_.null(), true; }
    bool Bool(bool value) { return events_.boolean(value), true; }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
        const auto value = json_number({text, length});
        if (!value) return fail("number too large");
        events_.number(*value);
        return true;
    }
    bool String(const char* text, rapidjson::SizeType length, bool) {
        return events_.string({text, length}), true;
    }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        return events_.key({text, length}), true;
    }
    bool StartObject() {
        if (++depth_ > max_depth_) return fail("nested too deeply");
        return events_.begin_object(first_ + stream_.Tell()), true;
    }
    bool EndObject(rapidjson::SizeType) { return --depth_, events_.end_object(), true; }
    bool StartArray() {
        if (++depth_ > max_depth_) return fail("nested too deeply");
        return events_.begin_array(), true;
    }
    bool EndArray(rapidjson::SizeType) { return --depth_, events_.end_array(), true; }
    // NOLINTEND(readability-identifier-naming, readability-named-parameter,
    // readability-convert-member-functions-to-static)

    [[nodiscard]] std::string_view reason() const { return reason_; }

  private:
    bool fail(std::string_view why) {
        reason_ = why;
        return false;
    }
    JsonEvents& events_;
    const rapidjson::MemoryStream& stream_;
    std::size_t first_;
    std::size_t max_depth_;
    std::size_t depth_ = 0;
    std::string_view reason_;
};

} // namespace

Where json_position(std::string_view text, std::size_t offset, const std::string& file) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n');
    const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1);
    return {file, static_cast<int>(line) + 1, static_cast<int>(column) + 1, {}};
}

std::size_t stream_json(std::string_view text, std::size_t first, const std::string& file,
                        JsonEvents& events) {
    const std::string_view rest = text.substr(std::min(first, text.size()));
    rapidjson::MemoryStream stream(rest.data(), rest.size());
    Forwarder forwarder(events, stream, first, JsonLimits{}.max_depth);
    rapidjson::Reader reader;
    constexpr unsigned flags =
        rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag |
        rapidjson::kParseValidateEncodingFlag | rapidjson::kParseStopWhenDoneFlag;
    const auto outcome = reader.Parse<flags>(stream, forwarder);
    if (outcome.IsError()) {
        std::string why(forwarder.reason());
        if (why.empty()) why = rapidjson::GetParseError_En(outcome.Code());
        if (!why.empty() && why.back() == '.') why.pop_back();
        throw Error({Severity::error,
                     "not valid JSON: " + why,
                     json_position(text, first + outcome.Offset(), file),
                     {}});
    }
    return first + stream.Tell();
}

} // namespace cordon

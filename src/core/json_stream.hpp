// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/json.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace cordon {

/// Receives the parts of a JSON text in their order, for files too large for a tree. Texts live for
/// one call only. Throw Error to stop.
class JsonEvents {
  public:
    JsonEvents() = default;
    JsonEvents(const JsonEvents&) = delete;
    JsonEvents& operator=(const JsonEvents&) = delete;
    JsonEvents(JsonEvents&&) = delete;
    JsonEvents& operator=(JsonEvents&&) = delete;
    virtual ~JsonEvents() = default;

    virtual void null() = 0;
    virtual void boolean(bool value) = 0;
    virtual void number(double value) = 0;
    virtual void string(std::string_view value) = 0;
    virtual void key(std::string_view name) = 0;
    /// `offset` is the byte offset in the text just behind the opening brace.
    virtual void begin_object(std::size_t offset) = 0;
    virtual void end_object() = 0;
    virtual void begin_array() = 0;
    virtual void end_array() = 0;
};

/// Reads the JSON value that begins at byte `first` of `text` (white space before it is skipped)
/// and returns the offset behind it. `file` is the name used in messages. Throws Error with line
/// and column.
std::size_t stream_json(std::string_view text, std::size_t first, const std::string& file,
                        JsonEvents& events);

/// Line and column of a byte offset.
[[nodiscard]] Where json_position(std::string_view text, std::size_t offset,
                                  const std::string& file);

} // namespace cordon

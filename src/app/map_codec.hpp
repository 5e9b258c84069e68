// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/json.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// How each type of the project file is read, written and described. Structs are in
/// map_objects.hpp, the keys themselves are in map_fields.hpp; the reader, the writer, the JSON
/// Schema and the reference page are all made from these two headers, so that they cannot differ.
namespace cordon::app {

/// State of one reading: where we are and what was found.
struct Reading {
    std::string file;
    std::filesystem::path folder; ///< relative names start here
    Diagnostics diagnostics;
    std::map<std::string, int, std::less<>> lines; ///< key path to line
    std::string path; ///< of the value being read, for example `layers[0].file`

    /// Records an error at the current key.
    void fail(int line, std::string message, std::vector<std::string> hints = {});
    /// `expected WHAT, got a text "…"`.
    void expected(const Json& value, std::string_view what);
    /// Takes the value, or records the diagnostic at the current key.
    template <typename T>
    std::optional<T> take(const Json& value, Result<T> result) {
        if (result) return std::move(*result);
        fail(value.line(), result.error().message, result.error().hints);
        return std::nullopt;
    }
};

/// One key of the file: its name, one sentence of help, and the range of numbers.
struct Key {
    std::string_view name;
    std::string_view help;
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
};

/// Specialised for each struct of the file: `visit(archive)` calls `archive(Key, member pointer)`
/// for each key.
template <typename T>
struct Fields;

template <typename T>
concept Described = requires { typename Fields<T>::Is; };

/// Specialised for each enumeration: the names that stand in the file.
template <typename E>
struct Names;

/// `read` gives the value or records why not; `write` gives what `read` reads; `schema` is a JSON
/// Schema (draft-07); `what` says in words what is expected.
template <typename T>
struct Codec;

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): eighteen equal declarations
#define CORDON_DECLARE_CODEC(Type)                                                                 \
    template <>                                                                                    \
    struct Codec<Type> {                                                                           \
        static std::optional<Type> read(const Json& value, Reading& reading);                      \
        static Json write(const Type& value, const std::filesystem::path& folder);                 \
        static Json schema();                                                                      \
        static std::string what();                                                                 \
    }

CORDON_DECLARE_CODEC(bool);
CORDON_DECLARE_CODEC(double);
CORDON_DECLARE_CODEC(int);
CORDON_DECLARE_CODEC(std::string);
CORDON_DECLARE_CODEC(Localised);
CORDON_DECLARE_CODEC(FilePath);
CORDON_DECLARE_CODEC(SheetSize);
CORDON_DECLARE_CODEC(geom::LonLatBox);
CORDON_DECLARE_CODEC(Metres);
CORDON_DECLARE_CODEC(GivenDistance);
CORDON_DECLARE_CODEC(Date);
CORDON_DECLARE_CODEC(Moment);
CORDON_DECLARE_CODEC(NamedPlace);
CORDON_DECLARE_CODEC(Buffers);
CORDON_DECLARE_CODEC(Margins);
CORDON_DECLARE_CODEC(Piece);
CORDON_DECLARE_CODEC(Inset);
CORDON_DECLARE_CODEC(std::optional<std::vector<Disclaimer>>); ///< "none" or a list of presets
CORDON_DECLARE_CODEC(Json);                                   ///< any table
#undef CORDON_DECLARE_CODEC

/// `{"type": type}`.
[[nodiscard]] Json type_schema(std::string_view type);
/// `{"enum": names}`.
[[nodiscard]] Json enum_schema(const std::vector<std::string>& names);
/// `one of "a", "b"`.
[[nodiscard]] std::string one_of(const std::vector<std::string>& names);

template <typename E>
    requires std::is_enum_v<E>
struct Codec<E> {
    static std::vector<std::string> names() {
        std::vector<std::string> all;
        all.reserve(Names<E>::all.size());
        for (const auto& [name, value] : Names<E>::all) all.emplace_back(name);
        return all;
    }
    static std::optional<E> read(const Json& value, Reading& reading) {
        if (!value.is_string()) {
            reading.expected(value, what());
            return std::nullopt;
        }
        for (const auto& [name, member] : Names<E>::all)
            if (name == value.string()) return member;
        const std::string near = did_you_mean(value.string(), names());
        reading.fail(value.line(), "'" + value.string() + "' is not known here",
                     {near.empty() ? "expected " + what() : near});
        return std::nullopt;
    }
    static Json write(E value, const std::filesystem::path& /*folder*/) {
        for (const auto& [name, member] : Names<E>::all)
            if (member == value) return Json(std::string(name));
        return {};
    }
    static Json schema() { return enum_schema(names()); }
    static std::string what() { return one_of(names()); }
};

template <typename T>
struct Codec<std::optional<T>> {
    static std::optional<std::optional<T>> read(const Json& value, Reading& reading) {
        if (auto inner = Codec<T>::read(value, reading)) return std::optional<T>(std::move(inner));
        return std::nullopt;
    }
    static Json write(const std::optional<T>& value, const std::filesystem::path& folder) {
        return value ? Codec<T>::write(*value, folder) : Json();
    }
    static Json schema() { return Codec<T>::schema(); }
    static std::string what() { return Codec<T>::what(); }
};

/// Most entries of a list; the file is written by hand.
inline constexpr std::size_t max_list_length = 10'000;

template <typename T>
struct Codec<std::vector<T>> {
    static std::optional<std::vector<T>> read(const Json& value, Reading& reading) {
        std::vector<T> all;
        if (!value.is_array()) { // a single value is a list of one
            if (auto one = Codec<T>::read(value, reading)) {
                all.push_back(std::move(*one));
                return all;
            }
            return std::nullopt;
        }
        if (value.items().size() > max_list_length) {
            reading.fail(value.line(),
                         "the list is longer than " + std::to_string(max_list_length));
            return std::nullopt;
        }
        const std::string path = reading.path;
        for (std::size_t i = 0; i < value.items().size(); ++i) {
            reading.path = path + "[" + std::to_string(i) + "]";
            reading.lines[reading.path] = value.items()[i].line();
            if (auto item = Codec<T>::read(value.items()[i], reading))
                all.push_back(std::move(*item));
        }
        reading.path = path;
        return all;
    }
    static Json write(const std::vector<T>& values, const std::filesystem::path& folder) {
        Json::Array items;
        for (const T& value : values) items.push_back(Codec<T>::write(value, folder));
        return Json(std::move(items));
    }
    static Json schema() {
        const Json one = Codec<T>::schema();
        const Json list(Json::Object{{"type", Json(std::string("array")), 0}, {"items", one, 0}});
        return Json(Json::Object{{"anyOf", Json(Json::Array{one, list}), 0}});
    }
    static std::string what() { return Codec<T>::what() + ", or a list of these"; }
};

} // namespace cordon::app

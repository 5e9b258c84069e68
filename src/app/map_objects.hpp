// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_codec.hpp"

#include <algorithm>
#include <concepts>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// How structs of the project file are read, written and described, key by key.
namespace cordon::app {

/// Reads a table key by key; keys that no field names are errors with a suggestion.
template <typename T>
class ObjectReader {
  public:
    ObjectReader(const Json& object, T& target, Reading& reading)
        : object_(object), target_(target), reading_(reading) {}

    template <typename M>
    void operator()(const Key& key, M T::*member) {
        known_.emplace_back(key.name);
        const Json* value = object_.find(key.name);
        if (value == nullptr) return;
        const std::string path = reading_.path;
        reading_.path = path.empty() ? std::string(key.name) : path + "." + std::string(key.name);
        reading_.lines[reading_.path] = value->line();
        if (auto read = Codec<M>::read(*value, reading_); read && in_range(*value, *read, key))
            target_.*member = std::move(*read);
        reading_.path = path;
    }

    /// Call last: names the keys that no field took. `elsewhere` finds the table in which a key
    /// does belong.
    void finish(std::string (*elsewhere)(std::string_view)) {
        for (const Json::Member& given : object_.members()) {
            if (std::find(known_.begin(), known_.end(), given.key) != known_.end()) continue;
            std::string hint = did_you_mean(given.key, known_);
            const std::string home = elsewhere(given.key);
            if (hint.empty() && !home.empty()) hint = "'" + given.key + "' belongs in " + home;
            const std::string place = reading_.path.empty() ? "" : " in " + reading_.path;
            reading_.diagnostics.push_back(
                {Severity::error,
                 "unknown key '" + given.key + "'" + place,
                 {reading_.file, given.key_line, 0, {}},
                 hint.empty() ? std::vector<std::string>{} : std::vector<std::string>{hint}});
        }
    }

  private:
    template <typename M>
    bool in_range(const Json& value, const M& read, const Key& key) {
        if constexpr (std::same_as<M, double> || std::same_as<M, int>) {
            return number_in_range(value, static_cast<double>(read), key);
        } else if constexpr (std::same_as<M, std::optional<double>>) {
            return number_in_range(value, *read, key);
        } else {
            return true;
        }
    }
    bool number_in_range(const Json& value, double number, const Key& key);

    const Json& object_;
    T& target_;
    Reading& reading_;
    std::vector<std::string> known_;
};

/// Records `NUMBER is out of range: MIN to MAX` unless it is inside.
[[nodiscard]] bool check_range(const Json& value, double number, const Key& key, Reading& reading);

template <typename T>
bool ObjectReader<T>::number_in_range(const Json& value, double number, const Key& key) {
    return check_range(value, number, key, reading_);
}

/// Writes the keys whose values differ from those of `T{}`.
template <typename T>
class ObjectWriter {
  public:
    ObjectWriter(const T& source, const std::filesystem::path& folder)
        : source_(source), folder_(folder) {}

    template <typename M>
    void operator()(const Key& key, M T::*member) {
        if (source_.*member == defaults_.*member) return;
        Json value = Codec<M>::write(source_.*member, folder_);
        if (value.is_object() && value.members().empty()) return;
        members.push_back({std::string(key.name), std::move(value), 0});
    }

    Json::Object members;

  private:
    const T& source_;
    T defaults_{};
    const std::filesystem::path& folder_;
};

/// Collects the JSON Schema of a struct's keys, with help, defaults and ranges.
template <typename T>
class ObjectSchema {
  public:
    template <typename M>
    void operator()(const Key& key, M T::*member) {
        Json::Object schema = Codec<M>::schema().members();
        schema.insert(schema.begin(), {"description", Json(std::string(key.help)), 0});
        const Json fallback = Codec<M>::write(defaults_.*member, {});
        if (fallback.is_bool() || fallback.is_number() ||
            (fallback.is_string() && !fallback.string().empty()))
            schema.push_back({"default", fallback, 0});
        if (key.min > -std::numeric_limits<double>::infinity())
            schema.push_back({"minimum", Json(key.min), 0});
        if (key.max < std::numeric_limits<double>::infinity())
            schema.push_back({"maximum", Json(key.max), 0});
        properties.push_back({std::string(key.name), Json(std::move(schema)), 0});
    }

    Json::Object properties;

  private:
    T defaults_{};
};

/// The table in which a key of that name belongs, as `[map]`; empty when there is none.
[[nodiscard]] std::string home_of(std::string_view key);

/// `Fields<T>::shorthand` names the member that a bare text stands for.
template <typename T>
concept HasShorthand = requires { Fields<T>::shorthand; };

template <typename T>
    requires Described<T>
struct Codec<T> {
    static std::optional<T> read(const Json& value, Reading& reading) {
        T target{};
        if constexpr (HasShorthand<T>) {
            if (value.is_string()) {
                using M = std::remove_reference_t<decltype(target.*Fields<T>::shorthand)>;
                auto bare = Codec<M>::read(value, reading);
                if (!bare) return std::nullopt;
                target.*Fields<T>::shorthand = std::move(*bare);
                return target;
            }
        }
        if (!value.is_object()) {
            reading.expected(value, what());
            return std::nullopt;
        }
        ObjectReader<T> reader(value, target, reading);
        Fields<T>::visit(reader);
        reader.finish(home_of);
        return target;
    }
    static Json write(const T& value, const std::filesystem::path& folder) {
        ObjectWriter<T> writer(value, folder);
        Fields<T>::visit(writer);
        if constexpr (HasShorthand<T>) {
            T bare{};
            bare.*Fields<T>::shorthand = value.*Fields<T>::shorthand;
            if (bare == value && writer.members.size() == 1) return writer.members.front().value;
        }
        return Json(std::move(writer.members));
    }
    static Json schema() {
        ObjectSchema<T> keys;
        Fields<T>::visit(keys);
        Json table(Json::Object{{"type", Json(std::string("object")), 0},
                                {"properties", Json(std::move(keys.properties)), 0},
                                {"additionalProperties", Json(false), 0}});
        if constexpr (HasShorthand<T>) {
            return Json(
                Json::Object{{"anyOf", Json(Json::Array{type_schema("string"), table}), 0}});
        } else {
            return table;
        }
    }
    static std::string what() {
        if constexpr (HasShorthand<T>) {
            using M = std::remove_reference_t<decltype(T{}.*Fields<T>::shorthand)>;
            return Codec<M>::what() + " or a table";
        } else {
            return "a table";
        }
    }
};

} // namespace cordon::app

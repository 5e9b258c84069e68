// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "proj/projection_impl.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <tuple>
#include <vector>

namespace cordon::proj {

namespace {

using ObjectList = LibraryHandle<PJ_OBJ_LIST, &Library::proj_list_destroy>;
using CodeList = LibraryHandle<char*, &Library::proj_string_list_destroy>;

const std::string name_a_projected_crs =
    "name a projected CRS such as EPSG:32629, or leave the projection out to have one chosen";

std::string quoted(const std::string& definition) {
    return definition.size() <= 80 ? definition : definition.substr(0, 77) + "...";
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

struct Code {
    std::string authority;
    std::string code;
};

/// The parts of `EPSG:32629`; empty for texts of another form.
std::optional<Code> as_code(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == text.size() || text.size() > 40)
        return std::nullopt;
    const auto word = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '_' || c == '-';
    };
    if (!std::all_of(text.begin(), text.end(), [&](char c) { return word(c) || c == ':'; }))
        return std::nullopt;
    return Code{upper(text.substr(0, colon)), text.substr(colon + 1)};
}

std::vector<std::string> to_vector(char** list) {
    std::vector<std::string> out;
    for (char** item = list; item != nullptr && *item != nullptr; ++item) out.emplace_back(*item);
    return out;
}

/// Nearest codes: first those with the same digits in another order, then those that differ in one
/// digit, the numerically nearest first.
std::vector<std::string> near_codes(const std::string& code,
                                    const std::vector<std::string>& known) {
    const auto sorted_digits = [](std::string text) {
        std::sort(text.begin(), text.end());
        return text;
    };
    const auto value = [](const std::string& text) {
        long number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    };
    std::vector<std::tuple<int, long, std::string>> ranked;
    const std::string digits = sorted_digits(code);
    for (const std::string& candidate : known) {
        if (candidate.size() != code.size()) continue;
        std::size_t different = 0;
        for (std::size_t i = 0; i < code.size(); ++i)
            different += candidate[i] == code[i] ? 0U : 1U;
        const bool same_digits = different == 2 && sorted_digits(candidate) == digits;
        if (!same_digits && different > 1) continue;
        ranked.emplace_back(same_digits ? 0 : 1, std::labs(value(candidate) - value(code)),
                            candidate);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, ranked.size()); ++i)
        out.push_back(std::get<2>(ranked[i]));
    return out;
}

[[noreturn]] void refuse_code(PJ_CONTEXT* context, const std::string& definition,
                              const Code& code) {
    const std::vector<std::string> authorities =
        to_vector(CodeList(library().proj_get_authorities_from_database(context)).get());
    Diagnostic diagnostic{
        .message = fmt::format("unknown projection '{}'", definition), .where = {}, .hints = {}};
    if (std::find(authorities.begin(), authorities.end(), code.authority) == authorities.end()) {
        diagnostic.message += ": PROJ knows no authority of that name";
        const std::string hint = did_you_mean(code.authority, authorities);
        diagnostic.hints.push_back(hint.empty() ? name_a_projected_crs : hint);
        throw Error(diagnostic);
    }
    const std::vector<std::string> known =
        to_vector(CodeList(library().proj_get_codes_from_database(context, code.authority.c_str(),
                                                                  PJ_TYPE_PROJECTED_CRS, 0))
                      .get());
    std::string list;
    for (const std::string& near : near_codes(code.code, known)) {
        const PjHandle crs(library().proj_create_from_database(
            context, code.authority.c_str(), near.c_str(), PJ_CATEGORY_CRS, 0, nullptr));
        const std::string name =
            crs ? fmt::format(" ({})", library().proj_get_name(crs.get())) : "";
        list += fmt::format("{}{}:{}{}", list.empty() ? "" : ", ", code.authority, near, name);
    }
    diagnostic.hints.push_back(list.empty() ? name_a_projected_crs : "near codes: " + list);
    throw Error(diagnostic);
}

[[noreturn]] void refuse(PJ_CONTEXT* context, const std::string& definition) {
    if (library().proj_context_get_database_path(context) == nullptr)
        throw Error(
            fmt::format("cannot look up the projection '{}': PROJ's database proj.db was not found",
                        quoted(definition)),
            "install the package proj-data, or set PROJ_LIB to the folder that holds proj.db");
    if (const std::optional<Code> code = as_code(definition))
        refuse_code(context, definition, *code);
    if (definition.size() < 100 && definition.find_first_of("=[{") == std::string::npos) {
        const PJ_TYPE type = PJ_TYPE_PROJECTED_CRS;
        const ObjectList near(library().proj_create_from_name(context, nullptr, definition.c_str(),
                                                              &type, 1, 1, 3, nullptr));
        std::string list;
        for (int i = 0; near && i < library().proj_list_get_count(near.get()); ++i) {
            const PjHandle crs(library().proj_list_get(context, near.get(), i));
            list +=
                fmt::format("{}'{}'", list.empty() ? "" : ", ", library().proj_get_name(crs.get()));
        }
        throw Error(fmt::format("unknown projection '{}'", definition),
                    list.empty() ? name_a_projected_crs : "near names: " + list);
    }
    throw Error(
        fmt::format(
            "cannot read the projection '{}': it is neither a code nor a valid PROJ string, WKT "
            "or PROJJSON",
            quoted(definition)),
        name_a_projected_crs);
}

/// The CRS inside compound and bound ones.
PjHandle horizontal(PJ_CONTEXT* context, PjHandle crs) {
    for (int depth = 0; crs && depth < 4; ++depth) {
        const PJ_TYPE type = library().proj_get_type(crs.get());
        if (type == PJ_TYPE_BOUND_CRS)
            crs.reset(library().proj_get_source_crs(context, crs.get()));
        else if (type == PJ_TYPE_COMPOUND_CRS)
            crs.reset(library().proj_crs_get_sub_crs(context, crs.get(), 0));
        else
            break;
    }
    return crs;
}

} // namespace

PjHandle create_projected_crs(PJ_CONTEXT* context, const std::string& definition) {
    if (definition.empty()) throw Error("the projection is empty", name_a_projected_crs);
    std::string text = definition;
    if (const auto parameters = ProjString::parse(definition);
        parameters && !parameters->has("type"))
        text += " +type=crs";
    PjHandle crs(library().proj_create(context, text.c_str()));
    if (!crs) refuse(context, definition);
    PjHandle flat = horizontal(context, PjHandle(library().proj_clone(context, crs.get())));
    const PJ_TYPE type = flat ? library().proj_get_type(flat.get()) : PJ_TYPE_UNKNOWN;
    const std::string name = fmt::format("'{}' ({})", quoted(definition),
                                         flat ? library().proj_get_name(flat.get()) : "?");
    if (type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS)
        throw Error(
            fmt::format(
                "cannot draw in {}: it is a geographic CRS, its units are degrees and distances on "
                "such a map are wrong",
                name),
            name_a_projected_crs);
    if (type != PJ_TYPE_PROJECTED_CRS)
        throw Error(fmt::format("cannot draw in {}: it is not a projected CRS", name),
                    name_a_projected_crs);
    return type == library().proj_get_type(crs.get()) ? std::move(flat) : std::move(crs);
}

} // namespace cordon::proj

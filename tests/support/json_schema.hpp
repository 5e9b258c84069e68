// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"

#include <set>
#include <string>
#include <vector>

/// Checks JSON against the schemas of docs/schema, which use a small part of JSON Schema. Words of
/// a schema that are not known here are faults, so that none is passed over.
namespace cordon::test {

/// What a value breaks, and which keys of the schema it had.
struct SchemaCheck {
    std::vector<std::string> faults; ///< `$.routes[0].rule: 7 is more than 5`
    std::set<std::string> used;      ///< keys that were seen: `routes[].rule`, `#estimate.value`
};

/// Checks `value`; `check` collects over several values.
void check_schema(const Json& schema, const Json& value, SchemaCheck& check);

/// All keys that a schema has, written as in SchemaCheck::used.
[[nodiscard]] std::set<std::string> keys_of_schema(const Json& schema);

/// The keys as Markdown: one table for the top level, one for each object below it and one for each
/// definition, in the order of the schema.
[[nodiscard]] std::string schema_tables(const Json& schema);

/// docs/schema/NAME.schema.json of the source tree `root`.
[[nodiscard]] Json read_schema(const std::string& root, const std::string& name);

} // namespace cordon::test

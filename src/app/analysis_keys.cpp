// SPDX-License-Identifier: MIT
#include "app/analysis_keys.hpp"

#include "analysis/parameters.hpp"

#include <fmt/format.h>

#include <vector>

namespace cordon::app {

const Json& analysis_defaults() {
    static const Json defaults = [] {
        Json::Object members = analysis::default_parameters().members();
        members.push_back({"compare", Json(std::string()), 0});
        return Json(std::move(members));
    }();
    return defaults;
}

namespace {

/// Walks given parameters beside the defaults.
class Walker {
  public:
    explicit Walker(const std::string& file) : file_(file) {}

    void walk(const Json& given, const Json& known, const std::string& path) {
        for (const Json::Member& member : given.members()) {
            const std::string key = path + "." + member.key;
            const Json* model = known.find(member.key);
            // Radii and capacities are keyed by incident types and road classes, which are open
            // lists.
            const bool open = path == "analysis.radius_km" || path == "analysis.capacity";
            if (model == nullptr && open && !known.members().empty())
                model = &known.members().front().value;
            if (model == nullptr)
                unknown(member, known, path);
            else if (model->type_name() != member.value.type_name())
                wrong_type(member, *model, key);
            else if (model->is_object())
                walk(member.value, *model, key);
        }
    }
    Diagnostics found;

  private:
    void unknown(const Json::Member& member, const Json& known, const std::string& path) {
        std::vector<std::string> names;
        for (const Json::Member& candidate : known.members()) names.push_back(candidate.key);
        std::string hint = did_you_mean(member.key, names);
        found.push_back({Severity::error,
                         fmt::format("unknown key '{}' in {}", member.key, path),
                         {file_, member.key_line, 0, {}},
                         hint.empty() ? std::vector<std::string>{} : std::vector{std::move(hint)}});
    }
    void wrong_type(const Json::Member& member, const Json& model, const std::string& key) {
        found.push_back({Severity::error,
                         fmt::format("expected a {} such as {}, got a {}", model.type_name(),
                                     to_text(model), member.value.type_name()),
                         {file_, member.value.line(), 0, key},
                         {}});
    }
    const std::string& file_;
};

} // namespace

Diagnostics analysis_key_faults(const Json& given, const std::string& file) {
    Walker walker(file);
    if (given.is_object()) walker.walk(given, analysis_defaults(), "analysis");
    return std::move(walker.found);
}

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#include "app/sidecar.hpp"

#include "core/sha256.hpp"
#include "core/units.hpp"
#include "data/crs_json.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <type_traits>

namespace cordon::app {

namespace {

constexpr std::array<std::string_view, 9> format_names = {
    "png", "svg", "pdf", "scene", "key_csv", "sidecar", "caption", "alt", "world"};
constexpr std::array<std::string_view, 3> severity_names = {"note", "warning", "error"};

/// Writes members; a visitor with the same calls reads them, so that the two cannot differ.
class Writer {
  public:
    void operator()(const char* key, const std::string& value) { add(key, Json(value)); }
    void operator()(const char* key, bool value) { add(key, Json(value)); }
    void operator()(const char* key, int value) { add(key, Json(static_cast<double>(value))); }
    void operator()(const char* key, double value) { add(key, Json(value)); }
    void operator()(const char* key, const std::vector<std::string>& values) {
        Json::Array items;
        for (const std::string& value : values) items.emplace_back(value);
        add(key, Json(std::move(items)));
    }
    void operator()(const char* key, const std::vector<NamedCount>& counts) {
        Json::Object members;
        for (const auto& [name, count] : counts)
            members.push_back({name, Json(static_cast<double>(count)), 0});
        add(key, Json(std::move(members)));
    }
    void operator()(const char* key, const std::vector<InputDigest>& inputs) {
        Json::Array items;
        for (const InputDigest& input : inputs) {
            Json::Object item{{"path", Json(input.path), 0}, {"sha256", Json(input.sha256), 0}};
            if (!input.crs.empty()) {
                item.push_back({"crs", Json(input.crs), 0});
                item.push_back({"operations", data::to_json(input.operations), 0});
            }
            items.emplace_back(std::move(item));
        }
        add(key, Json(std::move(items)));
    }
    void operator()(const char* key, const std::optional<DateInterval>& window) {
        if (!window) return add(key, Json());
        add(key, Json(Json::Object{{"from", Json(to_iso(window->from)), 0},
                                   {"to", Json(to_iso(window->to)), 0}}));
    }
    void operator()(const char* key, const Diagnostics& findings) {
        Json::Array items;
        for (const Diagnostic& finding : findings) items.push_back(finding_json(finding));
        add(key, Json(std::move(items)));
    }
    void operator()(const char* key, Language language) {
        add(key, Json(std::string(code(language))));
    }
    /// An object of its own.
    template <typename Visit>
    void group(const char* key, Visit visit) {
        Writer inner;
        visit(inner);
        add(key, Json(std::move(inner.members_)));
    }
    Json::Object take() { return std::move(members_); }

  private:
    void add(const char* key, Json value) { members_.push_back({key, std::move(value), 0}); }
    Json::Object members_;
};

class Reader {
  public:
    explicit Reader(const Json& object) : object_(object) {}
    void operator()(const char* key, std::string& value) { value = object_.text_or(key, value); }
    void operator()(const char* key, bool& value) {
        const Json* json = object_.find(key);
        if (json != nullptr && json->is_bool()) value = json->boolean();
    }
    void operator()(const char* key, int& value) {
        value = static_cast<int>(object_.number_or(key, value));
    }
    void operator()(const char* key, double& value) { value = object_.number_or(key, value); }
    void operator()(const char* key, std::vector<std::string>& values) {
        for (const Json& item : items(key))
            if (item.is_string()) values.push_back(item.string());
    }
    void operator()(const char* key, std::vector<NamedCount>& counts) {
        const Json* json = object_.find(key);
        if (json == nullptr || !json->is_object()) return;
        for (const Json::Member& member : json->members())
            if (member.value.is_number())
                counts.emplace_back(member.key, static_cast<int>(member.value.number()));
    }
    void operator()(const char* key, std::vector<InputDigest>& inputs) {
        for (const Json& item : items(key)) {
            InputDigest input{item.text_or("path", ""), item.text_or("sha256", ""),
                              item.text_or("crs", "")};
            if (const Json* operations = item.find("operations"))
                input.operations = data::read_crs_operations(*operations);
            inputs.push_back(std::move(input));
        }
    }
    void operator()(const char* key, std::optional<DateInterval>& window) {
        const Json* json = object_.find(key);
        if (json == nullptr) return;
        const auto from = parse_iso_date(json->text_or("from", ""));
        const auto to = parse_iso_date(json->text_or("to", ""));
        if (from && to) window = DateInterval{from->from, to->to};
    }
    void operator()(const char* key, Diagnostics& findings) {
        for (const Json& item : items(key)) findings.push_back(read_finding(item));
    }
    void operator()(const char* key, Language& language) {
        language = object_.text_or(key, "en") == "fr" ? Language::fr : Language::en;
    }
    template <typename Visit>
    void group(const char* key, Visit visit) {
        static const Json nothing{Json::Object{}};
        const Json* json = object_.find(key);
        Reader inner(json == nullptr ? nothing : *json);
        visit(inner);
    }

  private:
    const Json::Array& items(const char* key) const {
        static const Json::Array none;
        const Json* json = object_.find(key);
        return json != nullptr && json->is_array() ? json->items() : none;
    }
    const Json& object_;
};

/// The members of an outcome in the order of the file; `O` is const for a Writer.
template <typename Archive, typename O>
void visit(Archive& a, O& o) {
    auto& words = o.words;
    a("language", words.language);
    a("title", words.title);
    a("subtitle", words.subtitle);
    a("caption", words.caption);
    a("alt", words.alt);
    a("credits", words.credits);
    a("author", words.author);
    a("map_number", words.map_number);
    a("sources", words.sources);
    a("window", words.window);
    a("as_of", words.as_of);
    a.group("incidents", [&](auto& in) {
        in("total", o.incidents.total);
        in("drawn", o.incidents.drawn);
        in("not_located", o.incidents.unlocated);
        in("outside_window", o.incidents.outside_window);
        in("outside_map", o.incidents.outside_extent);
        in("pending", o.incidents.pending);
        in("held_back", o.incidents.held_back);
        in("by_type", words.by_type);
        in("by_claim", words.by_claim);
    });
    a.group("routes", [&](auto& in) {
        in("drawn", o.routes_drawn);
        in("by_status", words.by_status);
    });
    a.group("labels", [&](auto& in) {
        in("placed", o.labels_placed);
        in("dropped", o.labels_dropped);
        in("report", o.label_report);
    });
    a.group("sheet", [&](auto& in) {
        in("width", o.sheet.width);
        in("height", o.sheet.height);
        in("pixel_ratio", o.sheet.pixel_ratio);
        if (o.sheet.border != 0.0 || !std::is_const_v<O>) {
            in("border", o.sheet.border);
            in("bleed", o.sheet.bleed);
        }
    });
    a.group("projection", [&](auto& in) {
        in("name", o.projection);
        in("definition", o.projection_definition);
        in("reason", o.projection_reason);
    });
    a.group("gate", [&](auto& in) {
        in("evidence_passed", o.gate.evidence_passed);
        in("refused", o.gate.refused);
        in("words", o.gate.words);
        in("sentence", o.gate.sentence);
        in("title", o.gate.title);
        in("subtitle", o.gate.subtitle);
    });
    a("notes", o.notes);
    a("inputs", words.inputs);
    a("findings", o.findings);
}

/// Sizes as a document needs them, beside those that the pipeline keeps: in millimetres after the
/// cut, in pixels as the PNG is.
Json size_json(const SheetMeasure& sheet) {
    const auto millimetres = [](double pixels) {
        return std::round(pixels / pixels_per_mm * 100.0) / 100.0;
    };
    const auto pixels = [&](double length) {
        return std::round((length + 2 * sheet.border) * sheet.pixel_ratio);
    };
    Json::Object members{
        {"width_mm", Json(millimetres(sheet.width)), 0},
        {"height_mm", Json(millimetres(sheet.height)), 0},
        {"width_px", Json(pixels(sheet.width)), 0},
        {"height_px", Json(pixels(sheet.height)), 0},
    };
    if (sheet.border > 0.0) {
        members.push_back({"bleed_mm", Json(millimetres(sheet.bleed)), 0});
        members.push_back({"border_mm", Json(millimetres(sheet.border)), 0});
    }
    return Json(std::move(members));
}

std::string sidecar(const DrawnMap& map, const RenderRequest& request) {
    RenderOutcome outcome = map.outcome;
    outcome.findings.insert(outcome.findings.begin(), request.earlier.begin(),
                            request.earlier.end());
    const Json whole = outcome_json(outcome);
    Json::Object members = whole.members();
    members.insert(members.begin(),
                   {"generated_by", Json(std::string("cordon ") + CORDON_VERSION), 0});
    members.push_back({"size", size_json(outcome.sheet), 0});
    Json::Array files;
    for (std::size_t i = 0; i < map.files.size(); ++i) {
        const WrittenOutput& written = outcome.written[i];
        if (is_words(written.format)) continue;
        // Beside the sidecar, so that the two can be moved together.
        const std::string name = std::filesystem::path(written.path).filename().string();
        files.emplace_back(
            Json::Object{{"name", Json(name), 0},
                         {"format", Json(std::string(name_of(written.format))), 0},
                         {"bytes", Json(static_cast<double>(map.files[i].size())), 0},
                         {"sha256", Json(sha256(map.files[i])), 0}});
    }
    members.push_back({"files", Json(std::move(files)), 0});
    return to_pretty_text(Json(std::move(members)));
}

} // namespace

std::string_view name_of(OutputFormat format) {
    return format_names[static_cast<std::size_t>(format)];
}

Json finding_json(const Diagnostic& finding) {
    Json::Object out{{"severity",
                      Json(std::string(severity_names[static_cast<std::size_t>(finding.severity)])),
                      0},
                     {"message", Json(finding.message), 0}};
    if (!finding.where.file.empty()) out.push_back({"file", Json(finding.where.file), 0});
    const auto number = [&](const char* key, int value) {
        if (value != 0) out.push_back({key, Json(static_cast<double>(value)), 0});
    };
    number("line", finding.where.line);
    number("column", finding.where.column);
    if (!finding.where.key.empty()) out.push_back({"key", Json(finding.where.key), 0});
    Json::Array hints;
    for (const std::string& hint : finding.hints) hints.emplace_back(hint);
    if (!hints.empty()) out.push_back({"hints", Json(std::move(hints)), 0});
    return Json(std::move(out));
}

Diagnostic read_finding(const Json& json) {
    Diagnostic out;
    const std::string severity = json.text_or("severity", "error");
    for (std::size_t i = 0; i < severity_names.size(); ++i)
        if (severity == severity_names[i]) out.severity = static_cast<Severity>(i);
    out.message = json.text_or("message", "");
    out.where = {json.text_or("file", ""), static_cast<int>(json.number_or("line", 0.0)),
                 static_cast<int>(json.number_or("column", 0.0)), json.text_or("key", "")};
    if (const Json* hints = json.find("hints"); hints != nullptr && hints->is_array())
        for (const Json& hint : hints->items())
            if (hint.is_string()) out.hints.push_back(hint.string());
    return out;
}

Json outcome_json(const RenderOutcome& outcome) {
    Writer writer;
    visit(writer, outcome);
    return Json(writer.take());
}

RenderOutcome read_outcome(const Json& json) {
    RenderOutcome outcome;
    Reader reader(json);
    visit(reader, outcome);
    return outcome;
}

std::string words_file(OutputFormat format, const DrawnMap& map, const RenderRequest& request) {
    switch (format) {
    case OutputFormat::caption: return map.outcome.words.caption + "\n";
    case OutputFormat::alt: return map.outcome.words.alt + "\n";
    default: return sidecar(map, request);
    }
}

} // namespace cordon::app

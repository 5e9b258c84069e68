// SPDX-License-Identifier: MIT
#include "app/material_words.hpp"

#include "app/disclaimers.hpp"
#include "app/network_files.hpp"

namespace cordon::app {

namespace {

/// Inputs with hashes, versions and parameters, for the inside of the files.
std::string record_of(MapMaterial& material) {
    Json::Array inputs;
    for (const InputDigest& input : input_digests(material))
        inputs.emplace_back(
            Json::Object{{"path", Json(input.path), 0}, {"sha256", Json(input.sha256), 0}});
    Json::Array notes;
    for (const std::string& note : method_notes(note_facts(material))) notes.emplace_back(note);
    return to_text(
        Json(Json::Object{{"generated_by", Json(std::string("cordon ") + CORDON_VERSION), 0},
                          {"projection", Json(material.extent->projection.definition()), 0},
                          {"inputs", Json(std::move(inputs)), 0},
                          {"notes", Json(std::move(notes)), 0}}));
}

} // namespace

NoteFacts note_facts(const MapMaterial& material) {
    const MapDocument& document = material.document;
    Credits credits;
    add_credits(credits, material.evidence, document.map.lang);
    credits.add(material.credits);
    credits.add("", material.routes.attribution);
    const auto key = static_cast<WithKey>(material.with_key);
    return {document,
            material.evidence,
            material.routes,
            *material.extent,
            material.gate,
            credits.line(document.map.lang),
            disclaimer_sentences(document.sheet, document.map.lang, key),
            material.situation.get(),
            material.with_key,
            ground_sentence(document, material.ground)};
}

compose::SheetWords sheet_words(const MapMaterial& material) {
    const NoteFacts facts = note_facts(material);
    return {key_rows(material.evidence, material.document), method_notes(facts), short_notes(facts),
            alternative_text(facts, material.gate.title)};
}

std::string key_title(const MapDocument& document) {
    const bool french = document.map.lang == Language::fr;
    if (document.map.cluster)
        return french ? "Les cercles, du plus grand au plus petit"
                      : "The circles, from the largest to the smallest";
    return french ? "Les faits dans l’ordre des dates" : "Incidents in the order of their dates";
}

std::vector<InputDigest> input_digests(MapMaterial& material) {
    std::vector<InputDigest> all = {{material.document.map.style.given, material.style.sha256}};
    for (const auto& [name, digest] : material.evidence.inputs)
        all.push_back({name, digest, "WGS 84", {}}); // readers of incidents know no other
    const auto& origins = material.layers->origins();
    for (const auto& [name, digest] : material.layers->inputs_read()) all.push_back({name, digest});
    for (const auto& [name, digest] : material.fonts.inputs) all.push_back({name, digest});
    if (!material.nudges.file.empty())
        all.push_back({material.nudges.file, material.nudges.sha256});
    if (const auto& profile = material.print.profile())
        all.push_back({profile->given, profile->sha256});
    if (material.situation)
        for (const analysis::InputFile& file : material.situation->roads.files)
            all.push_back({file.path, file.sha256, file.crs, file.operations});
    add_fetched(material.document.network, all);
    for (InputDigest& input : all) {
        const auto from = origins.find(input.path);
        if (!input.crs.empty() || from == origins.end()) continue;
        input.crs = from->second.crs;
        input.operations = from->second.operations;
    }
    return all;
}

scene::Metadata metadata_of(MapMaterial& material) {
    const MapDocument& document = material.document;
    scene::Metadata meta;
    meta.title = material.gate.title;
    meta.language = document.map.lang;
    meta.author = document.sheet.author;
    meta.description = alternative_text(note_facts(material), material.gate.title);
    meta.date = day_of(document.map);
    if (!meta.date) meta.date = incident::cut_off_day(material.evidence.set);
    if (!meta.date)
        if (const auto dates = dates_of(material.evidence)) meta.date = dates->to;
    if (material.record != Record::none) meta.record = record_of(material);
    return meta;
}

} // namespace cordon::app

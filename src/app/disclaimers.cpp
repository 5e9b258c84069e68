// SPDX-License-Identifier: MIT
#include "app/disclaimers.hpp"

#include <fmt/format.h>

#include <array>

namespace cordon::app {

namespace {

struct Preset {
    Disclaimer id;
    std::string_view en;
    std::string_view fr;
};

/// One row a preset; the French texts are our own translations. `un` is the wording that United
/// Nations maps carry (ST/AI/189/Add.25/Rev.1) and is for UN users only; `who` adds the sentence of
/// WHO maps on approximate borders. Where `{}` stands, a sentence may point to the key.
constexpr std::array<Preset, 5> presets = {{
    {Disclaimer::neutral,
     "Boundaries and names are shown for orientation and imply no position on legal status.",
     "Les frontières et les noms sont indiqués pour s’orienter et n’impliquent aucune position sur "
     "leur statut juridique."},
    {Disclaimer::un,
     "The boundaries and names shown and the designations used on this map do not imply official "
     "endorsement or "
     "acceptance by the United Nations.",
     "Les frontières, les noms et les désignations figurant sur cette carte n’impliquent ni "
     "reconnaissance ni "
     "acceptation officielles par l’Organisation des Nations Unies."},
    {Disclaimer::who,
     "Dotted and dashed lines on maps represent approximate borderlines for which there may not "
     "yet be full agreement.",
     "Les lignes en pointillé sur les cartes représentent des frontières approximatives dont le "
     "tracé peut ne pas avoir "
     "fait l’objet d’un accord définitif."},
    {Disclaimer::data,
     "Incidents are those found in the listed sources; absence of a symbol does not mean safety. "
     "Positions are approximate{}.",
     "Les faits sont ceux des sources citées\u202F; l’absence de symbole ne signifie pas la "
     "sécurité. "
     "Les positions sont approximatives{}."},
    {Disclaimer::safety, "Not for navigation or route planning.",
     "Ne pas utiliser pour naviguer ou préparer un trajet."},
}};

std::vector<Disclaimer> chosen(const SheetSection& sheet) {
    return sheet.disclaimer.value_or(
        std::vector{Disclaimer::data, Disclaimer::neutral, Disclaimer::safety});
}

} // namespace

std::vector<std::string> disclaimer_sentences(const SheetSection& sheet, Language language,
                                              WithKey key) {
    const bool french = language == Language::fr;
    const std::string_view pointer = french ? "\u202F; voir la liste" : "; see key";
    std::vector<std::string> out;
    for (const Disclaimer id : chosen(sheet)) {
        for (const Preset& preset : presets)
            if (preset.id == id)
                out.push_back(fmt::format(fmt::runtime(french ? preset.fr : preset.en),
                                          key == WithKey::yes ? pointer : ""));
        if (id == Disclaimer::un && sheet.un_cleared.empty())
            out.emplace_back(french ? "Carte non validée." : "Map not cleared.");
    }
    return out;
}

void check_disclaimers(const SheetSection& sheet, Reporter& reporter) {
    const std::vector<Disclaimer> presets_asked = chosen(sheet);
    if (presets_asked.empty())
        reporter.warn("the map carries no disclaimer (disclaimer = \"none\")");
    for (const Disclaimer id : presets_asked)
        if (id == Disclaimer::un && sheet.organisation != "UN")
            throw Error("the disclaimer preset 'un' is for United Nations users",
                        "set organisation = \"UN\" in [sheet], or use the preset 'neutral'");
}

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#include "incident/extract/review_forms.hpp"

#include "incident/words.hpp"

#include <fmt/format.h>

#include <string_view>

namespace cordon::incident {

namespace {

struct Words {
    Language language;
    [[nodiscard]] std::string_view operator()(std::string_view en, std::string_view fr) const {
        return language == Language::fr ? fr : en;
    }
};

std::string field(std::string_view label, std::string_view name, std::string_view attributes,
                  bool wide = false) {
    return fmt::format("<label{}>{}<input name=\"{}\"{}{}></label>\n",
                       wide ? " class=\"wide\"" : "", label, name, attributes.empty() ? "" : " ",
                       attributes);
}

/// All types, the incident's own one chosen.
std::string type_field(Type chosen, const Words& words) {
    std::string out =
        fmt::format("<label class=\"wide\">{}<select name=\"type\">\n", words("type", "type"));
    for (const std::string& type : type_names()) {
        const Type value = type_from(type).value_or(Type::other);
        out += fmt::format("<option value=\"{}\"{}>{}</option>\n", type,
                           value == chosen ? " selected" : "", word(value, words.language));
    }
    return out + "</select></label>\n";
}

std::string place_fields(const Words& words) {
    return field(words("place in words: 30 km north of Kati", "lieu en mots : à 30 km de Kati"),
                 "place", {}, true) +
           field(words("or latitude", "ou latitude"), "lat", "inputmode=\"decimal\"") +
           field(words("longitude", "longitude"), "lon", "inputmode=\"decimal\"") +
           field(words("within km", "à moins de km"), "radius",
                 "inputmode=\"decimal\" placeholder=\"1\"");
}

std::string day_fields(const Incident* incident, const Words& words) {
    std::string from;
    std::string to;
    if (incident != nullptr && incident->date_precision != DatePrecision::unknown) {
        from = fmt::format(" value=\"{}\"", to_iso(incident->date.from));
        if (!incident->date.is_one_day())
            to = fmt::format(" value=\"{}\"", to_iso(incident->date.to));
    }
    return field(words("day", "jour"), "from", "type=\"date\"" + from) +
           field(words("to, if several", "au, si plusieurs"), "to", "type=\"date\"" + to);
}

std::string form(std::string_view name, const std::string& fields, const Words& words) {
    return fmt::format("<form data-form=\"{}\" hidden>\n{}<button>{}</button></form>\n", name,
                       fields, words("Take over", "Reprendre"));
}

} // namespace

std::string review_words(Language language) {
    const Words words{language};
    const auto attribute = [](std::string_view name, std::string_view value) {
        return fmt::format(" data-{}=\"{}\"", name, value);
    };
    return attribute("waccept", words("accepted", "accepté")) +
           attribute("wdelete", words("deleted", "supprimé")) +
           attribute("wmove", words("moved:", "déplacé :")) +
           attribute("wretype", words("retyped:", "requalifié :")) +
           attribute("wredate", words("redated:", "redaté :")) +
           attribute("noplace", words("a reviewer added it without a place",
                                      "ajouté à la relecture sans lieu")) +
           attribute("badplace",
                     words("give a place in words, or latitude and longitude in degrees",
                           "donner un lieu en mots, ou latitude et longitude en degrés")) +
           attribute("baddate", words("give a day, and a later one for several",
                                      "donner un jour, et un jour suivant pour plusieurs"));
}

std::string review_actions(const Incident& incident, Language language) {
    const Words words{language};
    std::string out = fmt::format(
        "<div class=\"acts\"><button data-do=\"accept\">{}</button>"
        "<button data-do=\"delete\">{}</button><button data-open=\"move\">{}</button>"
        "<button data-open=\"retype\">{}</button><button data-open=\"redate\">{}</button>"
        "<button data-undo hidden>{}</button></div>\n",
        words("Accept", "Accepter"), words("Delete", "Supprimer"), words("Move…", "Déplacer…"),
        words("Retype…", "Requalifier…"), words("Redate…", "Redater…"), words("Undo", "Annuler"));
    out += form("move", place_fields(words), words);
    out += form("retype", type_field(incident.type, words), words);
    out += form("redate", day_fields(&incident, words), words);
    return out + "<output></output>\n";
}

std::string review_add_form(Language language) {
    const Words words{language};
    return fmt::format(
        "<section id=\"add\"><h2>{}</h2>\n<form data-form=\"add\">\n{}{}{}{}{}<button>{}</button>"
        "</form>\n<output></output></section>\n",
        words("Add an incident", "Ajouter un incident"), type_field(Type::other, words),
        day_fields(nullptr, words), place_fields(words),
        field(words("what happened", "ce qui s’est passé"), "title", {}, true),
        field(words("words of the article", "mots de l’article"), "quote", {}, true),
        words("Add", "Ajouter"));
}

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace cordon::incident {

namespace {

/// One enumerator with its name in files and its words for readers.
template <typename Enum>
struct Entry {
    Enum value;
    std::string_view name;
    std::string_view en;
    std::string_view fr;
};

struct TypeEntry {
    Type value;
    std::string_view name;
    std::string_view en;
    std::string_view fr;
    std::string_view acled; ///< event type / sub-event type of ACLED's codebook; names only
    DrawingClass drawing_class;
};

constexpr std::array<TypeEntry, 13> types = {{
    {Type::attack_on_traffic, "attack_on_traffic", "attack on traffic",
     "attaque contre la circulation", "Violence against civilians / Attack", DrawingClass::attack},
    {Type::checkpoint, "checkpoint", "checkpoint", "barrage", "Strategic developments / Other",
     DrawingClass::checkpoint},
    {Type::kidnapping, "kidnapping", "kidnapping", "enlèvement",
     "Violence against civilians / Abduction/forced disappearance", DrawingClass::kidnapping},
    {Type::explosive_device, "explosive_device", "explosive device", "engin explosif",
     "Explosions/Remote violence / Remote explosive/landmine/IED", DrawingClass::attack},
    {Type::declared_ban, "declared_ban", "ban declared", "interdiction annoncée",
     "Strategic developments / Other", DrawingClass::ban},
    {Type::infrastructure_damage, "infrastructure_damage", "infrastructure damage",
     "dégâts aux infrastructures", "Strategic developments / Looting/property destruction",
     DrawingClass::damage},
    {Type::armed_attack, "armed_attack", "armed attack", "attaque armée", "Battles / Armed clash",
     DrawingClass::attack},
    {Type::state_operation, "state_operation", "army operation", "opération de l’armée",
     "Explosions/Remote violence / Air/drone strike", DrawingClass::state_operation},
    {Type::passage, "passage", "passage", "passage", "Strategic developments / Other",
     DrawingClass::passage},
    {Type::lifting, "lifting", "ban lifted", "interdiction levée", "Strategic developments / Other",
     DrawingClass::passage},
    {Type::demonstration, "demonstration", "demonstration", "manifestation",
     "Protests / Peaceful protest", DrawingClass::other},
    {Type::advisory, "advisory", "advisory", "avis", "Strategic developments / Other",
     DrawingClass::other},
    {Type::other, "other", "other", "autre", "Strategic developments / Other", DrawingClass::other},
}};

constexpr std::array<Entry<Claim>, 4> claims = {{
    {Claim::confirmed, "confirmed", "confirmed", "confirmé"},
    {Claim::reported, "reported", "reported", "rapporté"},
    {Claim::claimed, "claimed", "claimed", "revendiqué"},
    {Claim::disputed, "disputed", "disputed", "contesté"},
}};

constexpr std::array<Entry<DatePrecision>, 5> date_precisions = {{
    {DatePrecision::day, "day", "day", "jour"},
    {DatePrecision::interval, "interval", "interval", "intervalle"},
    {DatePrecision::month, "month", "month", "mois"},
    {DatePrecision::year, "year", "year", "année"},
    {DatePrecision::unknown, "unknown", "unknown", "inconnue"},
}};

constexpr std::array<Entry<Review>, 3> reviews = {{
    {Review::accepted, "accepted", "accepted", "accepté"},
    {Review::pending, "pending", "pending review", "à vérifier"},
    {Review::rejected, "rejected", "rejected", "écarté"},
}};

constexpr std::array<Entry<DistanceKind>, 3> distance_kinds = {{
    {DistanceKind::unknown, "unknown", "unknown", "inconnue"},
    {DistanceKind::road, "road", "by road", "par la route"},
    {DistanceKind::straight, "straight", "as the crow flies", "à vol d’oiseau"},
}};

constexpr std::array<Entry<DrawingClass>, 8> drawing_classes = {{
    {DrawingClass::attack, "attack", "attack", "attaque"},
    {DrawingClass::damage, "damage", "damage", "dégâts"},
    {DrawingClass::checkpoint, "checkpoint", "checkpoint", "barrage"},
    {DrawingClass::kidnapping, "kidnapping", "kidnapping", "enlèvement"},
    {DrawingClass::ban, "ban", "ban declared", "interdiction annoncée"},
    {DrawingClass::state_operation, "state_operation", "army operation", "opération de l’armée"},
    {DrawingClass::passage, "passage", "passage", "passage"},
    {DrawingClass::other, "other", "other", "autre"},
}};

/// Names of counts. The French words agree with a plural noun.
struct CountWord {
    std::string_view name;
    std::string_view en;
    std::string_view fr;
};

constexpr std::array<CountWord, 14> count_words = {{
    {"tankers", "tankers", "camions-citernes"},
    {"tankers_burnt", "tankers burnt", "camions-citernes incendiés"},
    {"tankers_attacked", "tankers attacked", "camions-citernes attaqués"},
    {"tankers_arrived", "tankers arrived", "camions-citernes arrivés"},
    {"convoy_tankers", "tankers in the convoy", "camions-citernes dans le convoi"},
    {"vehicles", "vehicles", "véhicules"},
    {"vehicles_burnt", "vehicles burnt", "véhicules incendiés"},
    {"killed", "killed", "tués"},
    {"injured", "injured", "blessés"},
    {"kidnapped", "kidnapped", "enlevés"},
    {"missing", "missing", "disparus"},
    {"displaced", "displaced", "déplacés"},
    {"freed", "freed", "libérés"},
    {"arrested", "arrested", "arrêtés"},
}};

template <typename Table, typename Enum>
const auto& entry(const Table& table, Enum value) {
    return *std::find_if(table.begin(), table.end() - 1,
                         [&](const auto& row) { return row.value == value; });
}

template <typename Enum, typename Table>
std::optional<Enum> value_of(const Table& table, std::string_view name) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.name == name; });
    if (found == table.end()) return std::nullopt;
    return found->value;
}

template <typename Table>
std::vector<std::string> names_of(const Table& table) {
    std::vector<std::string> names;
    for (const auto& row : table) names.emplace_back(row.name);
    return names;
}

template <typename Row>
std::string_view in(const Row& row, Language language) {
    return language == Language::fr ? row.fr : row.en;
}

} // namespace

std::string_view name(Type type) {
    return entry(types, type).name;
}
std::string_view name(Claim claim) {
    return entry(claims, claim).name;
}
std::string_view name(DatePrecision precision) {
    return entry(date_precisions, precision).name;
}
std::string_view name(Review review) {
    return entry(reviews, review).name;
}
std::string_view name(DistanceKind kind) {
    return entry(distance_kinds, kind).name;
}
std::string_view name(DrawingClass drawing_class) {
    return entry(drawing_classes, drawing_class).name;
}

std::optional<Type> type_from(std::string_view name) {
    return value_of<Type>(types, name);
}
std::optional<Claim> claim_from(std::string_view name) {
    return value_of<Claim>(claims, name);
}
std::optional<DatePrecision> date_precision_from(std::string_view name) {
    return value_of<DatePrecision>(date_precisions, name);
}
std::optional<Review> review_from(std::string_view name) {
    return value_of<Review>(reviews, name);
}
std::optional<DistanceKind> distance_kind_from(std::string_view name) {
    return value_of<DistanceKind>(distance_kinds, name);
}

std::vector<std::string> type_names() {
    return names_of(types);
}
std::vector<std::string> claim_names() {
    return names_of(claims);
}

std::string_view word(Type type, Language language) {
    return in(entry(types, type), language);
}
std::string_view word(Claim claim, Language language) {
    return in(entry(claims, claim), language);
}
std::string_view word(DrawingClass drawing_class, Language language) {
    return in(entry(drawing_classes, drawing_class), language);
}

std::string_view acled_event(Type type) {
    return entry(types, type).acled;
}
DrawingClass drawing_class(Type type) {
    return entry(types, type).drawing_class;
}

std::string count_word(std::string_view count_name, Language language) {
    for (const CountWord& row : count_words)
        if (row.name == count_name) return std::string(in(row, language));
    std::string plain(count_name);
    std::replace(plain.begin(), plain.end(), '_', ' ');
    return plain;
}

std::string range_words(const CountRange& range, int decimals, Language language,
                        std::string_view note) {
    const auto number = [&](double value) {
        return format_number_short(value, decimals, language);
    };
    std::string span = number(range.low);
    if (!range.high)
        span += "+";
    else if (*range.high != range.low)
        span += "–" + number(*range.high);
    if (range.best) {
        const std::string behind = note.empty() ? span : fmt::format("{}; {}", span, note);
        return fmt::format("{} ({})", number(*range.best), behind);
    }
    return note.empty() ? span : fmt::format("{} ({})", span, note);
}

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "incident/extract/event_kind.hpp"

#include <array>

namespace cordon::incident {

namespace {

constexpr std::string_view battles = "Battles";
constexpr std::string_view explosions = "Explosions/Remote violence";
constexpr std::string_view civilians = "Violence against civilians";
constexpr std::string_view strategic = "Strategic developments";

// clang-format off
constexpr std::array<EventKindInfo, event_kind_count> kinds = {{
    {EventKind::ambush, "ambush", battles, "Armed clash", Type::armed_attack, 3.6, true, "ambush", "embuscade"},
    {EventKind::armed_clash, "armed_clash", battles, "Armed clash", Type::armed_attack, 3.4, true, "armed clash", "affrontement"},
    {EventKind::attack_on_position, "attack_on_position", battles, "Armed clash", Type::armed_attack, 3.4, true, "attack on a position", "attaque d’une position"},
    {EventKind::attack_on_civilians, "attack_on_civilians", civilians, "Attack", Type::armed_attack, 3.3, true, "attack", "attaque"},
    {EventKind::attack_on_traffic, "attack_on_traffic", civilians, "Attack", Type::attack_on_traffic, 3.9, true, "attack on traffic", "attaque d’un convoi"},
    {EventKind::goods_burnt, "goods_burnt", strategic, "Looting/property destruction", Type::attack_on_traffic, 3.7, true, "vehicles burnt", "véhicules incendiés"},
    {EventKind::vehicles_looted, "vehicles_looted", strategic, "Looting/property destruction", Type::attack_on_traffic, 3.7, true, "vehicles looted", "véhicules pillés"},
    {EventKind::explosive_device, "explosive_device", explosions, "Remote explosive/landmine/IED", Type::explosive_device, 4.0, true, "explosive device", "engin explosif"},
    {EventKind::suicide_attack, "suicide_attack", explosions, "Suicide bomb", Type::armed_attack, 7.0, true, "suicide attack", "attentat-suicide"},
    {EventKind::shelling, "shelling", explosions, "Shelling/artillery/missile attack", Type::armed_attack, 4.5, true, "shelling", "tirs d’obus"},
    {EventKind::air_strike, "air_strike", explosions, "Air/drone strike", Type::state_operation, 5.0, true, "air strike", "frappe aérienne"},
    {EventKind::grenade, "grenade", explosions, "Grenade", Type::armed_attack, 6.0, true, "grenade attack", "jet de grenade"},
    {EventKind::chemical_attack, "chemical_attack", explosions, "Chemical weapon", Type::armed_attack, 6.0, true, "chemical attack", "attaque chimique"},
    {EventKind::kidnapping, "kidnapping", civilians, "Abduction/forced disappearance", Type::kidnapping, 6.0, true, "kidnapping", "enlèvement"},
    {EventKind::blockade, "blockade", strategic, "Other", Type::declared_ban, 3.4, true, "blockade", "blocus"},
    {EventKind::checkpoint, "checkpoint", strategic, "Other", Type::checkpoint, 3.2, true, "checkpoint", "barrage"},
    {EventKind::base_established, "base_established", strategic, "Headquarters or base established", Type::other, 7.0, true, "base established", "base installée"},
    {EventKind::capture, "capture", battles, "Non-state actor overtakes territory", Type::armed_attack, 5.2, true, "place captured", "prise d’une localité"},
    {EventKind::recapture, "recapture", battles, "Government regains territory", Type::state_operation, 5.0, true, "place retaken", "reprise d’une localité"},
    {EventKind::withdrawal, "withdrawal", strategic, "Non-violent transfer of territory", Type::other, 6.5, true, "withdrawal", "retrait"},
    {EventKind::protest, "protest", "Protests", "Peaceful protest", Type::demonstration, 3.0, true, "protest", "manifestation"},
    {EventKind::protest_dispersed, "protest_dispersed", "Protests", "Protest with intervention", Type::demonstration, 5.0, true, "protest dispersed", "manifestation dispersée"},
    {EventKind::protest_shot_at, "protest_shot_at", "Protests", "Excessive force against protesters", Type::demonstration, 6.0, true, "force against protesters", "violences contre des manifestants"},
    {EventKind::riot, "riot", "Riots", "Violent demonstration", Type::demonstration, 5.0, true, "riot", "émeute"},
    {EventKind::mob_violence, "mob_violence", "Riots", "Mob violence", Type::demonstration, 6.0, true, "mob violence", "violence de foule"},
    {EventKind::arrest, "arrest", strategic, "Arrests", Type::state_operation, 3.0, true, "arrests", "arrestations"},
    {EventKind::weapons_seized, "weapons_seized", strategic, "Disrupted weapons use", Type::state_operation, 6.0, true, "weapons seized", "armes saisies"},
    {EventKind::group_change, "group_change", strategic, "Change to group/activity", Type::other, 4.0, true, "change to a group", "mouvement d’un groupe"},
    {EventKind::agreement, "agreement", strategic, "Agreement", Type::other, 4.0, true, "agreement", "accord"},
    {EventKind::sexual_violence, "sexual_violence", civilians, "Sexual violence", Type::armed_attack, 7.0, true, "sexual violence", "violences sexuelles"},
    {EventKind::property_destruction, "property_destruction", strategic, "Looting/property destruction", Type::infrastructure_damage, 3.6, true, "property destruction", "destruction de biens"},
    {EventKind::advisory, "advisory", strategic, "Other", Type::advisory, 3.0, true, "advisory", "avis"},
    {EventKind::passage, "passage", strategic, "Other", Type::passage, 3.0, true, "convoy arrived", "convoi arrivé"},
    {EventKind::lifting, "lifting", strategic, "Other", Type::lifting, 3.0, true, "ban lifted", "interdiction levée"},
    {EventKind::state_operation, "state_operation", battles, "Armed clash", Type::state_operation, 3.0, true, "army operation", "opération de l’armée"},
    {EventKind::claim, "claim", "", "", Type::other, 6.6, false, "claim", "revendication"},
    {EventKind::diplomacy, "diplomacy", "", "", Type::other, 3.6, false, "diplomacy", "diplomatie"},
    {EventKind::organised_crime, "organised_crime", "", "", Type::other, 5.5, false, "organised crime", "crime organisé"},
    {EventKind::natural_disaster, "natural_disaster", "", "", Type::other, 5.5, false, "natural disaster", "catastrophe naturelle"},
    {EventKind::accident, "accident", "", "", Type::other, 5.5, false, "accident", "accident"},
    {EventKind::other, "other", strategic, "Other", Type::other, 1.0, false, "event", "événement"},
}};
// clang-format on

} // namespace

const EventKindInfo& info(EventKind kind) {
    return kinds.at(static_cast<std::size_t>(kind));
}

std::optional<EventKind> event_kind_from(std::string_view name) {
    for (const EventKindInfo& row : kinds)
        if (row.name == name) return row.kind;
    return std::nullopt;
}

} // namespace cordon::incident

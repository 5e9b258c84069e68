// SPDX-License-Identifier: MIT
#include "place/expression/options.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace cordon::place {

namespace {

struct Parameter {
    std::string_view name;
    double RegionOptions::*member;
};

constexpr std::array table{
    Parameter{"credible_low", &RegionOptions::credible_low},
    Parameter{"credible_high", &RegionOptions::credible_high},
    Parameter{"by_road_low", &RegionOptions::by_road_low},
    Parameter{"by_road_high", &RegionOptions::by_road_high},
    Parameter{"more_than", &RegionOptions::more_than},
    Parameter{"travel_low", &RegionOptions::travel_low},
    Parameter{"travel_high", &RegionOptions::travel_high},
    Parameter{"cardinal_said", &RegionOptions::cardinal_said},
    Parameter{"cardinal_credible", &RegionOptions::cardinal_credible},
    Parameter{"intercardinal_said", &RegionOptions::intercardinal_said},
    Parameter{"intercardinal_credible", &RegionOptions::intercardinal_credible},
    Parameter{"sixteenth_said", &RegionOptions::sixteenth_said},
    Parameter{"sixteenth_credible", &RegionOptions::sixteenth_credible},
    Parameter{"near_village", &RegionOptions::near_village},
    Parameter{"near_town", &RegionOptions::near_town},
    Parameter{"near_city", &RegionOptions::near_city},
    Parameter{"near_large", &RegionOptions::near_large},
    Parameter{"near_said", &RegionOptions::near_said},
    Parameter{"village", &RegionOptions::village},
    Parameter{"outskirts_town", &RegionOptions::outskirts_town},
    Parameter{"outskirts_city", &RegionOptions::outskirts_city},
    Parameter{"gateway", &RegionOptions::gateway},
    Parameter{"suburb", &RegionOptions::suburb},
    Parameter{"at_level", &RegionOptions::at_level},
    Parameter{"milestone", &RegionOptions::milestone},
    Parameter{"beyond_village", &RegionOptions::beyond_village},
    Parameter{"beyond_town", &RegionOptions::beyond_town},
    Parameter{"beyond_capital", &RegionOptions::beyond_capital},
    Parameter{"between_least", &RegionOptions::between_least},
    Parameter{"between_share", &RegionOptions::between_share},
    Parameter{"known_road", &RegionOptions::known_road},
    Parameter{"named_road", &RegionOptions::named_road},
    Parameter{"halfway_said", &RegionOptions::halfway_said},
    Parameter{"halfway_credible", &RegionOptions::halfway_credible},
    Parameter{"axes_reach", &RegionOptions::axes_reach},
    Parameter{"road_detour", &RegionOptions::road_detour},
    Parameter{"region_disc", &RegionOptions::region_disc},
    Parameter{"district_disc", &RegionOptions::district_disc},
    Parameter{"commune_disc", &RegionOptions::commune_disc},
    Parameter{"forest", &RegionOptions::forest},
    Parameter{"park", &RegionOptions::park},
    Parameter{"massif", &RegionOptions::massif},
    Parameter{"lake", &RegionOptions::lake},
    Parameter{"facility", &RegionOptions::facility},
    Parameter{"facility_of_town", &RegionOptions::facility_of_town},
    Parameter{"border_said", &RegionOptions::border_said},
    Parameter{"border_credible", &RegionOptions::border_credible},
    Parameter{"three_borders", &RegionOptions::three_borders},
    Parameter{"water_said", &RegionOptions::water_said},
    Parameter{"water_credible", &RegionOptions::water_credible},
    Parameter{"stream_reach", &RegionOptions::stream_reach},
    Parameter{"seaside", &RegionOptions::seaside},
    Parameter{"offshore_said", &RegionOptions::offshore_said},
    Parameter{"offshore_credible", &RegionOptions::offshore_credible},
    Parameter{"least_overlap", &RegionOptions::least_overlap},
    Parameter{"confidence", &RegionOptions::confidence},
};

} // namespace

std::vector<std::pair<std::string, double>> parameters(const RegionOptions& options) {
    std::vector<std::pair<std::string, double>> list;
    list.reserve(table.size());
    for (const Parameter& p : table) list.emplace_back(p.name, options.*p.member);
    return list;
}

bool set_parameter(RegionOptions& options, const std::string& name, double value) {
    const auto* found = std::find_if(table.begin(), table.end(),
                                     [&](const Parameter& p) { return p.name == name; });
    if (found == table.end()) return false;
    options.*(found->member) = value;
    return true;
}

} // namespace cordon::place

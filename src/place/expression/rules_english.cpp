// SPDX-License-Identifier: MIT
#include "place/expression/rules.hpp"

#include <array>

namespace cordon::place::expression {

namespace {

constexpr std::array table = std::to_array<RuleText>({
    // 24 before 2: a border is not a place.
    {"24-from-border", "[at | some] <q> [<how>] [away] [<dir>] (from | of) [the | its] ([<dem>] "
                       "border (with | of | between) <p> [and <p>] | "
                       "<pair> border | <dem> border | <p> border | <p> s border)"},
    {"24-from-border", "<q> [<how>] [away] [<dir>] (from | of) the border", country_wide},
    {"6-offsets", "<q> [due | to the] <dir> and <q> [due | to the] <dir> (of | from) <p>"},
    {"8-radius", "within [a | the] [radius of] <q> [radius] (of | from | around) <p>"},
    {"8-radius", "(in | within | over) a [radius of] <q> [radius] (of | around | from) <p>"},
    {"2-distance", "[at] [a distance of] <q> [<how>] [away] (from | of | off | outside | outside "
                   "of) <p> [<how>]"},
    {"2-distance",
     "<q> [<how>] [away] [to the | due | in the | towards the | ,] <dir> (of | from) <p> [<how>]"},
    {"2-distance", "<q> off the (coast | shore | port) of <p>"},
    {"2-distance", "<q> [<how>] (to the | due) <dir>", needs_place},
    {"2-distance", "<q> [<how>] [away] from (there | here)", needs_place},
    {"2-distance", "<q> [<how>] (up | down) the road from <p>"},
    {"2-distance", "[to the] <dir> of <p> , <q> [away] <stop>"},
    {"7-travel-time",
     "[at] [a | an] <t> [<mode>] [<dir>] [away] (from | of | outside | outside of) <p>"},
    {"7-travel-time",
     "[at] [a | an] <t> <mode> [<dir>] [away] (from | of | outside | outside of) <p>"},
    {"9-around", "around [the] <p>", soft},
    {"9-near",
     "(near | close to | not far from | in the vicinity of | in the area of | in the area "
     "around | "
     "in the surroundings of | in the neighbourhood of | next to | adjacent to | nearby | near to "
     "| "
     "in the environs of) [the] <p> [and <p>]",
     soft},
    {"9-near", "(in | of) the <p> area", soft},
    {"9-near", "(in | of | from) the area of <p>", soft},
    {"10-outskirts", "in the hills (above | overlooking | around | outside) <p>"},
    {"10-outskirts", "[on | at | in | to | from | along] the [<dir>] (outskirts | edge | edges | "
                     "fringe | fringes | periphery | gates | doorstep) of <p>"},
    {"10-outskirts", "[on | at | in | from] <p> s [<dir>] (outskirts | edge | edges | fringes | "
                     "periphery | gates)"},
    {"11-gateway", "(at | near | by) the [<dir>] (entrance | exit | entry | way out | way in) "
                   "[point] (to | of | from | into) <p>"},
    {"12-suburb",
     "in [a | the] [<dir>] (suburb | suburbs | neighbourhood | neighborhood | quarter | "
     "neighbourhoods) of <p>",
     named},
    {"12-suburb",
     "[in | at | to | near] the <w> [<w>] (suburb | neighbourhood | neighborhood | quarter | "
     "district | area) of <p>",
     named},
    {"12-suburb", "in <p> s [<dir>] (suburb | suburbs | neighbourhoods | neighborhoods)", named},
    {"14-halfway", "(halfway | midway | half way | mid way) between <p> and <p>"},
    {"14-halfway", "(halfway | midway | half way | mid way) (from) <p> to <p>"},
    {"13-between", "between <p> and <p>"},
    {"13-between", "between (<p> and <x> | <x> and <p>)"},
    {"13-between", "between the (towns | villages | cities | town) of <p> and [of] <p>"},
    {"13-between", "(on | along) (a | the) [<q>] [long] stretch [of road] between <p> and <p>"},
    {"15-axis", "[on | along | of] [the | a] [main] <pair> [national | main] $road"},
    {"15-axis", "[on | along] (the | a) [main] ($road | stretch of road) [,] [<road>] [that | "
                "which] (between | linking | connecting | joining | links | connects | from | "
                "joins) <p> (and | to | with) <p>"},
    {"15-axis", "[on | along] (the | a) [main] ($road | stretch of road) [,] [<road>] [that | "
                "which] (between | linking | connecting | joining | links | connects | joins) "
                "(<p> (and | to | with) <x> | <x> (and | to | with) <p>)"},
    {"15-axis", "(on | along) <road> , [which | that] (linking | connecting | links | connects | "
                "between) <p> (and | to | with) <p>"},
    {"15-axis", "[on | along] (the | a) [main] $road [from] <pair>"},
    {"15-axes-to",
     "[the | all | several | of the | on the] [main | major | supply] $roads (leading | running | "
     "going | that lead | which lead) (to | into | towards) <p>"},
    {"15-axes-to", "[the | all] [main | major] $roads (into | to) <p>"},
    {"15-axis-to", "(on | along) (the | a) [main] $road (to | towards | toward | leading to | from "
                   "| out of | leading towards) <p>"},
    {"16-road", "(on | along | off) [the] <road> [road | highway]"},
    {"17-at-level", "(at the level of | level with | abreast of) <p>"},
    {"17-milestone",
     "(at | near | by) [the] (km | kilometre | kilometer | mile | milestone | pk | marker) [marker "
     "| post | point] <n> (of | on | from) ([the] <road> | <p> | the <pair> $road)"},
    {"17-milestone", "(at | near | by) [the] <n> (km | kilometre | kilometer | mile) (marker | "
                     "post) (of | on | from) ([the] <road> | <p> | the <pair> $road)"},
    {"23-tri-border", "[in | near] the [liptako gourma] (tri border | three border | triborder | "
                      "triple border | three borders) [area | region | zone | point]"},
    {"23-border", "(on | near | along | at | across | close to | by | towards) (the | its) "
                  "([<dem>] border (with | of | between) <p> [and <p>] | <pair> border | <dem> "
                  "[<dem>] border | <p> border | <p> s border)"},
    {"23-border",
     "(on | near | along | at | across | close to | by | towards) <p> s [<dir>] border "
     "[(with | of) <p>]"},
    {"23-border",
     "[in] the [<dem>] border (region | area | zone | town | village) (with | of | near) <p>"},
    {"25-along-water", "(along | by) the (banks of | bank of | shores of | shore of) <water>"},
    {"25-along-water", "along [the] <water>"},
    {"25-along-water", "(on | at | near) the (banks | shore | shores | bank | edge) of <water>"},
    {"25-bank", "on the (left | right | <dir>) (bank | side | shore) of <water>"},
    {"26-upstream", "(upstream | upriver) (of | from) <p>"},
    {"26-downstream", "(downstream | downriver) (of | from) <p>"},
    {"39-coast", "(on | along | near | at | across) [the] [<dir>] (coast | coasts | coastline | "
                 "seaboard) of <p>"},
    {"39-coast",
     "(on | along | near | at | across) <p> s [<dir>] (coast | coasts | coastline | seaboard)"},
    {"39-coast",
     "(on | along | near | at | across) <p> s [<dir>] <p> (coast | coasts | coastline | seaboard)"},
    {"39-coast", "(on | along | near | at | across) the [<dir>] <dem> <p> (coast | coastline)"},
    {"39-coast", "(on | along | near | at | across) the <p> (coast | coastline) of <p>"},
    {"39-coast", "(on | along | near | at | across) the [<dir>] <dem> [<dir>] (coast | coasts | "
                 "coastline | seaboard)"},
    {"39-coast", "(on | along | in | across) [the] [<dir>] coastal (area | areas | region | "
                 "regions | zone | strip | belt) of <p>"},
    {"27-offshore", "off [the] [<dir>] (coast | coasts | shore | shores) of <p>"},
    {"27-offshore", "off <p> s [<dir>] (coast | shore)"},
    {"27-offshore", "off the <dem> coast"},
    {"27-offshore", "off <p>"},
    {"18-direction", "[just | immediately | further] [to the] <dir> of <p>", soft},
    {"1-in", "(in | at) the <dir> (town | city | village) [of] <p>", named},
    {"19-part", "(in | across | to) the [far | extreme] <dir> of <p>"},
    {"19-part", "the [far | extreme] <dir> of <p>", bare},
    {"19-part", "(in | across | throughout) [the] [far] <dir> part of <p>"},
    {"19-part", "(in | across | throughout) [the] [far] <dir> <p>", adjective},
    {"19-part", "[far] <dir> <p>", adjective | bare},
    {"19-part", "in the country s [far] <dir>", country_wide},
    {"19-part", "(in) the <Dir>", country_wide},
    {"19-part", "(in | across) central <p>", middle},
    {"19-part", "in the (centre | center) of <p>", middle},
    {"33-route", "from <p> (to | towards | toward) <p>", role},
    {"33-based", "<p> based", role},
    {"33-towards",
     "(towards | toward | bound for | heading for | heading to | headed for | headed to | en route "
     "to | "
     "on its way to | on their way to | on the way to | destined for | travelling to | traveling "
     "to | to) <p>",
     role},
    {"33-from", "(from | coming from | coming out of | out of) <p>", role},
    {"35-embassy",
     "(at | outside | near | by | against) the (<dem> | <org>) (embassy | consulate) [in <p>]"},
    {"35-embassy", "[the] (<dem> | <org>) (embassy | consulate) [in <p>]", role},
    {"35-embassy",
     "(at | outside | near | by | against | of) the (embassy | consulate) of <org> [in <p>]"},
    {"35-embassy", "the (embassy | consulate) of <org> [in <p>]", role},
    {"36-everywhere", "(nationwide | countrywide | everywhere) in <p>"},
    {"36-everywhere", "(nationwide | countrywide)", country_wide},
    {"36-everywhere", "(across | throughout | all over) the [whole | entire] country",
     country_wide},
    {"36-everywhere", "(across | throughout | all over) <p>"},
    {"36-everywhere",
     "in (several | many | various) (regions | parts | areas | provinces) of (the country)",
     country_wide},
    {"36-everywhere", "in (several | many | various) (regions | parts | areas | provinces) of <p>"},
    {"38-outside", "[just | well] (outside | outside of | far from | beyond | away from) <p>",
     excludes},
    {"34-anaphora", "in (the | this) (area | town | village | city)", needs_place},
    {"31-container", "%open <p> %close", named},
    {"31-container", "%open <p> , <p> %close", named},
    {"1-in", "(in | at | inside | within | into | on) <p>", named},
    {"1-in", "<p>", named | bare},
    {"29-facility",
     "<org> [university | general | regional | central | teaching | government | military | state "
     "| s] (hospital | clinic | school | mosque | church | prison | jail | refinery | morgue)",
     named | bare},
    // Names that no gazetteer has: where it was is known, if not drawn. Few words open these.
    {"15-axis", "(on | along) the [main] (<x> [- | – | /] <p> | <p> [- | – | /] <x>) $road"},
    {"2-distance", "<q> [<how>] [away] (from | of | outside | outside of) <x>"},
    {"2-distance", "<q> [<how>] [away] [to the | due | in the | ,] <dir> (of | from) <x>"},
    {"9-near", "(near | close to | not far from | outside) [the] [$settlement of] <x>", soft},
    {"10-outskirts", "(outskirts | edge) of <x>"},
    {"27-offshore", "off the coast of <x>"},
    {"18-direction", "<dir> of <x>", soft},
    {"1-in", "(in | at) [the] <x> $settlement", named},
    {"1-in", "$settlement of <x>", named},
    {"15-axis", "(on | along) the <x> (road | highway | axis)"},
    {"12-suburb",
     "(in | at | near) the <x> (area | neighbourhood | neighborhood | suburb | sector)", named},
    {"28-nature", "(in | at | near) the <x> (forest | forests | hills | mountains | reserve)",
     named},
});

} // namespace

std::span<const RuleText> english_rules() {
    return table;
}

} // namespace cordon::place::expression

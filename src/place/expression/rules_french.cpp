// SPDX-License-Identifier: MIT
#include "place/expression/rules.hpp"

#include <array>

namespace cordon::place::expression {

namespace {

constexpr std::array table = std::to_array<RuleText>({
    // 24 before 2: a border is not a place.
    {"24-from-border",
     "[a | de | d] <q> [<how>] [au <dir> | a l <dir>] $de [$le] [frontiere | frontieres] "
     "(frontiere | frontieres) [commune] ([$de | avec | avec $le | entre] <p> [(et | ,) <p>] | "
     "<pair> | <dem>)"},
    {"24-from-border", "[a | de | d] <q> [<how>] $de [$le] (frontiere | frontieres)", country_wide},
    {"6-offsets", "[a | de | d] <q> $au <dir> et [a] <q> $au <dir> $de <p>"},
    {"2-distance",
     "[$situe] [a | de | d] [une distance $de] <q> [<how>] ($de | autour $de) <p> [<how>]"},
    {"2-distance", "[$situe] [a | de | d] [une distance $de] <q> [<how>] [,] [$au | en direction "
                   "du] <dir> $de <p> [<how>]"},
    {"2-distance", "[$situe] [a | de | d] <q> [<how>] ($au | en direction du) <dir>", needs_place},
    {"2-distance", "[$situe] (a | distant de) <q> [<how>] de (la | cette ville)", needs_place},
    {"2-distance", "[a | de | d] <q> [<how>] au large $de <p>"},
    {"2-distance", "$au <dir> $de <p> , [a | $situe a] <q> [<how>] <stop>"},
    {"2-distance", "$au <dir> , a <q> [<how>] $de <p>"},
    {"7-travel-time", "[$situe] (a | en) <t> [<mode>] [$au <dir>] $de <p>"},
    {"7-travel-time", "[$situe] (a | en) <t> <mode> [$au <dir>] $de <p>"},
    {"8-radius", "(dans | sur) un (rayon | perimetre) (de | d) <q> (autour $de | $de | a la ronde "
                 "autour $de) <p>"},
    {"8-radius", "[a] <q> a la ronde autour $de <p>"},
    {"9-near",
     "[tout | juste] (pres | proche | proches | aupres | a proximite | a proximite immediate | "
     "a cote | non loin | pas loin | pas tres loin | dans les environs | dans les alentours | "
     "aux alentours | aux environs | alentours | dans le voisinage | dans les parages | autour | "
     "a deux pas | dans la zone | dans le secteur | dans la brousse) $de <p> [et $de <p>]",
     soft},
    {"10-outskirts",
     "[tout] (aux abords [immediats] | aux portes | a la peripherie | en peripherie | "
     "dans la peripherie | sur les hauteurs | a la lisiere | en lisiere | a l oree | dans les "
     "faubourgs | "
     "aux faubourgs | aux confins) [<dir>] $de <p>"},
    {"11-gateway", "(a | vers | avant | apres | pres de) l (entree | sortie) [<dir>] $de <p>"},
    {"11-gateway", "(a | vers | avant | apres | pres de) la sortie [<dir>] $de <p>"},
    {"12-suburb",
     "(dans | en | a) [$le | un | une] (banlieue | banlieues | quartier | quartiers) [<dir>] "
     "[populaire] [$de] <p>",
     named},
    {"12-suburb", "(dans | a) [$le] (quartier | banlieue | faubourg) [$de] <w> , a <p>", named},
    {"14-halfway", "a (mi chemin | mi distance | mi parcours | egale distance | equidistance) "
                   "[entre | $de] <p> et [$de] <p>"},
    {"13-between", "entre <p> et <p>"},
    {"13-between", "entre (<p> et <x> | <x> et <p>)"},
    {"13-between", "entre $le (deux | villes | localites | villages | deux villes) [villes | "
                   "localites] $de <p> et [$de] <p>"},
    {"15-axis", "[sur | dans | le long $de] [$le] $axe [routier | routiere | nationale | bitumee] "
                "[<road>] [$de] <pair>"},
    {"15-axis", "[sur | dans | le long $de] [$le] $axe [routier | routiere | nationale | bitumee] "
                "[<road>] $links <p> (a | et | au | aux | vers) <p>"},
    {"15-axis", "(axe | route | troncon) <pair>"},
    {"15-axis", "[sur | dans | le long $de] [$le] $axe [routier | routiere | nationale | bitumee] "
                "[<road>] $links (<p> (a | et | vers) <x> | <x> (a | et | vers) <p>)"},
    {"15-axis-to",
     "(sur | le long $de) [$le] $axe [routier | routiere | nationale | bitumee] [<road>] "
     "(menant a | qui mene a | menant au | vers | en direction $de | conduisant a | $de) <p>"},
    {"15-axes-to", "[contre | sur | tous] [$le | des | plusieurs] $axes [routiers | routieres | "
                   "principaux | principales | nationales] "
                   "[routiers | routieres] (menant | conduisant | qui menent | vers | qui "
                   "conduisent) [a | vers | au | aux] <p>"},
    {"16-road", "(sur | le long $de | empruntant | long $de) [$le] [axe | troncon] <road>"},
    {"17-at-level",
     "[sur <road> ,] (a hauteur | a la hauteur | au niveau) $de <p> [(sur | de) [$le] <road>]"},
    {"17-milestone", "(au | vers le | a) (pk | point kilometrique | kilometre | km) <n> ([$de] "
                     "[$le] <road> | sur [$le] <road> | $de <p> | $de $le $axe [$de] <pair>)"},
    {"17-milestone",
     "(a la | pres de la) borne [kilometrique] <n> ([$de | sur] [$le] <road> | $de <p>)"},
    {"15-route", "(sur | de | dans) $le [ligne] $axe entre <p> et <p>"},
    {"23-tri-border",
     "[dans | a] [la] (zone | region) $de [trois] (frontieres | trois frontieres)"},
    {"23-tri-border", "[au] point triple"},
    {"23-border",
     "(a | sur | pres $de | proche $de | non loin $de | pas loin $de | a proximite $de | "
     "aux abords $de | le long $de | vers | dans la zone $de | "
     "jusqu a | aux) [$le] "
     "(frontiere | frontieres) [commune] ([$de | avec | avec $le | entre] <p> [(et | "
     ",) [$le] <p>] | <pair> | <dem> [<dem>])"},
    {"23-border", "(zone | bande | region | localite | ville | village | commune) (frontaliere | "
                  "frontalier) [avec | entre | $de] [$le] <p> [et [$le] <p>]"},
    {"23-border", "(frontalier | frontaliere | frontaliers | frontalieres) (avec | $de) [$le] <p>"},
    {"25-along-water", "(le long | sur les rives | sur la rive | sur les berges | sur la berge | "
                       "au bord | aux bords | "
                       "sur les bords | au bord | sur le bord | pres des rives) $de <water>"},
    {"25-bank", "(sur | de) [la] rive (gauche | droite | <dir>) $de <water>"},
    {"26-upstream", "en amont $de <p>"},
    {"26-downstream", "en aval $de <p>"},
    {"39-coast", "(sur | le long $de | pres $de) [$le] (cote | cotes | littoral | facade maritime) "
                 "[<dir>] ($de <p> | <dem>) [$de [$le] <p>]"},
    {"39-coast", "(le | du | au) littoral [<dir>] ($de <p> | <dem>)"},
    {"27-offshore", "au large [des cotes | de la cote] ([$de] <p> | <dem>)"},
    // 18 and 19: which of the two decides the place's class.
    {"18-direction",
     "[juste | tout] (au | a l | vers le | vers l | plus au | loin au) <dir> [immediat | lointain] "
     "$de <p>",
     soft},
    {"19-part", "(dans le | dans l | dans l extreme | a l extreme | dans tout le) <dir> $de <p>"},
    {"19-part", "(le | l | du | de l | l extreme | extreme) <dir> $de <p>", bare},
    {"19-part", "(dans le | dans l | au | a l | le | l | vers le) <dir> <dem>"},
    {"19-part", "dans (le | l) <Dir>", country_wide},
    {"33-towards", "vers (le | l) <dir>", role},
    {"19-part", "(dans le centre | au centre | le centre) ($de <p> | <dem>)", middle},
    {"33-route", "(de | d | depuis | du) <p> (a | vers | jusqu a | au | en) <p>", role},
    {"33-towards",
     "(vers | en direction $de | direction | a destination $de | en partance pour | en route pour "
     "| "
     "en route vers | pour rallier | ralliant | pour rejoindre | rejoindre | se rendant a | se "
     "rendre a) <p>",
     role},
    {"33-from",
     "(en provenance $de | provenant $de | parti $de | partis $de | partie $de | venu $de | "
     "venus $de | venant $de | originaire $de | originaires $de | depuis | arrivant $de) <p>",
     role},
    {"35-embassy", "(a | devant | pres de | dans) [$le] (ambassade | consulat) (<dem> | $de <org>) "
                   "[(a | en | au | aux) <p>]"},
    {"35-embassy", "[$le] (ambassade | consulat) (<dem> | $de <org>) [(a | en | au | aux) <p>]",
     role},
    {"36-everywhere", "(partout | un peu partout) (au | en | dans | a | aux) <p>"},
    {"36-everywhere", "(partout | un peu partout) (dans le pays | sur le territoire [national])",
     country_wide},
    {"36-everywhere", "(a travers | dans) [tout] (le pays | l ensemble du pays)", country_wide},
    {"36-everywhere", "(dans | a travers | sur) (toute | tout | l ensemble $de | tout le "
                      "territoire $de | le territoire) [$le] (<p> | <dem>)"},
    {"36-everywhere", "(dans | sur) (l ensemble du | tout le) (pays | territoire) [national]",
     country_wide},
    {"36-everywhere", "dans plusieurs (regions | localites | villes | provinces) (du pays)",
     country_wide},
    {"36-everywhere", "dans plusieurs (regions | localites | villes | provinces) $de <p>"},
    {"38-outside", "(hors | loin | en dehors | a l exterieur | a l ecart | au dela) $de <p>",
     excludes},
    {"34-anaphora", "(sur place | ici meme)", needs_place},
    {"34-anaphora", "(dans | a) (la | cette) (zone | localite | ville | bourgade)", needs_place},
    {"31-container", "%open <p> %close", named},
    {"31-container", "%open <p> , <p> %close", named},
    {"1-in",
     "(a | au | aux | dans | en | sur | chez | a l interieur $de | au coeur $de | en plein | au "
     "centre $de) <p>",
     named},
    {"1-in", "<p>", named | bare},
    {"29-facility",
     "(hopital | clinique | maternite | ecole | lycee | universite | eglise | cathedrale | mosquee "
     "| prison | gare | raffinerie | centrale | morgue | commissariat | mairie) [universitaire | "
     "general | regional | central | militaire | provincial | electrique | centrale] $de <org>",
     named | bare},
    // Names that no gazetteer has: where it was is known, if not drawn. Few words open these.
    {"15-axis", "$axe (<x> [- | – | /] <p> | <p> [- | – | /] <x>)"},
    {"2-distance", "[$situe] [a | de | d] <q> [<how>] $de <x>"},
    {"2-distance", "[$situe] [a | de | d] <q> [<how>] ($au | en direction du) <dir> $de <x>"},
    {"9-near",
     "(pres | proche | non loin | pas loin | a proximite | aux environs | autour) $de "
     "[$le] [$localite $de] <x>",
     soft},
    {"27-offshore", "au large [des cotes | de la cote] $de <x>"},
    {"11-gateway", "(entree | sortie) [<dir>] $de [$facility $de] <x>"},
    {"18-direction", "<dir> $de <x>", soft},
    {"1-in", "[dans [$le]] $localite $de <x>", named},
    {"15-axis", "(axe | route | troncon) [$de] <x> [(- | – | /) <x>]"},
    {"20-district", "[dans [$le]] $district $de <x>", named},
    {"28-nature",
     "dans [$le] (foret | forets | monts | collines | massif | reserve | parc) $de <x>", named},
    {"1-in",
     "(hopital | clinique | prison | gare | mosquee | eglise | mairie | ecole | commissariat) "
     "[universitaire | general | regional | central | primaire] $de <x>",
     named | bare},
    {"17-at-level", "(a hauteur | a la hauteur | au niveau) $de <x>", named},
    {"12-suburb", "[dans [$le]] (quartier | faubourg) $de <x>", named},
});

} // namespace

std::span<const RuleText> french_rules() {
    return table;
}

} // namespace cordon::place::expression

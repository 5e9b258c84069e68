// SPDX-License-Identifier: MIT
#include "place/expression/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cordon::place::expression {

namespace {

using TypeEntry = std::pair<std::string_view, TypeGroup>;

constexpr auto types = [] {
    std::array table = std::to_array<TypeEntry>({
        {"ville", TypeGroup::town},
        {"villes", TypeGroup::town},
        {"village", TypeGroup::town},
        {"villages", TypeGroup::town},
        {"localite", TypeGroup::town},
        {"localites", TypeGroup::town},
        {"cite", TypeGroup::town},
        {"bourg", TypeGroup::town},
        {"bourgade", TypeGroup::town},
        {"hameau", TypeGroup::town},
        {"town", TypeGroup::town},
        {"towns", TypeGroup::town},
        {"city", TypeGroup::town},
        {"cities", TypeGroup::town},
        {"hamlet", TypeGroup::town},
        {"locality", TypeGroup::town},
        {"quartier", TypeGroup::quarter},
        {"quartiers", TypeGroup::quarter},
        {"banlieue", TypeGroup::quarter},
        {"faubourg", TypeGroup::quarter},
        {"suburb", TypeGroup::quarter},
        {"suburbs", TypeGroup::quarter},
        {"neighbourhood", TypeGroup::quarter},
        {"neighborhood", TypeGroup::quarter},
        {"quarter", TypeGroup::quarter},
        {"cercle", TypeGroup::district},
        {"cercles", TypeGroup::district},
        {"caza", TypeGroup::district},
        {"district", TypeGroup::district},
        {"districts", TypeGroup::district},
        {"departement", TypeGroup::district},
        {"department", TypeGroup::district},
        {"prefecture", TypeGroup::district},
        {"arrondissement", TypeGroup::district},
        {"county", TypeGroup::district},
        {"comte", TypeGroup::district},
        {"canton", TypeGroup::district},
        {"territoire", TypeGroup::district},
        {"territory", TypeGroup::district},
        {"township", TypeGroup::district},
        {"raion", TypeGroup::district},
        {"woreda", TypeGroup::district},
        {"lga", TypeGroup::district},
        {"subdistrict", TypeGroup::district},
        {"subcounty", TypeGroup::district},
        {"division", TypeGroup::district},
        {"subdivision", TypeGroup::district},
        {"tehsil", TypeGroup::district},
        {"taluk", TypeGroup::district},
        {"taluka", TypeGroup::district},
        {"upazila", TypeGroup::district},
        {"regency", TypeGroup::district},
        {"oblast", TypeGroup::region},
        {"region", TypeGroup::region},
        {"regions", TypeGroup::region},
        {"province", TypeGroup::region},
        {"provinces", TypeGroup::region},
        {"etat", TypeGroup::region},
        {"state", TypeGroup::region},
        {"gouvernorat", TypeGroup::region},
        {"governorate", TypeGroup::region},
        {"wilaya", TypeGroup::region},
        {"commune", TypeGroup::commune},
        {"communes", TypeGroup::commune},
        {"municipalite", TypeGroup::commune},
        {"municipality", TypeGroup::commune},
        {"foret", TypeGroup::nature},
        {"forets", TypeGroup::nature},
        {"parc", TypeGroup::nature},
        {"reserve", TypeGroup::nature},
        {"massif", TypeGroup::nature},
        {"mont", TypeGroup::nature},
        {"monts", TypeGroup::nature},
        {"montagne", TypeGroup::nature},
        {"montagnes", TypeGroup::nature},
        {"colline", TypeGroup::nature},
        {"collines", TypeGroup::nature},
        {"forest", TypeGroup::nature},
        {"forests", TypeGroup::nature},
        {"park", TypeGroup::nature},
        {"hills", TypeGroup::nature},
        {"mountains", TypeGroup::nature},
        {"mountain", TypeGroup::nature},
        {"pont", TypeGroup::facility},
        {"barrage", TypeGroup::facility},
        {"mine", TypeGroup::facility},
        {"mines", TypeGroup::facility},
        {"poste", TypeGroup::facility},
        {"peage", TypeGroup::facility},
        {"camp", TypeGroup::facility},
        {"base", TypeGroup::facility},
        {"marche", TypeGroup::facility},
        {"mosquee", TypeGroup::facility},
        {"aeroport", TypeGroup::facility},
        {"hopital", TypeGroup::facility},
        {"ecole", TypeGroup::facility},
        {"prison", TypeGroup::facility},
        {"gare", TypeGroup::facility},
        {"carrefour", TypeGroup::facility},
        {"bridge", TypeGroup::facility},
        {"dam", TypeGroup::facility},
        {"checkpoint", TypeGroup::facility},
        {"post", TypeGroup::facility},
        {"airport", TypeGroup::facility},
        {"market", TypeGroup::facility},
        {"mosque", TypeGroup::facility},
        {"hospital", TypeGroup::facility},
        {"school", TypeGroup::facility},
        {"station", TypeGroup::facility},
        {"barracks", TypeGroup::facility},
        {"garrison", TypeGroup::facility},
        {"caserne", TypeGroup::facility},
        {"junction", TypeGroup::facility},
    });
    std::sort(table.begin(), table.end());
    return table;
}();

} // namespace

void add_type_words(Vocabulary& words) {
    for (const auto& [word, group] : types) words.add(word, group);
}

TypeGroup type_group(std::string_view folded) {
    const auto* found =
        std::lower_bound(types.begin(), types.end(), folded,
                         [](const TypeEntry& e, std::string_view w) { return e.first < w; });
    return found != types.end() && found->first == folded ? found->second : TypeGroup::none;
}

} // namespace cordon::place::expression

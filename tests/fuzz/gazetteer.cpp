// SPDX-License-Identifier: MIT
// A gazetteer: a built file, a GeoNames dump or a table, plain or packed; then looked through.
#include "place/gazetteer.hpp"

#include "core/diagnostic.hpp"
#include "fuzz/support.hpp"
#include "place/gazetteer_build.hpp"
#include "place/gazetteer_search.hpp"

namespace cordon::fuzz {

namespace {

void look_through(const place::Gazetteer& gazetteer) {
    for (const std::string_view name : {"kati", "mali", "region de kayes", "", "\xff"}) {
        static_cast<void>(gazetteer.is_prefix(name));
        for (const place::Found& found : gazetteer.find(name)) {
            const place::Place& place = gazetteer.place(found.place);
            static_cast<void>(place::describe(place));
            static_cast<void>(place.radius());
        }
        static_cast<void>(place::search(gazetteer, name));
    }
    static_cast<void>(gazetteer.seats("ML"));
    static_cast<void>(gazetteer.division("ML", "03"));
    static_cast<void>(gazetteer.attributions());
    for (std::uint32_t i = 0; i < std::min<std::size_t>(gazetteer.size(), 16); ++i)
        static_cast<void>(place::describe(gazetteer.place(i)));
}

} // namespace

void run(std::string_view input) {
    const MemoryFile file(input);
    look_through(place::Gazetteer::open_only({file.path()}));
}

} // namespace cordon::fuzz

// SPDX-License-Identifier: MIT
#include "place/gazetteer.hpp"

#include "core/diagnostic.hpp"
#include "data/mapped_file.hpp"
#include "place/edit_distance.hpp"
#include "place/gazetteer_build.hpp"
#include "place/gazetteer_store.hpp"
#include "place/outlines.hpp"
#include "place/shipped_gazetteer.hpp"
#include "place/word_table.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <optional>

namespace cordon::place {

namespace {

/// A place without a GeoNames number and one with it are the same when so near, in degrees.
constexpr double same_town_degrees = 0.05;
constexpr double same_area_degrees = 1.5;

constexpr std::size_t max_near_names = 5;

/// Feature codes of seats, in the order of seats().
constexpr std::array<std::string_view, 3> seat_codes{"PPLC", "PPLA", "PPLA2"};
using SeatsByClass = std::array<std::vector<std::uint32_t>, seat_codes.size()>;

/// Country, then first-level code.
using AreaKey = std::pair<std::string, std::string>;
/// Of divisions, and of whole countries, which have no code.
using Seats = std::map<AreaKey, SeatsByClass>;

bool is_compiled(const std::filesystem::path& path) {
    const data::MappedFile file(path);
    return GazetteerStore::is_store(file.bytes());
}

} // namespace

struct Gazetteer::Impl {
    struct Layer {
        std::shared_ptr<const GazetteerStore> store;
        std::uint32_t base = 0; ///< index of its first place
    };
    std::vector<Layer> layers;
    std::uint32_t count = 0;
    std::map<AreaKey, std::uint32_t> divisions;
    std::map<std::string, std::uint32_t, std::less<>> countries;
    Outlines outlines;
    mutable std::mutex guard;       ///< of what is made on first use
    mutable std::deque<Place> made; ///< in the order in which they were asked for
    /// By index: the place when somebody has asked for it. Read without the lock.
    mutable std::vector<std::atomic<const Place*>> seen;
    mutable std::optional<Seats> seats;
    mutable std::mutex guard_of_names;
    /// What was asked for last, by folded name: texts name the same places again and again.
    mutable WordTable<std::shared_ptr<const NameEntry>> asked;

    /// What all layers have of a name, without its facts.
    [[nodiscard]] NameEntry look_up(std::string_view folded) const;

    void add(std::shared_ptr<const GazetteerStore> store) {
        const auto size = static_cast<std::uint32_t>(store->places().size());
        layers.push_back({std::move(store), count});
        count += size;
    }

    /// User files: each run of texts is one layer, so that alternate names find their dump.
    void add_files(const std::vector<std::filesystem::path>& files) {
        std::vector<std::filesystem::path> texts;
        const auto flush = [this, &texts] {
            if (texts.empty()) return;
            CollectingReporter findings;
            GazetteerCounts counts;
            std::string bytes = build_gazetteer_bytes(texts, findings, counts);
            add(GazetteerStore::from_bytes(std::move(bytes), texts.front().string()));
            texts.clear();
        };
        for (const auto& file : files) {
            if (is_compiled(file)) {
                flush();
                add(GazetteerStore::open(file));
            } else {
                texts.push_back(file);
            }
        }
        flush();
    }

    void index_places() {
        seen = std::vector<std::atomic<const Place*>>(count);
        for (const Layer& layer : layers)
            for (const std::uint32_t local : layer.store->areas()) {
                const StoredPlace& row = layer.store->place(local);
                const std::string_view code(row.feature_code,
                                            ::strnlen(row.feature_code, sizeof row.feature_code));
                std::string iso(row.country, ::strnlen(row.country, sizeof row.country));
                const std::uint32_t index = layer.base + local;
                if (code == "ADM1")
                    divisions[{std::move(iso), std::string(layer.store->text(row.admin1))}] = index;
                else if (code.starts_with("PCL") && code != "PCLH")
                    countries[std::move(iso)] = index;
            }
    }

    [[nodiscard]] const Layer& layer_of(std::uint32_t index) const {
        std::size_t i = layers.size() - 1;
        while (i > 0 && layers[i].base > index) --i;
        return layers[i];
    }

    /// The place itself, or the one that a later layer has for the same number.
    [[nodiscard]] std::uint32_t latest(std::size_t layer, std::uint32_t local) const {
        const std::int64_t id = layers[layer].store->place(local).id;
        if (id > 0)
            for (std::size_t later = layers.size() - 1; later > layer; --later)
                if (const auto found = layers[later].store->by_id(id))
                    return layers[later].base + *found;
        return layers[layer].base + local;
    }

    [[nodiscard]] const StoredPlace& row(std::uint32_t index) const {
        const Layer& layer = layer_of(index);
        return layer.store->place(index - layer.base);
    }

    [[nodiscard]] bool is_listed(std::uint32_t index, std::int64_t id) const {
        if (layers.size() == 1 || index < layers[1].base) return true;
        return layers[0].store->by_id(id).has_value();
    }

    /// What place() answers; the lock is held.
    [[nodiscard]] const Place& make(std::uint32_t index) const {
        const Layer& layer = layer_of(index);
        Place place = to_place(*layer.store, index - layer.base);
        place.listed = is_listed(index, place.id);
        const auto division = divisions.find({place.country, place.admin1});
        if (division != divisions.end() && !place.admin1.empty()) {
            const Layer& of = layer_of(division->second);
            place.admin1_name = of.store->text(of.store->place(division->second - of.base).name);
        }
        return made.emplace_back(std::move(place));
    }

    /// All seats of all countries.
    [[nodiscard]] Seats find_seats() const {
        Seats all;
        for (std::size_t l = 0; l < layers.size(); ++l) {
            const auto rows = layers[l].store->places();
            for (std::uint32_t local = 0; local < rows.size(); ++local) {
                const StoredPlace& row = rows[local];
                // Most places are "PPL" and no seat's code is as short.
                if (row.feature_code[3] == '\0') continue;
                const std::string_view code(row.feature_code,
                                            ::strnlen(row.feature_code, sizeof row.feature_code));
                const auto* const rank = std::find(seat_codes.begin(), seat_codes.end(), code);
                if (rank == seat_codes.end() || latest(l, local) != layers[l].base + local)
                    continue;
                std::string iso(row.country, ::strnlen(row.country, sizeof row.country));
                std::string code_of_division(layers[l].store->text(row.admin1));
                const auto place = static_cast<std::size_t>(rank - seat_codes.begin());
                if (!code_of_division.empty())
                    all[{iso, std::move(code_of_division)}].at(place).push_back(layers[l].base +
                                                                                local);
                all[{std::move(iso), {}}].at(place).push_back(layers[l].base + local);
            }
        }
        return all;
    }

    /// Whether `one`, which has no number, is another row for `other`, which has one.
    [[nodiscard]] bool doubles(std::uint32_t one, std::uint32_t other) const {
        const StoredPlace& a = row(one);
        const StoredPlace& b = row(other);
        if (a.id >= 0 || b.id < 0 || a.feature_class != b.feature_class) return false;
        const double reach = a.feature_class == 'A' ? same_area_degrees : same_town_degrees;
        return std::abs(a.lon - b.lon) < reach && std::abs(a.lat - b.lat) < reach &&
               std::equal(std::begin(a.country), std::end(a.country), std::begin(b.country));
    }
};

Gazetteer::Gazetteer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer Gazetteer::open(const std::vector<std::filesystem::path>& files) {
    auto impl = std::make_unique<Impl>();
    impl->add(shipped_gazetteer());
    impl->add_files(files);
    impl->index_places();
    return Gazetteer(std::move(impl));
}

Gazetteer Gazetteer::open_only(const std::vector<std::filesystem::path>& files) {
    auto impl = std::make_unique<Impl>();
    impl->add_files(files);
    if (impl->layers.empty())
        throw Error("a gazetteer needs at least one file", "give a GeoNames dump or a CSV table");
    impl->index_places();
    return Gazetteer(std::move(impl));
}

std::shared_ptr<const NameEntry> Gazetteer::look_up(std::string_view folded) const {
    constexpr std::size_t most_asked = 16'384;
    static const auto nothing = std::make_shared<const NameEntry>();
    if (folded.empty()) return nothing;
    const std::lock_guard lock(impl_->guard_of_names);
    if (const auto* const known = impl_->asked.find(folded)) return *known;
    NameEntry entry = impl_->look_up(folded);
    entry.facts = facts(entry.found);
    if (impl_->asked.size() >= most_asked) impl_->asked = {};
    auto made = std::make_shared<const NameEntry>(std::move(entry));
    impl_->asked[made->name] = made;
    return made;
}

std::vector<Found> Gazetteer::find(std::string_view folded) const {
    return look_up(folded)->found;
}

NameFacts Gazetteer::facts(const std::vector<Found>& found) const {
    NameFacts facts;
    bool inhabited = false;
    for (const Found& one : found) {
        const Place& some = place(one.place);
        const double people = some.effective_population();
        facts.any_population = std::max(facts.any_population, people);
        const bool primary = one.rank == NameRank::primary;
        facts.first_name = facts.first_name || primary;
        const std::string_view code = some.feature_code;
        if (code.starts_with("PCL") || code == "CONT" || code == "OCN" || code == "SEA" ||
            code == "RGN")
            facts.country = true;
        else if (code == "ADM1")
            facts.division = facts.division || primary || people >= 100'000.0;
        else if (some.feature_class == 'A')
            facts.second_division = facts.second_division || primary;
        else if (some.feature_class == 'P') {
            facts.town = facts.town || primary;
            if (primary) facts.population = std::max(facts.population, people);
        }
        inhabited = inhabited || some.feature_class == 'P' || some.feature_class == 'A';
    }
    facts.natural = !inhabited && !facts.country;
    return facts;
}

NameEntry Gazetteer::Impl::look_up(std::string_view folded) const {
    NameEntry answer{.name = std::string(folded), .found = {}, .is_prefix = false, .facts = {}};
    std::vector<Found>& found = answer.found;
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        const GazetteerStore::Match match = layers[layer].store->find(folded);
        answer.is_prefix = answer.is_prefix || match.is_prefix;
        for (const StoredName& name : match.names) {
            const Found one{latest(layer, name.place), name.rank <= 2
                                                           ? static_cast<NameRank>(name.rank)
                                                           : NameRank::alternate};
            const auto same = std::find_if(found.begin(), found.end(), [&one](const Found& other) {
                return other.place == one.place;
            });
            if (same == found.end())
                found.push_back(one);
            else
                same->rank = std::min(same->rank, one.rank);
        }
    }
    if (found.size() > 1) {
        const std::vector<Found> all = found;
        std::erase_if(found, [this, &all](const Found& one) {
            return std::any_of(all.begin(), all.end(), [this, &one](const Found& other) {
                return doubles(one.place, other.place);
            });
        });
    }
    std::sort(found.begin(), found.end(), [this](const Found& a, const Found& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        const std::int64_t first = row(a.place).id;
        const std::int64_t second = row(b.place).id;
        return first != second ? first < second : a.place < b.place;
    });
    return answer;
}

bool Gazetteer::is_prefix(std::string_view folded) const {
    return look_up(folded)->is_prefix;
}

const Place& Gazetteer::place(std::uint32_t index) const {
    // No row lies beyond the end; what a broken file names there is its first one.
    auto& slot = impl_->seen[index < impl_->count ? index : impl_->layers.back().base];
    if (const Place* const known = slot.load(std::memory_order_acquire)) return *known;
    const std::lock_guard lock(impl_->guard);
    if (const Place* const known = slot.load(std::memory_order_relaxed)) return *known;
    const Place& made = impl_->make(index);
    slot.store(&made, std::memory_order_release);
    return made;
}

std::optional<std::uint32_t> Gazetteer::country(std::string_view iso) const {
    const auto found = impl_->countries.find(iso);
    if (found == impl_->countries.end()) return std::nullopt;
    return found->second;
}

std::optional<std::uint32_t> Gazetteer::division(std::string_view iso,
                                                 std::string_view admin1) const {
    const auto found = impl_->divisions.find({std::string(iso), std::string(admin1)});
    if (found == impl_->divisions.end()) return std::nullopt;
    return found->second;
}

std::vector<std::uint32_t> Gazetteer::seats(std::string_view iso, std::string_view admin1) const {
    {
        const std::lock_guard lock(impl_->guard);
        if (!impl_->seats) impl_->seats = impl_->find_seats();
    }
    std::vector<std::uint32_t> all;
    const auto found = impl_->seats->find({std::string(iso), std::string(admin1)});
    if (found == impl_->seats->end()) return all;
    for (const auto& some : found->second) all.insert(all.end(), some.begin(), some.end());
    return all;
}

geom::LonLatShape Gazetteer::outline(const Place& place) const {
    return impl_->outlines.of(place);
}

std::vector<std::string> Gazetteer::near_names(std::string_view folded) const {
    struct Near {
        std::size_t distance = 0;
        double population = 0.0;
        std::string name;
    };
    std::vector<Near> near;
    const std::size_t reach = folded.size() < 5 ? 1 : 2;
    if (folded.empty()) return {};
    for (const auto& layer : impl_->layers)
        for (const StoredName& name : layer.store->names()) {
            const std::string_view text = layer.store->text(name.folded);
            if (text.empty() || text.front() != folded.front()) continue;
            const auto distance = edit_distance(folded, text, reach);
            if (!distance) continue;
            const StoredPlace& row = layer.store->place(name.place);
            near.push_back({*distance, row.population, std::string(layer.store->text(row.name))});
        }
    std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
        if (a.distance != b.distance) return a.distance < b.distance;
        return a.population != b.population ? a.population > b.population : a.name < b.name;
    });
    std::vector<std::string> names;
    for (const Near& one : near) {
        if (names.size() == max_near_names) break;
        if (std::find(names.begin(), names.end(), one.name) == names.end())
            names.push_back(one.name);
    }
    return names;
}

std::size_t Gazetteer::size() const {
    return impl_->count;
}

std::vector<std::string> Gazetteer::attributions() const {
    std::vector<std::string> lines;
    for (const auto& layer : impl_->layers) {
        std::string line(layer.store->attribution());
        if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end())
            lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace cordon::place

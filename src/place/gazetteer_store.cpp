// SPDX-License-Identifier: MIT
#include "place/gazetteer_store.hpp"

#include "core/diagnostic.hpp"
#include "data/mapped_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace cordon::place {

static_assert(std::endian::native == std::endian::little,
              "gazetteer files are read as they lie in memory");

namespace {

constexpr std::string_view magic = "CORDGAZ1";

struct Header {
    // NOLINTNEXTLINE(cppcoreguidelines-avoid-c-arrays, modernize-avoid-c-arrays): file layout
    char magic[8] = {};
    std::uint64_t places = 0;
    std::uint64_t names = 0;
    std::uint64_t areas = 0; ///< padded to an even number
    std::uint64_t texts = 0;
    std::uint64_t attribution = 0; ///< bytes of it, at the end of the texts
    std::uint64_t source_bytes = 0;
};

/// Looks at a part of the file as an array; the file is aligned to 8 bytes and so are its parts.
template <typename T>
std::span<const T> section(std::string_view bytes, std::size_t offset, std::uint64_t count) {
    return {reinterpret_cast<const T*>(bytes.data() + offset), static_cast<std::size_t>(count)};
}

template <typename T>
void append(std::string& out, std::span<const T> values) {
    out.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

} // namespace

bool GazetteerStore::is_store(std::string_view bytes) {
    return bytes.starts_with(magic);
}

std::shared_ptr<const GazetteerStore> GazetteerStore::open(const std::filesystem::path& path) {
    std::shared_ptr<GazetteerStore> store(new GazetteerStore);
    store->file_ = std::make_unique<data::MappedFile>(path);
    store->attach(store->file_->bytes(), path.string());
    return store;
}

std::shared_ptr<const GazetteerStore> GazetteerStore::from_bytes(std::string bytes,
                                                                 const std::string& name) {
    std::shared_ptr<GazetteerStore> store(new GazetteerStore);
    store->bytes_ = std::move(bytes);
    store->attach(store->bytes_, name);
    return store;
}

GazetteerStore::~GazetteerStore() = default;

void GazetteerStore::attach(std::string_view bytes, const std::string& name) {
    const auto fail = [&name](const char* why) {
        throw Error(fmt::format("{}: not a gazetteer: {}", name, why),
                    "build it again with 'cordon gazetteer build'");
    };
    Header header;
    if (!is_store(bytes) || bytes.size() < sizeof header) fail("it does not begin like one");
    std::memcpy(&header, bytes.data(), sizeof header);
    constexpr std::uint64_t limit = std::uint64_t{1} << 31U;
    if (header.places > limit || header.names > limit || header.areas > limit ||
        header.texts > 2 * limit || header.attribution > header.texts)
        fail("its sizes are out of range");
    const std::uint64_t first = sizeof(Header);
    const std::uint64_t names_at = first + header.places * sizeof(StoredPlace);
    const std::uint64_t areas_at = names_at + header.names * sizeof(StoredName);
    const std::uint64_t texts_at = areas_at + header.areas * sizeof(std::uint32_t);
    if (texts_at + header.texts != bytes.size()) fail("its size is not what its header says");
    places_ = section<StoredPlace>(bytes, first, header.places);
    names_ = section<StoredName>(bytes, names_at, header.names);
    areas_ = section<std::uint32_t>(bytes, areas_at, header.areas);
    texts_ = bytes.substr(texts_at);
    attribution_ = texts_.substr(texts_.size() - header.attribution);
    source_bytes_ = header.source_bytes;
    if (places_.empty() && !names_.empty()) fail("it has names without places");
}

std::string_view GazetteerStore::text(StoredText text) const {
    if (text.offset > texts_.size() || text.length > texts_.size() - text.offset) return {};
    return texts_.substr(text.offset, text.length);
}

const StoredPlace& GazetteerStore::place(std::uint32_t index) const {
    return places_[index < places_.size() ? index : 0];
}

GazetteerStore::Match GazetteerStore::find(std::string_view folded) const {
    const auto first = std::lower_bound(
        names_.begin(), names_.end(), folded,
        [this](const StoredName& name, std::string_view key) { return text(name.folded) < key; });
    auto last = first;
    while (last != names_.end() && text(last->folded) == folded) ++last;
    if (first != last) return {{first, last}, true};
    // A space sorts before every letter and digit: longer names follow at once.
    const std::string_view next = first == names_.end() ? "" : text(first->folded);
    return {{},
            next.size() > folded.size() && next.starts_with(folded) && next[folded.size()] == ' '};
}

std::optional<std::uint32_t> GazetteerStore::by_id(std::int64_t id) const {
    const auto found =
        std::lower_bound(places_.begin(), places_.end(), id,
                         [](const StoredPlace& p, std::int64_t key) { return p.id < key; });
    if (found == places_.end() || found->id != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - places_.begin());
}

Place to_place(const GazetteerStore& store, std::uint32_t index) {
    const StoredPlace& row = store.place(index);
    const auto until_zero = [](const char* text, std::size_t size) {
        return std::string(text,
                           static_cast<std::size_t>(std::find(text, text + size, '\0') - text));
    };
    Place place;
    place.id = row.id;
    place.name = store.text(row.name);
    place.at = {row.lon, row.lat};
    place.feature_class = row.feature_class;
    place.feature_code = until_zero(row.feature_code, sizeof row.feature_code);
    place.country = until_zero(row.country, sizeof row.country);
    place.admin1 = store.text(row.admin1);
    place.admin2 = store.text(row.admin2);
    place.population = row.population;
    place.alternates = row.alternates;
    return place;
}

std::string StoreBuilder::finish(std::string_view attribution, std::uint64_t source_bytes) {
    std::vector<std::uint32_t> order(rows_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        return rows_[a].id != rows_[b].id ? rows_[a].id < rows_[b].id : a < b;
    });
    std::vector<std::uint32_t> new_index(rows_.size());
    std::vector<StoredPlace> places;
    places.reserve(rows_.size());
    for (const std::uint32_t row : order) {
        // A later row of the same number takes the earlier one's place and keeps its names.
        if (places.empty() || places.back().id != rows_[row].id)
            places.push_back(rows_[row]);
        else
            places.back() = rows_[row];
        new_index[row] = static_cast<std::uint32_t>(places.size() - 1);
    }
    const auto key = [this](const Name& n) {
        return std::string_view(texts_).substr(n.folded.offset, n.folded.length);
    };
    for (Name& name : names_) name.row = new_index[name.row];
    std::sort(names_.begin(), names_.end(), [&key](const Name& a, const Name& b) {
        const int order_of_text = key(a).compare(key(b));
        if (order_of_text != 0) return order_of_text < 0;
        return a.row != b.row ? a.row < b.row : a.rank < b.rank;
    });
    names_.erase(std::unique(names_.begin(), names_.end(),
                             [&key](const Name& a, const Name& b) {
                                 return a.row == b.row && key(a) == key(b);
                             }),
                 names_.end());
    std::vector<StoredName> names;
    names.reserve(names_.size());
    for (const Name& n : names_)
        names.push_back({n.folded, n.row, static_cast<std::uint32_t>(n.rank)});
    std::vector<std::uint32_t> areas;
    for (std::uint32_t i = 0; i < places.size(); ++i)
        if (places[i].feature_class == 'A') areas.push_back(i);
    const auto code = [this, &places](std::uint32_t i) {
        const StoredText a = places[i].admin1;
        return std::make_pair(std::string_view(places[i].country, 2),
                              std::string_view(texts_).substr(a.offset, a.length));
    };
    std::stable_sort(areas.begin(), areas.end(),
                     [&code](std::uint32_t a, std::uint32_t b) { return code(a) < code(b); });
    if (areas.size() % 2 != 0) areas.push_back(areas.back());

    Header header{.places = places.size(),
                  .names = names.size(),
                  .areas = areas.size(),
                  .texts = texts_.size() + attribution.size(),
                  .attribution = attribution.size(),
                  .source_bytes = source_bytes};
    std::copy(magic.begin(), magic.end(), header.magic);
    std::string out;
    out.reserve(sizeof header + places.size() * sizeof(StoredPlace) +
                names.size() * sizeof(StoredName) + areas.size() * 4 + header.texts);
    append(out, std::span<const Header>(&header, 1));
    append(out, std::span<const StoredPlace>(places));
    append(out, std::span<const StoredName>(names));
    append(out, std::span<const std::uint32_t>(areas));
    out += texts_;
    out += attribution;
    return out;
}

} // namespace cordon::place

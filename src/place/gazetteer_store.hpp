// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {
class MappedFile;
}

namespace cordon::place {

/// Text of the store: offset and length in its text block.
struct StoredText {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

/// A place as it lies in the file, 72 bytes, little-endian.
struct StoredPlace {
    std::int64_t id = 0;
    double lon = 0.0;
    double lat = 0.0;
    double population = 0.0;
    StoredText name;
    StoredText admin1;
    StoredText admin2;
    std::int32_t alternates = 0;
    char feature_class = 'P';
    // NOLINTNEXTLINE(cppcoreguidelines-avoid-c-arrays, modernize-avoid-c-arrays): file layout
    char feature_code[7] = {};
    // NOLINTNEXTLINE(cppcoreguidelines-avoid-c-arrays, modernize-avoid-c-arrays): file layout
    char country[2] = {};
    // NOLINTNEXTLINE(cppcoreguidelines-avoid-c-arrays, modernize-avoid-c-arrays): file layout
    char unused[2] = {};
};
static_assert(sizeof(StoredPlace) == 72);

/// One spelling of one place; sorted by folded text, rank, place.
struct StoredName {
    StoredText folded;
    std::uint32_t place = 0;
    std::uint32_t rank = 0; ///< NameRank
};
static_assert(sizeof(StoredName) == 16);

/// Places and their names in flat arrays: a mapped file (`gazetteer.bin`) or memory. Immutable.
/// Whatever the file says, nothing outside it is read: texts out of range are empty, places out of
/// range are place 0.
class GazetteerStore {
  public:
    /// Throws Error when the file is not one of build_gazetteer() or its sizes do not add up.
    [[nodiscard]] static std::shared_ptr<const GazetteerStore>
    open(const std::filesystem::path& path);
    /// The same from bytes in memory. `name` is used in messages.
    [[nodiscard]] static std::shared_ptr<const GazetteerStore> from_bytes(std::string bytes,
                                                                          const std::string& name);
    [[nodiscard]] static bool is_store(std::string_view bytes);

    GazetteerStore(const GazetteerStore&) = delete;
    GazetteerStore& operator=(const GazetteerStore&) = delete;
    GazetteerStore(GazetteerStore&&) = delete;
    GazetteerStore& operator=(GazetteerStore&&) = delete;
    ~GazetteerStore();

    [[nodiscard]] std::span<const StoredPlace> places() const { return places_; }
    [[nodiscard]] std::span<const StoredName> names() const { return names_; }
    /// Indices of places of class A, by country, then first-level code.
    [[nodiscard]] std::span<const std::uint32_t> areas() const { return areas_; }
    [[nodiscard]] std::string_view text(StoredText text) const;
    [[nodiscard]] const StoredPlace& place(std::uint32_t index) const;
    [[nodiscard]] std::string_view attribution() const { return attribution_; }
    /// Size of the file that it was built from, for the cache; 0 = not known.
    [[nodiscard]] std::uint64_t source_bytes() const { return source_bytes_; }

    /// What the store has of a folded name.
    struct Match {
        std::span<const StoredName> names; ///< the spellings equal to it
        bool is_prefix = false;            ///< a spelling is it or begins with it and a space
    };
    [[nodiscard]] Match find(std::string_view folded) const;
    /// Index of the place with that number.
    [[nodiscard]] std::optional<std::uint32_t> by_id(std::int64_t id) const;

  private:
    GazetteerStore() = default;
    void attach(std::string_view bytes, const std::string& name);

    std::unique_ptr<data::MappedFile> file_;
    std::string bytes_;
    std::span<const StoredPlace> places_;
    std::span<const StoredName> names_;
    std::span<const std::uint32_t> areas_;
    std::string_view texts_;
    std::string_view attribution_;
    std::uint64_t source_bytes_ = 0;
};

/// Collects places and writes a store. The same rows give the same bytes.
class StoreBuilder {
  public:
    /// A place with all its names; the last one for an id wins. `names[0]` and `names[1]` (the
    /// ASCII form) are primary.
    void add(const Place& place, std::span<const std::string_view> names);
    /// More names of a place that was added; false when it was not.
    bool add_name(std::int64_t id, std::string_view name);
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    /// An unused id below 0 for a place without one.
    [[nodiscard]] std::int64_t next_id() { return --last_free_id_; }
    /// The finished store as bytes.
    [[nodiscard]] std::string finish(std::string_view attribution, std::uint64_t source_bytes = 0);

  private:
    struct Name {
        StoredText folded;
        std::uint32_t row = 0;
        NameRank rank = NameRank::primary;
    };
    void add_folded(std::string_view folded, std::uint32_t row, NameRank rank);
    void add_spelling(std::string_view name, std::uint32_t row, NameRank rank);
    [[nodiscard]] StoredText keep(std::string_view text);

    std::vector<StoredPlace> rows_;
    std::vector<Name> names_;
    std::string texts_;
    std::vector<std::pair<std::int64_t, std::uint32_t>> ids_; ///< sorted lazily for add_name()
    std::size_t sorted_ids_ = 0;
    std::int64_t last_free_id_ = -1'000'000'000;
};

/// The name of a division without its type word, folded: `region de kayes` → `kayes`; empty when it
/// has none.
[[nodiscard]] std::string strip_type_word(std::string_view folded);

/// A stored place with its texts; `admin1_name` is left empty.
[[nodiscard]] Place to_place(const GazetteerStore& store, std::uint32_t index);

} // namespace cordon::place

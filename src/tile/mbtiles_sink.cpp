// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/handle.hpp"
#include "tile/digest.hpp"
#include "tile/sink.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <unordered_map>

namespace cordon::tile {

namespace fs = std::filesystem;

namespace {

using Database = CHandle<sqlite3, sqlite3_close>;
using Statement = CHandle<sqlite3_stmt, sqlite3_finalize>;

/// MBTiles 1.3 asks for `tiles` and `metadata`; a view saves what equal tiles would repeat.
constexpr const char* schema = R"(
PRAGMA application_id = 0x4d504258;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE metadata (name TEXT NOT NULL, value TEXT NOT NULL);
CREATE UNIQUE INDEX metadata_name ON metadata (name);
CREATE TABLE tiles_shallow (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,
    tile_data_id INTEGER, PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID;
CREATE TABLE tiles_data (tile_data_id INTEGER PRIMARY KEY, tile_data BLOB);
CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data
    FROM tiles_shallow JOIN tiles_data USING (tile_data_id);
BEGIN;
)";

class MbtilesSink final : public TileSink {
  public:
    explicit MbtilesSink(fs::path path) : path_(std::move(path)), part_(path_.string() + ".part") {
        std::error_code ignored;
        if (path_.has_parent_path()) fs::create_directories(path_.parent_path(), ignored);
        fs::remove(part_, ignored);
        sqlite3* raw = nullptr;
        const int code = sqlite3_open(part_.c_str(), &raw);
        database_.reset(raw);
        check(code == SQLITE_OK);
        check(sqlite3_exec(database_.get(), schema, nullptr, nullptr, nullptr) == SQLITE_OK);
        shallow_ = prepare("INSERT INTO tiles_shallow VALUES (?, ?, ?, ?)");
        data_ = prepare("INSERT INTO tiles_data VALUES (?, ?)");
    }
    ~MbtilesSink() override {
        if (!database_) return;
        close();
        std::error_code ignored;
        fs::remove(part_, ignored);
    }
    MbtilesSink(const MbtilesSink&) = delete;
    MbtilesSink& operator=(const MbtilesSink&) = delete;
    MbtilesSink(MbtilesSink&&) = delete;
    MbtilesSink& operator=(MbtilesSink&&) = delete;

    void add(std::uint64_t id, std::string_view bytes) override {
        const TileId tile = tile_of(id);
        const auto next = static_cast<std::int64_t>(contents_.size()) + 1;
        const auto [known, fresh] = contents_.try_emplace(key_of(bytes), next);
        if (fresh) {
            sqlite3_bind_int64(data_.get(), 1, next);
            // SQLITE_STATIC: the statement runs before the bytes go.
            sqlite3_bind_blob64(data_.get(), 2, bytes.data(), bytes.size(), nullptr);
            step(data_);
        }
        const std::int64_t side = std::int64_t{1} << static_cast<unsigned>(tile.z);
        sqlite3_bind_int(shallow_.get(), 1, tile.z);
        sqlite3_bind_int64(shallow_.get(), 2, tile.x);
        sqlite3_bind_int64(shallow_.get(), 3, side - 1 - tile.y); // rows count from the south
        sqlite3_bind_int64(shallow_.get(), 4, known->second);
        step(shallow_);
        ++tiles_;
    }

    SinkCounts finish(const TilesetInfo& info) override {
        if (tiles_ == 0) throw Error("there is no tile to write");
        write_metadata(info);
        check(sqlite3_exec(database_.get(), "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK);
        close();
        std::error_code error;
        fs::rename(part_, path_, error);
        if (error)
            throw Error(fmt::format("'{}' cannot be renamed: {}", part_.string(), error.message()));
        return {tiles_, contents_.size(), fs::file_size(path_)};
    }

  private:
    void write_metadata(const TilesetInfo& info) {
        const Statement insert = prepare("INSERT INTO metadata VALUES (?, ?)");
        const auto add = [&](const char* name, const std::string& value) {
            if (value.empty()) return;
            sqlite3_bind_text(insert.get(), 1, name, -1, nullptr);
            sqlite3_bind_text(insert.get(), 2, value.data(), static_cast<int>(value.size()),
                              nullptr);
            step(insert);
        };
        const geom::LonLatBox& b = info.bounds;
        add("name", info.name.empty() ? "cordon" : info.name);
        add("format", info.format == TileFormat::mvt ? "pbf" : std::string(name_of(info.format)));
        add("bounds",
            fmt::format("{:.7f},{:.7f},{:.7f},{:.7f}", b.min_x, b.min_y, b.max_x, b.max_y));
        add("center", fmt::format("{:.7f},{:.7f},{}", b.center().x, b.center().y,
                                  (info.min_zoom + info.max_zoom) / 2));
        add("minzoom", std::to_string(info.min_zoom));
        add("maxzoom", std::to_string(info.max_zoom));
        add("attribution", info.attribution);
        add("description", info.description);
        add("type", info.overlay ? "overlay" : "baselayer");
        add("version", info.version);
        if (!info.vector_layers.empty())
            add("json", "{\"vector_layers\":" + info.vector_layers + "}");
        add(record_key, info.record);
    }

    void check(bool good) const {
        if (!good)
            throw Error(fmt::format("'{}' cannot be written: {}", path_.string(),
                                    sqlite3_errmsg(database_.get())));
    }
    [[nodiscard]] Statement prepare(const char* sql) const {
        sqlite3_stmt* raw = nullptr;
        check(sqlite3_prepare_v2(database_.get(), sql, -1, &raw, nullptr) == SQLITE_OK);
        return Statement(raw);
    }
    void step(const Statement& statement) const {
        check(sqlite3_step(statement.get()) == SQLITE_DONE);
        sqlite3_reset(statement.get());
    }
    void close() {
        shallow_.reset();
        data_.reset();
        database_.reset();
    }

    fs::path path_;
    fs::path part_;
    Database database_;
    Statement shallow_;
    Statement data_;
    std::unordered_map<ContentKey, std::int64_t, ContentHash> contents_;
    std::uint64_t tiles_ = 0;
};

} // namespace

std::unique_ptr<TileSink> mbtiles_sink(const fs::path& path) {
    return std::make_unique<MbtilesSink>(path);
}

} // namespace cordon::tile

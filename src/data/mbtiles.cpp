// SPDX-License-Identifier: MIT
// MBTiles 1.3.
#include "core/diagnostic.hpp"
#include "core/handle.hpp"
#include "core/opened_files.hpp"
#include "data/tile_store.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <charconv>

namespace cordon::data {

namespace {

using Database = CHandle<sqlite3, sqlite3_close>;
using Statement = CHandle<sqlite3_stmt, sqlite3_finalize>;

class Mbtiles final : public TileStore {
  public:
    explicit Mbtiles(const std::filesystem::path& path) : path_(path.string()) {
        sqlite3* handle = nullptr;
        const int opened = sqlite3_open_v2(path_.c_str(), &handle,
                                           SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
        database_.reset(handle);
        if (opened != SQLITE_OK) refuse();
        note_opened(path_);
        tile_ = prepare("SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 "
                        "AND tile_row = ?3");
    }

    std::optional<std::string> read(const TileId& tile) override {
        sqlite3_stmt* statement = tile_.get();
        sqlite3_reset(statement);
        // Rows count from the south (TMS).
        const std::int64_t row = (std::int64_t{1} << tile.z) - 1 - tile.y;
        sqlite3_bind_int(statement, 1, tile.z);
        sqlite3_bind_int64(statement, 2, tile.x);
        sqlite3_bind_int64(statement, 3, row);
        const int found = sqlite3_step(statement);
        if (found == SQLITE_DONE) return std::nullopt;
        if (found != SQLITE_ROW) refuse();
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, 0));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, 0));
        return unpacked(bytes == nullptr ? std::string() : std::string(bytes, size));
    }

    Json description() override {
        Json::Object out;
        const Statement rows = prepare("SELECT name, value FROM metadata ORDER BY name");
        while (sqlite3_step(rows.get()) == SQLITE_ROW) {
            const std::string name = text(rows.get(), 0);
            const std::string value = text(rows.get(), 1);
            if (name == "minzoom" || name == "maxzoom") {
                double number = 0;
                std::from_chars(value.data(), value.data() + value.size(), number);
                out.push_back({name, Json(number), 0});
            } else if (name == "attribution" || name == "format" || name == "name") {
                out.push_back({name, Json(value), 0});
            }
        }
        return Json(std::move(out));
    }

    std::string metadata(const std::string& name) override {
        const Statement row = prepare("SELECT value FROM metadata WHERE name = ?1");
        sqlite3_bind_text(row.get(), 1, name.data(), static_cast<int>(name.size()), nullptr);
        return sqlite3_step(row.get()) == SQLITE_ROW ? text(row.get(), 0) : std::string();
    }

  private:
    [[noreturn]] void refuse() const {
        throw Error(fmt::format("'{}' cannot be read as MBTiles: {}", path_,
                                sqlite3_errmsg(database_.get())));
    }
    Statement prepare(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr) != SQLITE_OK)
            refuse();
        return Statement(statement);
    }
    static std::string text(sqlite3_stmt* row, int column) {
        const unsigned char* found = sqlite3_column_text(row, column);
        return found == nullptr ? std::string() : reinterpret_cast<const char*>(found);
    }

    std::string path_;
    Database database_;
    Statement tile_;
};

} // namespace

std::unique_ptr<TileStore> open_mbtiles(const std::filesystem::path& path) {
    return std::make_unique<Mbtiles>(path);
}

} // namespace cordon::data

// SPDX-License-Identifier: MIT
#include "tile/shard_file.hpp"

#include "core/diagnostic.hpp"
#include "tile/digest.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <unordered_map>

namespace cordon::tile {

namespace fs = std::filesystem;

namespace {

// Header: magic, plan id, shard. Record: magic, job, bytes of the body, crc32 of all before and the
// body; body: for each tile id, flags, length or number of an earlier content, then its bytes.
constexpr std::string_view file_magic = "cordon-shard 1\n";
constexpr std::size_t plan_digits = 64;
constexpr std::size_t header_size = 15 + plan_digits + 4;
constexpr std::uint32_t record_magic = 0x4A4F4231;
constexpr std::size_t record_head = 4 + 8 + 8 + 4;
constexpr std::uint64_t most_body = std::uint64_t{1} << 31U;
constexpr std::size_t tile_head = 8 + 1 + 4;
enum Flag : unsigned { is_blank = 1U, is_repeat = 2U, is_absent = 4U };

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8U * static_cast<unsigned>(i)));
}

std::uint64_t get(std::string_view bytes, std::size_t at, int count) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i)
        value |= std::uint64_t{static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)])}
                 << (8U * static_cast<unsigned>(i));
    return value;
}

std::string header_of(const ShardName& name) {
    std::string out(file_magic);
    out += name.plan;
    put(out, name.shard, 4);
    return out;
}

[[noreturn]] void fail(const fs::path& path, const std::string& what) {
    throw Error(fmt::format("'{}' cannot be {}: {}", path.string(), what,
                            std::generic_category().message(errno)));
}

/// Where contents of a log lie, in the order of their first use.
struct Contents {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> places; ///< offset in the file, length
};

/// Reads whole records from the start of a log.
class LogReader {
  public:
    LogReader(const fs::path& path, const ShardName& name)
        : path_(path), in_(path, std::ios::binary) {
        std::error_code error;
        size_ = fs::file_size(path, error);
        if (error || !in_) throw Error(fmt::format("'{}' cannot be read", path.string()));
        std::string header(std::min<std::uint64_t>(header_size, size_), '\0');
        in_.read(header.data(), static_cast<std::streamsize>(header.size()));
        if (header != header_of(name)) {
            foreign_ = header.size() == header_size && header.starts_with(file_magic);
            return;
        }
        end_ = header_size;
    }

    [[nodiscard]] bool foreign() const { return foreign_; }
    /// Bytes of header and whole records; 0 when not even the header is whole.
    [[nodiscard]] std::uint64_t end() const { return end_; }
    [[nodiscard]] bool at_end() const { return end_ == size_; }
    [[nodiscard]] Contents& contents() { return contents_; }

    /// The next record; empty where the log ends or is damaged.
    std::optional<ShardRecord> next(bool with_bytes) {
        if (end_ == 0 || size_ - end_ < record_head) return std::nullopt;
        std::string head(record_head, '\0');
        if (!read(end_, head)) return std::nullopt;
        const std::uint64_t length = get(head, 12, 8);
        if (get(head, 0, 4) != record_magic || length > most_body ||
            length > size_ - end_ - record_head)
            return std::nullopt;
        std::string body(length, '\0');
        if (!read(end_ + record_head, body)) return std::nullopt;
        const std::uint32_t sum = crc32_of(head.substr(0, record_head - 4) + body);
        if (sum != get(head, record_head - 4, 4)) return std::nullopt;
        ShardRecord record;
        record.job = get(head, 4, 8);
        if (!parse(body, end_ + record_head, record, with_bytes)) return std::nullopt;
        end_ += record_head + length;
        return record;
    }

  private:
    bool read(std::uint64_t at, std::string& out) {
        in_.clear();
        in_.seekg(static_cast<std::streamoff>(at));
        return static_cast<bool>(in_.read(out.data(), static_cast<std::streamsize>(out.size())));
    }
    bool parse(const std::string& body, std::uint64_t offset, ShardRecord& record,
               bool with_bytes) {
        std::size_t at = 0;
        while (at < body.size()) {
            if (body.size() - at < tile_head) return false;
            Tile tile;
            tile.id = get(body, at, 8);
            const auto flags = static_cast<unsigned>(get(body, at + 8, 1));
            const auto value = static_cast<std::uint32_t>(get(body, at + 9, 4));
            at += tile_head;
            tile.blank = (flags & is_blank) != 0;
            if ((flags & is_absent) == 0 && (flags & is_repeat) == 0) {
                if (body.size() - at < value) return false;
                if (with_bytes) tile.bytes = body.substr(at, value);
                contents_.places.emplace_back(offset + at, value);
                at += value;
            } else if ((flags & is_repeat) != 0) {
                if (value >= contents_.places.size()) return false;
                const auto [place, length] = contents_.places[value];
                if (with_bytes) {
                    tile.bytes.resize(length);
                    if (!read(place, tile.bytes)) return false;
                }
            }
            record.tiles.push_back(std::move(tile));
        }
        return true;
    }

    fs::path path_;
    std::ifstream in_;
    std::uint64_t size_ = 0;
    std::uint64_t end_ = 0;
    bool foreign_ = false;
    Contents contents_;
};

[[noreturn]] void fail_foreign(const fs::path& path) {
    throw Error(fmt::format("'{}' is a shard of another plan or another number", path.string()),
                "use one folder for one plan");
}

} // namespace

struct ShardWriter::Impl {
    fs::path path;
    int file = -1;
    std::unordered_map<ContentKey, std::uint32_t, ContentHash> contents;

    void write(const std::string& bytes) const {
        std::size_t at = 0;
        while (at < bytes.size()) {
            const ssize_t count = ::write(file, bytes.data() + at, bytes.size() - at);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail(path, "written");
            at += static_cast<std::size_t>(count);
        }
    }
};

ShardWriter::ShardWriter(fs::path path, const ShardName& name) : impl_(std::make_unique<Impl>()) {
    impl_->path = std::move(path);
    std::uint64_t keep = 0;
    std::error_code error;
    if (fs::exists(impl_->path, error)) {
        LogReader log(impl_->path, name);
        if (log.foreign()) fail_foreign(impl_->path);
        while (auto record = log.next(true)) {
            next_job_ = record->job + 1;
            for (const Tile& tile : record->tiles)
                if (!tile.bytes.empty())
                    impl_->contents.try_emplace(key_of(tile.bytes),
                                                static_cast<std::uint32_t>(impl_->contents.size()));
        }
        keep = log.end();
    }
    impl_->file = ::open(impl_->path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (impl_->file < 0) fail(impl_->path, "written");
    if (ftruncate(impl_->file, static_cast<off_t>(keep)) != 0 ||
        lseek(impl_->file, 0, SEEK_END) < 0)
        fail(impl_->path, "written");
    if (keep == 0) impl_->write(header_of(name));
}

ShardWriter::~ShardWriter() {
    if (impl_->file >= 0) ::close(impl_->file);
}

void ShardWriter::add(std::uint64_t job, const std::vector<Tile>& tiles) {
    std::string body;
    for (const Tile& tile : tiles) {
        put(body, tile.id, 8);
        const unsigned blank = tile.blank ? is_blank : 0U;
        if (tile.bytes.empty()) {
            put(body, blank | is_absent, 1);
            put(body, 0, 4);
            continue;
        }
        const auto number = static_cast<std::uint32_t>(impl_->contents.size());
        const auto [known, fresh] = impl_->contents.try_emplace(key_of(tile.bytes), number);
        put(body, blank | (fresh ? 0U : is_repeat), 1);
        put(body, fresh ? tile.bytes.size() : known->second, 4);
        if (fresh) body += tile.bytes;
    }
    std::string record;
    put(record, record_magic, 4);
    put(record, job, 8);
    put(record, body.size(), 8);
    put(record, crc32_of(record + body), 4);
    impl_->write(record + body);
    next_job_ = job + 1;
}

void ShardWriter::finish(const fs::path& done) {
    if (fsync(impl_->file) != 0) fail(impl_->path, "written");
    const int file = impl_->file;
    impl_->file = -1;
    if (::close(file) != 0) fail(impl_->path, "written");
    std::error_code error;
    fs::rename(impl_->path, done, error);
    if (error)
        throw Error(
            fmt::format("'{}' cannot be renamed: {}", impl_->path.string(), error.message()));
}

void read_shard(const fs::path& path, const ShardName& name,
                const std::function<void(ShardRecord&&)>& take) {
    LogReader log(path, name);
    if (log.foreign()) fail_foreign(path);
    std::optional<std::uint64_t> last;
    while (auto record = log.next(true)) {
        last = record->job;
        take(std::move(*record));
    }
    if (!log.at_end())
        throw Error(fmt::format("shard {} is damaged after {} ('{}')", name.shard,
                                last ? fmt::format("job {}", *last) : "its header", path.string()),
                    "delete the file and render the shard again");
}

} // namespace cordon::tile

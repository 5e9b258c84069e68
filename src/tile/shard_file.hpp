// SPDX-License-Identifier: MIT
#pragma once

#include "tile/pyramid.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The tiles of one shard as an append-only log: a header with the plan's id, then one record a job
/// with a checksum. What is written in full survives any stop.
namespace cordon::tile {

/// Whose log it is.
struct ShardName {
    std::string plan; ///< id of the plan, 64 hexadecimal digits
    std::uint32_t shard = 0;
};

/// One job as read from a log.
struct ShardRecord {
    std::uint64_t job = 0; ///< number in the plan's job list
    std::vector<Tile> tiles;
};

/// A log that is being written. Contents that were written before are referred to by number.
class ShardWriter {
  public:
    /// Goes on with the whole records of `path` when there are any, and cuts off what follows them.
    /// Throws Error when the log belongs to another plan or shard.
    ShardWriter(std::filesystem::path path, const ShardName& name);
    ~ShardWriter();
    ShardWriter(const ShardWriter&) = delete;
    ShardWriter& operator=(const ShardWriter&) = delete;
    ShardWriter(ShardWriter&&) = delete;
    ShardWriter& operator=(ShardWriter&&) = delete;

    /// Number of the job after the last whole record; empty when there is none.
    [[nodiscard]] std::optional<std::uint64_t> next_job() const { return next_job_; }
    /// Appends a job and hands it to the system, so that it survives this process. Throws Error
    /// when the disk is full.
    void add(std::uint64_t job, const std::vector<Tile>& tiles);
    /// Makes all records safe and moves the log to `done`.
    void finish(const std::filesystem::path& done);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::optional<std::uint64_t> next_job_;
};

/// Reads a finished log record by record. Throws Error naming shard and job for damage, and for a
/// log of another plan or shard.
void read_shard(const std::filesystem::path& path, const ShardName& name,
                const std::function<void(ShardRecord&&)>& take);

} // namespace cordon::tile

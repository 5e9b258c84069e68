// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "app/map_words.hpp"
#include "app/style_sources.hpp"
#include "core/diagnostic.hpp"
#include "data/reader.hpp"
#include "net/fetcher.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Addresses of a network among the files of a map: nothing is fetched without a Fetcher.
namespace cordon::app {

/// Finds files beside a style as local_files(), and fetches addresses that `network` permits
/// (after `pmtiles://`, `mbtiles://` and `gdal://` as well); null = none. It throws Error when an
/// address cannot be fetched.
[[nodiscard]] FileFinder network_files(const std::filesystem::path& folder,
                                       net::FetcherPtr network);

/// The address of http or https that a style's text holds, behind a prefix such as `pmtiles://`;
/// empty when it holds none.
[[nodiscard]] std::string network_address(std::string_view text);

/// What to do about an address that is not fetched: allow it, or do without. `instead` is the
/// second way.
[[nodiscard]] std::vector<std::string>
network_hints(const std::string& address, const net::FetcherPtr& network, std::string_view instead);

/// The file behind a name that may be an address, which is fetched. Throws Error with a hint when
/// that is not allowed.
[[nodiscard]] FilePath fetched(const FilePath& file, const net::FetcherPtr& network,
                               Where where = {});

/// Fetches what the document names by an address: style, incidents, layers, roads, boundaries,
/// corridors, routes, suppliers and crossings. Messages and records name such a file by its address
/// without keys.
void fetch_files(MapDocument& document);

/// The style with all its addresses made absolute: it was fetched from `address`. Throws Error for
/// addresses of files on this machine, which nobody else may name.
[[nodiscard]] Json with_absolute_addresses(const Json& style, const std::string& address);

/// data::read_layer() with `file.given` in findings and errors in place of the name under which a
/// fetched file is kept.
[[nodiscard]] data::FeatureLayer
read_named_layer(const FilePath& file, const data::ReadOptions& options, Reporter& reporter);

/// The same of an answer; an error says what the server calls it, which is often a page to sign in.
[[nodiscard]] data::FeatureLayer read_fetched_layer(const net::Fetched& answer,
                                                    const std::string& shown,
                                                    const data::ReadOptions& options,
                                                    Reporter& reporter);

/// Adds what was fetched to the inputs of a record, without those it has already.
void add_fetched(const net::FetcherPtr& network, std::vector<InputDigest>& inputs);
void add_fetched(const net::FetcherPtr& network,
                 std::vector<std::pair<std::string, std::string>>& inputs);

} // namespace cordon::app

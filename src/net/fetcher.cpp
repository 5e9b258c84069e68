// SPDX-License-Identifier: MIT
#include "net/fetcher.hpp"

#include "core/cache_folder.hpp"
#include "core/file.hpp"
#include "core/sha256.hpp"
#include "net/answer.hpp"
#include "net/disk_cache.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

namespace cordon::net {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t at_once = 32; ///< answers in memory at a time
constexpr int usual_wait = 1;       ///< seconds before the one repetition

/// What is wanted, whatever it takes to get it.
struct Order {
    Url url;
    std::string key; ///< of the cache
    std::size_t max_bytes = 0;
    bool may_miss = false; ///< a tile
    std::string range{};   ///< `bytes=0-99`; empty = the whole
};

/// An order on its way.
struct Trip {
    const Order* order = nullptr;
    Url url; ///< of the next request
    std::optional<Stored> cached{};
    int redirects = 0;
    bool repeated = false;
};

/// What is known of an order for the rest of the run.
struct Known {
    bool missing = false; ///< of parts: the server sends none
    Stored entry{};
    fs::path file{};
};

std::string key_of(const Url& url, const std::string& range) {
    return sha256(fmt::format("{}\n{}\n{}", to_text(url), url.user, range));
}

/// A folder of this process, removed with all that is in it.
fs::path make_scratch() {
    std::string pattern = (fs::temp_directory_path() / "cordon-net-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw Error("no temporary folder can be made in " + fs::temp_directory_path().string());
    return pattern;
}

std::int64_t seconds_now() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

class Fetcher::Impl {
  public:
    explicit Impl(FetchOptions options)
        : options_(std::move(options)), owner_(::getpid()), scratch_folder_(make_scratch()),
          scratch_(scratch_folder_) {
        if (!options_.cache.empty()) cache_.emplace(options_.cache);
        if (!options_.now) options_.now = seconds_now;
        if (!options_.pause)
            options_.pause = [](int s) { std::this_thread::sleep_for(std::chrono::seconds(s)); };
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;
    ~Impl() {
        // Forked processes share folders and connections with the one that made them.
        if (::getpid() != owner_) {
            (void)transport_.release();
            return;
        }
        std::error_code ignored;
        fs::remove_all(scratch_folder_, ignored);
        try {
            if (cache_ && requests_ > 0) cache_->trim();
        } catch (const std::exception&) { // it stays as large as it is
        }
    }

    [[nodiscard]] const FetchOptions& options() const { return options_; }
    [[nodiscard]] bool owns(const fs::path& file) const {
        return lies_in(file, scratch_folder_) || lies_in(file, options_.cache);
    }

    Fetched get(const std::string& address) {
        const std::lock_guard lock(mutex_);
        const Order order = order_of(address, options_.limits.answer_bytes);
        ensure({order});
        const Known& known = known_.at(order.key);
        files_.emplace(shown(address), known.entry.sha256);
        return {known.file, known.entry.sha256, known.entry.type};
    }

    std::optional<std::string> tile(const std::string& set, const std::string& address) {
        const std::lock_guard lock(mutex_);
        const Order order = tile_order(address);
        ensure({order});
        const Known& known = known_.at(order.key);
        sets_[shown(set)][shown(address)] = known.missing ? "-" : known.entry.sha256;
        if (known.missing) return std::nullopt;
        return read_file(known.file, options_.limits.tile_bytes);
    }

    void prepare(const std::vector<std::string>& addresses) {
        const std::lock_guard lock(mutex_);
        for (std::size_t i = 0; i < addresses.size(); i += at_once) {
            std::vector<Order> orders;
            for (std::size_t k = i; k < std::min(addresses.size(), i + at_once); ++k)
                orders.push_back(tile_order(addresses[k]));
            ensure(orders);
        }
    }

    std::optional<Part> part(const std::string& address, std::uint64_t offset, std::size_t length) {
        const std::lock_guard lock(mutex_);
        const std::string range = fmt::format("bytes={}-{}", offset, offset + length - 1);
        const Order order = order_of(address, length, range);
        ensure({order});
        const Known& known = known_.at(order.key);
        if (known.missing) return std::nullopt;
        const auto there = read_content_range(known.entry.range);
        if (!there || there->first != offset)
            throw Error(fmt::format("'{}' was not fetched: the server sent other bytes than those "
                                    "from {} on",
                                    shown(address), offset),
                        "download the file and name it");
        check_same(address, known.entry, there->size);
        sets_[shown(address)][range] = known.entry.sha256;
        return Part{read_file(known.file, length), there->size};
    }

    FetchReport report() const {
        const std::lock_guard lock(mutex_);
        FetchReport out{hosts_, bytes_, from_cache_, {}};
        out.inputs.assign(files_.begin(), files_.end());
        for (const auto& [set, tiles] : sets_) {
            Sha256 digest;
            for (const auto& [address, sum] : tiles)
                digest.add(std::string_view(fmt::format("{} {}\n", address, sum)));
            out.inputs.emplace_back(set, digest.hex());
        }
        std::sort(out.inputs.begin(), out.inputs.end());
        return out;
    }

  private:
    static Order order_of(const std::string& address, std::size_t max_bytes,
                          const std::string& range = {}) {
        Order order{parse_url(address), {}, max_bytes, false, range};
        order.key = key_of(order.url, range);
        return order;
    }
    [[nodiscard]] Order tile_order(const std::string& address) const {
        Order order = order_of(address, options_.limits.tile_bytes);
        order.may_miss = true;
        return order;
    }

    Transport& transport() {
        if (::getpid() != process_) (void)transport_.release(); // connections of another process
        process_ = ::getpid();
        if (!transport_) transport_ = options_.transport();
        return *transport_;
    }

    [[nodiscard]] std::string how_to_add(const Url& url) const {
        return fmt::format("add it, if you trust it: --allow-network={},{}", options_.hosts.text(),
                           host_text(url));
    }

    void check_host(const Url& url) const {
        if (options_.hosts.permits(url)) return;
        throw Error(fmt::format("'{}' was not fetched: --allow-network does not name the host '{}'",
                                shown(to_text(url)), host_text(url)),
                    how_to_add(url));
    }

    /// Takes what needs no request; a trip for what does.
    std::optional<Trip> begin(const Order& order) {
        const auto known = known_.find(order.key);
        // A tile that is missing is no file that is empty.
        if (known != known_.end() &&
            (!known->second.missing || order.may_miss || !order.range.empty()))
            return std::nullopt;
        check_host(order.url);
        Trip trip{&order, order.url};
        if (cache_) trip.cached = cache_->find(order.key);
        if (trip.cached) {
            const std::int64_t age = options_.now() - trip.cached->stored;
            if (age >= 0 && age < trip.cached->fresh) {
                ++from_cache_;
                known_[order.key] = {false, *trip.cached, cache_->body(*trip.cached)};
                return std::nullopt;
            }
        }
        return trip;
    }

    void ensure(const std::vector<Order>& orders) {
        std::vector<Trip> trips;
        std::set<std::string> keys; // a set may name one tile twice
        for (const Order& order : orders)
            if (keys.insert(order.key).second)
                if (auto trip = begin(order)) trips.push_back(std::move(*trip));
        while (!trips.empty()) {
            std::vector<Call> calls;
            calls.reserve(trips.size());
            for (const Trip& trip : trips) calls.push_back(call_of(trip));
            const std::vector<Response> responses = transport().perform(calls);
            std::vector<Trip> next;
            int wait = 0;
            for (std::size_t i = 0; i < trips.size(); ++i)
                wait = std::max(wait, settle(trips[i], responses.at(i), next));
            if (wait > 0) options_.pause(wait);
            trips = std::move(next);
        }
    }

    Call call_of(const Trip& trip) {
        if (++requests_ > options_.limits.requests)
            throw Error(fmt::format("the map needs more than {} requests to the network",
                                    options_.limits.requests),
                        "draw a smaller extent or fewer zooms, or download the tiles as one file");
        ++hosts_[host_text(trip.url)].requests;
        Call call{to_text(trip.url), host_text(trip.url), trip.url.user};
        call.max_bytes = trip.order->max_bytes;
        if (!trip.order->range.empty()) call.headers.push_back("Range: " + trip.order->range);
        if (!trip.cached) return call;
        if (!trip.cached->etag.empty())
            call.headers.push_back("If-None-Match: " + trip.cached->etag);
        if (!trip.cached->last_modified.empty())
            call.headers.push_back("If-Modified-Since: " + trip.cached->last_modified);
        return call;
    }

    /// Takes an answer; seconds to wait before the `next` requests.
    int settle(Trip& trip, const Response& response, std::vector<Trip>& next) {
        bytes_ += response.body.size();
        if (bytes_ > options_.limits.total_bytes)
            throw Error(fmt::format("the map needs more than {} MB from the network",
                                    options_.limits.total_bytes >> 20U),
                        "draw a smaller extent or fewer zooms, or download the tiles as one file");
        const bool whole = !trip.order->range.empty() && response.status == 200;
        if (whole) { // the server sends no parts
            known_[trip.order->key].missing = true;
            return 0;
        }
        if (response.too_large) throw failure_of(trip.url, response, trip.order->max_bytes);
        switch (judge(response)) {
        case Verdict::use: keep(trip, response); return 0;
        case Verdict::part:
            if (trip.order->range.empty()) break;
            keep(trip, response);
            return 0;
        case Verdict::unchanged:
            if (!trip.cached) break;
            renew(trip, response);
            return 0;
        case Verdict::missing:
            if (!trip.order->may_miss) break;
            known_[trip.order->key].missing = true;
            return 0;
        case Verdict::redirect: next.push_back(redirected(trip, response)); return 0;
        case Verdict::again:
            if (trip.repeated) break;
            return repeat(trip, response, next);
        case Verdict::fail: break;
        }
        throw failure_of(trip.url, response, trip.order->max_bytes);
    }

    [[nodiscard]] Trip redirected(Trip trip, const Response& response) const {
        const std::string from = shown(to_text(trip.order->url));
        if (++trip.redirects > options_.limits.redirects)
            throw Error(fmt::format("'{}' was not fetched: it was redirected more than {} times",
                                    from, options_.limits.redirects),
                        "open it in a browser to see where it leads, and name that address");
        Url to = parse_url(response.location);
        if (!may_redirect(trip.url, to))
            throw Error(fmt::format("'{}' was not fetched: it leads from https to http, '{}'", from,
                                    shown(to_text(to))),
                        "name that address, if you trust it");
        if (!options_.hosts.permits(to))
            throw Error(fmt::format("'{}' was not fetched: it leads to the host '{}', which "
                                    "--allow-network does not name",
                                    from, host_text(to)),
                        how_to_add(to));
        // A password is for the host that it was written for.
        const bool same = to.host == trip.url.host && to.port == trip.url.port;
        to.user = same && to.scheme == trip.url.scheme ? trip.url.user : "";
        trip.url = std::move(to);
        return trip;
    }

    int repeat(Trip& trip, const Response& response, std::vector<Trip>& next) const {
        const int wait = wait_of(response.retry_after, usual_wait);
        if (wait > options_.limits.longest_wait)
            throw Error(fmt::format("'{}' was not fetched: the server answered {} and asks to wait "
                                    "{} s",
                                    shown(to_text(trip.url)), response.status, wait),
                        "try again later");
        trip.repeated = true;
        next.push_back(std::move(trip));
        return wait;
    }

    void keep(const Trip& trip, const Response& response) {
        const Keeping keeping = keeping_of(response.cache_control);
        const Order& order = *trip.order;
        const Stored entry{
            sha256(response.body),  ending_of(order.url, response.type, response.body),
            response.type,          response.etag,
            response.last_modified, response.content_range,
            options_.now(),         keeping.fresh};
        if (keeping.store && cache_) {
            try {
                cache_->store(order.key, entry, response.body);
                known_[order.key] = {false, entry, cache_->body(entry)};
                return;
            } catch (const std::exception&) { // a full disk, a folder that cannot be written
            }
        }
        scratch_.store(order.key, entry, response.body);
        known_[order.key] = {false, entry, scratch_.body(entry)};
    }

    void renew(const Trip& trip, const Response& response) {
        ++hosts_[host_text(trip.url)].unchanged;
        Stored entry = *trip.cached;
        entry.stored = options_.now();
        if (!response.cache_control.empty()) entry.fresh = keeping_of(response.cache_control).fresh;
        try {
            cache_->renew(trip.order->key, entry);
        } catch (const std::exception&) { // it will be asked for once more
        }
        known_[trip.order->key] = {false, entry, cache_->body(entry)};
    }

    /// Parts of two states of a file do not fit together.
    void check_same(const std::string& address, const Stored& entry, std::uint64_t size) {
        const std::string state = fmt::format("{} {} {}", entry.etag, entry.last_modified, size);
        const auto [known, is_new] = states_.emplace(address, state);
        if (!is_new && known->second != state)
            throw Error(fmt::format("'{}' changed while it was read", shown(address)),
                        "try again, or download the file and name it");
    }

    FetchOptions options_;
    mutable std::mutex mutex_;
    ::pid_t owner_;
    ::pid_t process_ = 0; ///< of the transport
    std::unique_ptr<Transport> transport_;
    fs::path scratch_folder_;
    DiskCache scratch_; ///< for this run: what may not be kept
    std::optional<DiskCache> cache_;
    std::map<std::string, Known> known_; ///< by key
    int requests_ = 0;
    std::uint64_t bytes_ = 0;
    int from_cache_ = 0;
    std::map<std::string, HostUse> hosts_;
    std::set<std::pair<std::string, std::string>> files_;
    std::map<std::string, std::map<std::string, std::string>> sets_;
    std::map<std::string, std::string> states_; ///< of files that are read in parts
};

Fetcher::Fetcher(FetchOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Fetcher::~Fetcher() = default;

bool Fetcher::permits(std::string_view address) const {
    try {
        return impl_->options().hosts.permits(parse_url(address));
    } catch (const Error&) {
        return false;
    }
}

bool Fetcher::owns(const fs::path& file) const {
    return impl_->owns(file);
}

std::string Fetcher::hosts_text() const {
    const std::string text = impl_->options().hosts.text();
    return text.empty() ? "any host" : text;
}

Fetched Fetcher::get(const std::string& address) {
    return impl_->get(address);
}

std::optional<std::string> Fetcher::tile(const std::string& set, const std::string& address) {
    return impl_->tile(set, address);
}

void Fetcher::prepare(const std::vector<std::string>& addresses) {
    impl_->prepare(addresses);
}

std::optional<Fetcher::Part> Fetcher::part(const std::string& address, std::uint64_t offset,
                                           std::size_t length) {
    return impl_->part(address, offset, length);
}

FetchReport Fetcher::report() const {
    return impl_->report();
}

} // namespace cordon::net

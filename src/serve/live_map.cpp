// SPDX-License-Identifier: MIT
#include "serve/live_map.hpp"

#include "core/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <set>

namespace cordon::serve {

namespace {

constexpr std::size_t most_findings = 200; ///< that a page lists

Json number(double value) {
    return Json(value);
}

std::string_view name_of(Severity severity) {
    switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: break;
    }
    return "error";
}

std::string place_of(const Where& where) {
    std::string text = where.file;
    if (where.line > 0) text += fmt::format(":{}", where.line);
    if (where.column > 0) text += fmt::format(":{}", where.column);
    if (!where.key.empty()) text += (text.empty() ? "" : " · ") + where.key;
    return text;
}

Json finding_json(const Diagnostic& finding) {
    Json::Array hints;
    for (const std::string& hint : finding.hints) hints.emplace_back(hint);
    return Json(Json::Object{{"severity", Json(std::string(name_of(finding.severity))), 0},
                             {"message", Json(finding.message), 0},
                             {"where", Json(place_of(finding.where)), 0},
                             {"hints", Json(std::move(hints)), 0}});
}

Json findings_json(const app::Findings* findings) {
    Json::Array out;
    if (findings != nullptr)
        for (const Diagnostic& finding : findings->found())
            if (out.size() < most_findings && finding.severity != Severity::note)
                out.push_back(finding_json(finding));
    return Json(std::move(out));
}

Json facts_json(const app::PreviewFacts& facts) {
    const geom::LonLatBox& b = facts.box;
    return Json(Json::Object{
        {"title", Json(facts.title), 0},
        {"width", number(facts.width), 0},
        {"height", number(facts.height), 0},
        {"bounds",
         Json(Json::Array{number(b.min_x), number(b.min_y), number(b.max_x), number(b.max_y)}), 0},
        {"minzoom", number(facts.min_zoom), 0},
        {"maxzoom", number(facts.max_zoom), 0},
        {"tilesize", number(facts.tile_size), 0}});
}

/// Whatever went wrong, as a finding; never throws anything but for want of memory.
Diagnostic fault_of(std::exception_ptr failure) {
    try {
        std::rethrow_exception(std::move(failure));
    } catch (const Error& error) {
        return error.diagnostic();
    } catch (const std::bad_alloc&) {
        return {Severity::error, "there is not enough memory", {}, {}};
    } catch (const std::exception& error) {
        return {Severity::error, std::string("internal error: ") + error.what(), {}, {}};
    }
}

} // namespace

LiveMap::LiveMap(app::RenderOptions map, std::chrono::milliseconds poll)
    : map_(std::move(map)), poll_(poll) {
    const std::lock_guard lock(mutex_);
    publish();
}

LiveMap::~LiveMap() {
    stop();
    if (watcher_.joinable()) watcher_.join();
}

void LiveMap::start() {
    watcher_ = std::thread([this] { watch(); });
}

void LiveMap::stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
}

std::shared_ptr<app::Preview> LiveMap::preview() const {
    const std::lock_guard lock(mutex_);
    return preview_;
}

LiveState LiveMap::state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

bool LiveMap::stopped() const {
    const std::lock_guard lock(mutex_);
    return stopped_;
}

std::optional<LiveState> LiveMap::wait_for_news(std::uint64_t known,
                                                std::chrono::milliseconds longest) const {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, longest, [&] { return stopped_ || state_.number != known; });
    if (stopped_ || state_.number == known) return std::nullopt;
    return state_;
}

/// Waits for one poll; false when the map was stopped.
bool LiveMap::pause() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, poll_, [&] { return stopped_; });
    return !stopped_;
}

void LiveMap::watch() {
    files_ = app::watched_files(map_);
    app::FileStamps drawn = app::stamps_of(files_);
    draw();
    while (pause()) {
        app::FileStamps now = app::stamps_of(files_);
        if (now == drawn) continue;
        // A file that is being written changes again: it is read when it has come to rest.
        app::FileStamps before;
        do {
            before = std::move(now);
            if (!pause()) return;
            now = app::stamps_of(files_);
        } while (now != before);
        // What a broken file no longer names is watched on: it may come back.
        std::set<std::filesystem::path> files(files_.begin(), files_.end());
        const auto named = app::watched_files(map_);
        files.insert(named.begin(), named.end());
        files_.assign(files.begin(), files.end());
        drawn = app::stamps_of(files_);
        for (const auto& [file, stamp] : now) drawn[file] = stamp;
        draw();
    }
}

void LiveMap::draw() {
    {
        const std::lock_guard lock(mutex_);
        drawing_ = true;
        publish();
    }
    const auto findings = std::make_shared<app::Findings>();
    std::shared_ptr<app::Preview> made; // declared before the lock: it outlives it
    std::optional<Diagnostic> fault;
    try {
        made = std::make_shared<app::Preview>(map_, findings);
        (void)made->sheet(app::OutputFormat::svg,
                          app::SvgTexts::outlines); // ready when it is asked
    } catch (...) {
        made.reset();
        fault = fault_of(std::current_exception());
    }
    const std::lock_guard lock(mutex_);
    drawing_ = false;
    findings_ = findings;
    error_ = std::move(fault);
    if (made) {
        preview_.swap(made); // the old one goes when the lock is free again
        ++revision_;
    }
    publish();
}

/// Call with the lock held.
void LiveMap::publish() {
    Json::Object state{{"revision", number(static_cast<double>(revision_)), 0},
                       {"drawing", Json(drawing_), 0},
                       {"error", error_ ? finding_json(*error_) : Json(), 0},
                       {"findings", findings_json(findings_.get()), 0},
                       {"map", preview_ ? facts_json(preview_->facts()) : Json(), 0}};
    state_.json = to_text(Json(std::move(state)));
    ++state_.number;
    changed_.notify_all();
}

} // namespace cordon::serve

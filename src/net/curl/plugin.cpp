// SPDX-License-Identifier: MIT
#include "core/ascii.hpp"
#include "net/transport.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <map>
#include <string_view>

namespace cordon::net {

namespace {

constexpr long connect_seconds = 10;
constexpr long slow_bytes = 200; ///< a second; slower than that for `slow_seconds` is a hang
constexpr long slow_seconds = 20;
constexpr int host_calls = 2;  ///< at once
constexpr int total_calls = 8; ///< at once

struct CleanEasy {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct CleanMulti {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, CleanEasy>;
using Multi = std::unique_ptr<CURLM, CleanMulti>;
using List = std::unique_ptr<curl_slist, FreeList>;

/// A call under way.
struct Job {
    const Call* call = nullptr;
    Response* response = nullptr;
    Easy easy{};
    List headers{};
    std::array<char, CURL_ERROR_SIZE> error{};
};

std::size_t take_body(char* bytes, std::size_t /*one*/, std::size_t count, void* to) {
    const Job& job = *static_cast<Job*>(to);
    if (job.response->body.size() + count > job.call->max_bytes) {
        job.response->too_large = true;
        return 0; // ends the transfer
    }
    job.response->body.append(bytes, count);
    return count;
}

std::size_t take_header(char* bytes, std::size_t /*one*/, std::size_t count, void* to) {
    const std::string_view line(bytes, count);
    Response& out = *static_cast<Job*>(to)->response;
    if (line.starts_with("HTTP/")) { // of a proxy or an interim answer: what was said is void
        out.etag.clear();
        out.last_modified.clear();
        out.cache_control.clear();
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return count;
    constexpr std::size_t longest = 1024;
    const std::string name = lower_ascii(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (value.size() > longest) return count;
    if (name == "etag") out.etag = value;
    if (name == "last-modified") out.last_modified = value;
    if (name == "cache-control") out.cache_control = lower_ascii(value);
    if (name == "retry-after") out.retry_after = value;
    if (name == "content-range") out.content_range = value;
    if (name == "content-type") out.type = lower_ascii(trimmed(value.substr(0, value.find(';'))));
    return count;
}

/// `%41` → `A`: the library wants names and passwords as they are.
std::string decoded(CURL* easy, std::string_view text) {
    int length = 0;
    char* plain = curl_easy_unescape(easy, text.data(), static_cast<int>(text.size()), &length);
    if (plain == nullptr) return {};
    std::string out(plain, static_cast<std::size_t>(length));
    curl_free(plain);
    return out;
}

class CurlTransport final : public Transport {
  public:
    explicit CurlTransport(const char* user_agent) : user_agent_(user_agent) {
        curl_global_init(CURL_GLOBAL_DEFAULT);
        multi_.reset(curl_multi_init());
    }

    std::vector<Response> perform(const std::vector<Call>& calls) override {
        std::vector<Response> responses(calls.size());
        jobs_.clear();
        std::deque<Job*> waiting;
        for (std::size_t i = 0; i < calls.size(); ++i) {
            auto job = std::make_unique<Job>();
            job->call = &calls[i];
            job->response = &responses[i];
            waiting.push_back(job.get());
            jobs_.push_back(std::move(job));
        }
        int running = 0;
        while (running > 0 || !waiting.empty()) {
            running += start(waiting, running);
            int active = 0;
            curl_multi_perform(multi_.get(), &active);
            running -= finish();
            constexpr int patience = 200; // milliseconds
            if (running > 0) curl_multi_poll(multi_.get(), nullptr, 0, patience, nullptr);
        }
        jobs_.clear();
        return responses;
    }

  private:
    /// Starts what may start now; how many.
    int start(std::deque<Job*>& waiting, int running) {
        int started = 0;
        for (auto next = waiting.begin(); next != waiting.end();) {
            if (running + started >= total_calls) break;
            int& of_host = running_[(*next)->call->host];
            if (of_host >= host_calls) {
                ++next;
                continue;
            }
            Job& job = **next;
            next = waiting.erase(next);
            prepare(job);
            if (!job.easy || curl_multi_add_handle(multi_.get(), job.easy.get()) != CURLM_OK) {
                job.response->failure = "the request could not be made";
                continue;
            }
            ++of_host;
            ++started;
        }
        return started;
    }

    /// Takes what has ended; how many.
    int finish() {
        int ended = 0;
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            const CURLcode code = message->data.result; // the message dies with its handle
            CURL* easy = message->easy_handle;
            Job* job = nullptr;
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &job);
            take(*job, code);
            curl_multi_remove_handle(multi_.get(), easy);
            --running_[job->call->host];
            job->easy.reset();
            ++ended;
        }
        return ended;
    }

    static void take(Job& job, CURLcode code) {
        Response& out = *job.response;
        long status = 0;
        curl_easy_getinfo(job.easy.get(), CURLINFO_RESPONSE_CODE, &status);
        if (code != CURLE_OK) {
            out.body.clear();
            out.too_large = out.too_large || code == CURLE_FILESIZE_EXCEEDED;
            if (out.too_large) out.status = static_cast<int>(status);
            out.failure = job.error.front() != '\0' ? job.error.data() : curl_easy_strerror(code);
            return;
        }
        out.status = static_cast<int>(status);
        const char* location = nullptr;
        curl_easy_getinfo(job.easy.get(), CURLINFO_REDIRECT_URL, &location);
        if (location != nullptr) out.location = location;
    }

    void prepare(Job& job) const {
        job.easy.reset(curl_easy_init());
        CURL* easy = job.easy.get();
        if (easy == nullptr) return;
        const auto set = [easy](CURLoption option, auto value) {
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the library's interface
            (void)curl_easy_setopt(easy, option, value);
        };
        set(CURLOPT_URL, job.call->url.c_str());
        set(CURLOPT_PRIVATE, &job);
        set(CURLOPT_ERRORBUFFER, job.error.data());
#if LIBCURL_VERSION_NUM >= 0x075500
        set(CURLOPT_PROTOCOLS_STR, "http,https");
#else
        set(CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
        set(CURLOPT_FOLLOWLOCATION, 0L); // each step is judged by the policy
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
        set(CURLOPT_TIMEOUT, static_cast<long>(job.call->seconds));
        set(CURLOPT_LOW_SPEED_LIMIT, slow_bytes);
        set(CURLOPT_LOW_SPEED_TIME, slow_seconds);
        set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(job.call->max_bytes));
        set(CURLOPT_USERAGENT, user_agent_.c_str());
        set(CURLOPT_WRITEFUNCTION, take_body);
        set(CURLOPT_WRITEDATA, &job);
        set(CURLOPT_HEADERFUNCTION, take_header);
        set(CURLOPT_HEADERDATA, &job);
        bool part = false;
        curl_slist* lines = nullptr;
        for (const std::string& line : job.call->headers) {
            part = part || line.starts_with("Range:");
            if (curl_slist* more = curl_slist_append(lines, line.c_str()); more != nullptr)
                lines = more;
        }
        job.headers.reset(lines);
        if (lines != nullptr) set(CURLOPT_HTTPHEADER, lines);
        // Bytes of a range are counted in the file as it is stored.
        if (!part) set(CURLOPT_ACCEPT_ENCODING, "");
        if (const std::string& user = job.call->user; !user.empty()) {
            const std::size_t colon = std::min(user.find(':'), user.size());
            set(CURLOPT_USERNAME, decoded(easy, user.substr(0, colon)).c_str());
            if (colon < user.size())
                set(CURLOPT_PASSWORD, decoded(easy, user.substr(colon + 1)).c_str());
        }
    }

    std::string user_agent_;
    Multi multi_; ///< keeps connections from one call to the next
    std::vector<std::unique_ptr<Job>> jobs_;
    std::map<std::string, int> running_; ///< by host
};

} // namespace

} // namespace cordon::net

extern "C" __attribute__((visibility("default"))) cordon::net::Transport*
cordon_net_open(std::uint32_t version, const char* user_agent) {
    if (version != cordon::net::interface_version) return nullptr;
    return new cordon::net::CurlTransport(user_agent); // NOLINT(cppcoreguidelines-owning-memory)
}

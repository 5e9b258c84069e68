// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/sha256.hpp"
#include "net/fetcher.hpp"

#include <unistd.h>

#include <deque>

using namespace cordon;
using namespace cordon::net;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace fs = std::filesystem;

namespace {

/// What a server without sockets answers, and what it was asked.
struct Server {
    std::map<std::string, std::deque<Response>> answers; ///< by address; the last one stays
    std::vector<Call> calls;
    std::vector<int> pauses;
    std::int64_t now = 1'000'000;

    void put(const std::string& url, int status, const std::string& body = {}) {
        Response response;
        response.status = status;
        response.body = body;
        answers[url].push_back(response);
    }
    Response& last(const std::string& url) { return answers[url].back(); }
};

class FakeTransport final : public Transport {
  public:
    explicit FakeTransport(Server& server) : server_(server) {}
    std::vector<Response> perform(const std::vector<Call>& calls) override {
        std::vector<Response> out;
        for (const Call& call : calls) {
            server_.calls.push_back(call);
            auto& queue = server_.answers[call.url];
            if (queue.empty()) {
                Response none;
                none.status = 404;
                out.push_back(none);
                continue;
            }
            out.push_back(queue.front());
            if (queue.size() > 1) queue.pop_front();
            if (out.back().body.size() > call.max_bytes) {
                out.back() = {};
                out.back().too_large = true;
            }
        }
        return out;
    }

  private:
    Server& server_;
};

class FetcherTest : public testing::Test {
  protected:
    ~FetcherTest() override { fs::remove_all(folder_); }

    FetchOptions options() {
        FetchOptions out;
        out.transport = [this] { return std::make_unique<FakeTransport>(server_); };
        out.now = [this] { return server_.now; };
        out.pause = [this](int seconds) { server_.pauses.push_back(seconds); };
        return out;
    }
    FetchOptions kept() {
        FetchOptions out = options();
        out.cache = folder_;
        return out;
    }
    static std::string failure(Fetcher& fetcher, const std::string& address) {
        try {
            (void)fetcher.get(address);
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }

    Server server_;
    fs::path folder_ =
        fs::temp_directory_path() / ("cordon-fetcher-test-" + std::to_string(::getpid()));
};

} // namespace

TEST_F(FetcherTest, FetchesEachAddressOnce) {
    server_.put("http://h.org/a.json", 200, "{}");
    Fetcher fetcher(options());
    const Fetched first = fetcher.get("http://h.org/a.json");
    EXPECT_EQ(read_file(first.file), "{}");
    EXPECT_EQ(first.sha256, sha256("{}"));
    EXPECT_EQ(fetcher.get("http://H.org:80/a.json#x").file, first.file);
    EXPECT_EQ(server_.calls.size(), 1U);
    EXPECT_TRUE(fetcher.owns(first.file));
    EXPECT_FALSE(fetcher.owns("/etc/passwd"));
}

TEST_F(FetcherTest, LeavesNothingBehind) {
    server_.put("http://h.org/a.json", 200, "{}");
    fs::path file;
    {
        Fetcher fetcher(options());
        file = fetcher.get("http://h.org/a.json").file;
        EXPECT_TRUE(fs::exists(file));
    }
    EXPECT_FALSE(fs::exists(file.parent_path().parent_path()));
}

TEST_F(FetcherTest, AsksNoHostThatIsNotNamed) {
    FetchOptions given = options();
    given.hosts = AllowedHosts("good.org");
    Fetcher fetcher(given);
    EXPECT_THAT(
        failure(fetcher, "http://evil.org/a.json"),
        AllOf(HasSubstr("'http://evil.org/a.json' was not fetched: --allow-network does not "
                        "name the host 'evil.org'"),
              HasSubstr("--allow-network=good.org,evil.org")));
    EXPECT_TRUE(fetcher.permits("http://good.org/x"));
    EXPECT_FALSE(fetcher.permits("http://good.org@evil.org/x"));
    EXPECT_FALSE(fetcher.permits("file:///etc/passwd"));
    EXPECT_THAT(server_.calls, IsEmpty());
}

TEST_F(FetcherTest, FollowsRedirectsWithinThePolicy) {
    server_.put("http://good.org/a", 302);
    server_.last("http://good.org/a").location = "http://good.org/b";
    server_.put("http://good.org/b", 200, "b");
    server_.put("http://good.org/out", 301);
    server_.last("http://good.org/out").location = "http://evil.org/b?token=1";
    server_.put("https://good.org/plain", 307);
    server_.last("https://good.org/plain").location = "http://good.org/b";
    server_.put("http://good.org/file", 302);
    server_.last("http://good.org/file").location = "file:///etc/passwd";
    server_.put("http://good.org/round", 302);
    server_.last("http://good.org/round").location = "http://good.org/round";
    FetchOptions given = options();
    given.hosts = AllowedHosts("good.org");
    Fetcher fetcher(given);
    EXPECT_EQ(read_file(fetcher.get("http://good.org/a").file), "b");
    EXPECT_THAT(failure(fetcher, "http://good.org/out"),
                HasSubstr("leads to the host 'evil.org', which --allow-network does not name"));
    EXPECT_THAT(failure(fetcher, "https://good.org/plain"), HasSubstr("from https to http"));
    EXPECT_THAT(failure(fetcher, "http://good.org/file"), HasSubstr("only http and https"));
    server_.calls.clear();
    EXPECT_THAT(failure(fetcher, "http://good.org/round"), HasSubstr("more than 5 times"));
    EXPECT_EQ(server_.calls.size(), 6U);
    for (const Call& call : server_.calls) EXPECT_THAT(call.url, Not(HasSubstr("evil")));
}

TEST_F(FetcherTest, GivesAPasswordToItsOwnHostOnly) {
    server_.put("http://a.org/1", 302);
    server_.last("http://a.org/1").location = "http://a.org/2";
    server_.put("http://a.org/2", 302);
    server_.last("http://a.org/2").location = "http://b.org/3";
    server_.put("http://b.org/3", 200, "3");
    Fetcher fetcher(options());
    (void)fetcher.get("http://ann:secret@a.org/1");
    ASSERT_EQ(server_.calls.size(), 3U);
    EXPECT_EQ(server_.calls[0].user, "ann:secret");
    EXPECT_EQ(server_.calls[1].user, "ann:secret");
    EXPECT_EQ(server_.calls[2].user, "");
    EXPECT_THAT(server_.calls[0].url, Not(HasSubstr("secret")));
}

TEST_F(FetcherTest, TellsMissingTilesFromMissingData) {
    server_.put("http://h.org/0", 204);
    Fetcher fetcher(options());
    EXPECT_FALSE(fetcher.tile("http://h.org/{z}", "http://h.org/0"));
    EXPECT_FALSE(fetcher.tile("http://h.org/{z}", "http://h.org/1"));
    EXPECT_THAT(failure(fetcher, "http://h.org/a.geojson"),
                AllOf(HasSubstr("the server answered 404 (not found)"),
                      HasSubstr("check the spelling of the address")));
    EXPECT_THAT(failure(fetcher, "http://h.org/0"), HasSubstr("204"))
        << "a tile that is missing is not a file that is empty";
}

TEST_F(FetcherTest, TriesOnceMoreAndWaitsAsAsked) {
    server_.put("http://h.org/busy", 503);
    server_.last("http://h.org/busy").retry_after = "3";
    server_.put("http://h.org/busy", 200, "b");
    server_.put("http://h.org/down", 500);
    server_.put("http://h.org/later", 429);
    server_.last("http://h.org/later").retry_after = "3600";
    Fetcher fetcher(options());
    EXPECT_EQ(read_file(fetcher.get("http://h.org/busy").file), "b");
    EXPECT_THAT(server_.pauses, ElementsAre(3));
    EXPECT_THAT(failure(fetcher, "http://h.org/down"), HasSubstr("500 (fault of the server)"));
    EXPECT_THAT(server_.pauses, ElementsAre(3, 1));
    EXPECT_THAT(failure(fetcher, "http://h.org/later"), HasSubstr("asks to wait 3600 s"));
    EXPECT_EQ(server_.calls.size(), 5U);
}

TEST_F(FetcherTest, BoundsSizesAndNumbers) {
    FetchOptions given = options();
    given.limits.answer_bytes = 10;
    given.limits.tile_bytes = 5;
    given.limits.total_bytes = 12;
    given.limits.requests = 4;
    server_.put("http://h.org/a", 200, std::string(10, 'a'));
    server_.put("http://h.org/b", 200, std::string(11, 'b'));
    server_.put("http://h.org/c", 200, std::string(6, 'c'));
    server_.put("http://h.org/d", 200, std::string(3, 'd'));
    Fetcher fetcher(given);
    (void)fetcher.get("http://h.org/a");
    EXPECT_THAT(failure(fetcher, "http://h.org/b"), HasSubstr("larger than"));
    EXPECT_THROW((void)fetcher.tile("s", "http://h.org/c"), Error);
    EXPECT_THAT(failure(fetcher, "http://h.org/d"), HasSubstr("MB from the network"));
    EXPECT_THAT(failure(fetcher, "http://h.org/e"), HasSubstr("more than 4 requests"));
    EXPECT_EQ(server_.calls.size(), 4U);
}

TEST_F(FetcherTest, AsksForKeptAnswersByTheirMarks) {
    server_.put("http://h.org/a.json", 200, "{}");
    server_.last("http://h.org/a.json").etag = "\"v1\"";
    server_.last("http://h.org/a.json").last_modified = "Mon, 01 Jan 2024 00:00:00 GMT";
    server_.put("http://h.org/a.json", 304);
    std::string first;
    {
        Fetcher fetcher(kept());
        first = fetcher.get("http://h.org/a.json").sha256;
    }
    Fetcher fetcher(kept());
    const Fetched again = fetcher.get("http://h.org/a.json");
    EXPECT_EQ(again.sha256, first);
    EXPECT_EQ(read_file(again.file), "{}");
    ASSERT_EQ(server_.calls.size(), 2U);
    EXPECT_THAT(server_.calls[0].headers, IsEmpty());
    EXPECT_THAT(
        server_.calls[1].headers,
        ElementsAre("If-None-Match: \"v1\"", "If-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT"));
    EXPECT_EQ(fetcher.report().hosts.at("h.org").unchanged, 1);
}

TEST_F(FetcherTest, AsksNothingWhileAnAnswerIsFresh) {
    server_.put("http://h.org/a.json", 200, "{}");
    server_.last("http://h.org/a.json").cache_control = "max-age=60";
    const auto run = [&] {
        Fetcher fetcher(kept());
        (void)fetcher.get("http://h.org/a.json");
        return fetcher.report().from_cache;
    };
    EXPECT_EQ(run(), 0);
    server_.now += 59;
    EXPECT_EQ(run(), 1);
    server_.now += 2;
    EXPECT_EQ(run(), 0);
    server_.now -= 1000; // a clock that was set back vouches for nothing
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(server_.calls.size(), 3U);
}

TEST_F(FetcherTest, KeepsNothingThatMayNotBeKept) {
    server_.put("http://h.org/a.json", 200, "{}");
    server_.last("http://h.org/a.json").cache_control = "no-store, max-age=60";
    for (int run = 0; run < 2; ++run) {
        Fetcher fetcher(kept());
        EXPECT_EQ(read_file(fetcher.get("http://h.org/a.json").file), "{}");
    }
    EXPECT_EQ(server_.calls.size(), 2U);
    EXPECT_FALSE(fs::exists(folder_));
}

TEST_F(FetcherTest, KeepsAnswersForDifferentKeysApart) {
    server_.put("http://h.org/a?key=1", 200, "one");
    server_.put("http://h.org/a?key=2", 200, "two");
    Fetcher fetcher(kept());
    EXPECT_NE(fetcher.get("http://h.org/a?key=1").sha256,
              fetcher.get("http://h.org/a?key=2").sha256);
    for (const auto& file : fs::recursive_directory_iterator(folder_)) {
        if (file.path().extension() != ".entry") continue;
        EXPECT_THAT(read_file(file.path()), Not(HasSubstr("key=")));
    }
}

TEST_F(FetcherTest, ReportsWhatAMapWasMadeOf) {
    server_.put("http://h.org/a?key=1", 200, "a");
    server_.put("http://h.org/0.png", 200, "0");
    server_.put("http://h.org/1.png", 200, "1");
    const auto run = [&](const std::vector<std::string>& tiles) {
        Fetcher fetcher(options());
        (void)fetcher.get("http://ann:pw@h.org/a?key=1");
        for (const std::string& tile : tiles) (void)fetcher.tile("http://h.org/{z}.png", tile);
        return fetcher.report();
    };
    const FetchReport report =
        run({"http://h.org/0.png", "http://h.org/1.png", "http://h.org/2.png"});
    ASSERT_EQ(report.inputs.size(), 2U);
    EXPECT_EQ(report.inputs[0],
              (std::pair<std::string, std::string>{"http://h.org/a?key=***", sha256("a")}))
        << "sorted: 'a' comes before '{'";
    EXPECT_EQ(report.inputs[1].first, "http://h.org/{z}.png");
    EXPECT_EQ(report.inputs[1].second,
              sha256("http://h.org/0.png " + sha256("0") + "\nhttp://h.org/1.png " + sha256("1") +
                     "\nhttp://h.org/2.png -\n"));
    EXPECT_EQ(run({"http://h.org/2.png", "http://h.org/1.png", "http://h.org/0.png"}).inputs,
              report.inputs);
    EXPECT_NE(run({"http://h.org/0.png"}).inputs, report.inputs);
    EXPECT_EQ(report.hosts.at("h.org").requests, 4);
    EXPECT_EQ(report.bytes, 3U);
}

TEST_F(FetcherTest, PreparesTilesThatAreReadLater) {
    server_.put("http://h.org/0", 200, "0");
    server_.put("http://h.org/1", 200, "1");
    Fetcher fetcher(options());
    fetcher.prepare({"http://h.org/0", "http://h.org/1", "http://h.org/0", "http://h.org/2"});
    EXPECT_EQ(server_.calls.size(), 3U);
    EXPECT_EQ(fetcher.tile("s", "http://h.org/1"), "1");
    EXPECT_FALSE(fetcher.tile("s", "http://h.org/2"));
    EXPECT_EQ(server_.calls.size(), 3U);
    EXPECT_EQ(server_.calls[0].max_bytes, Limits{}.tile_bytes);
}

TEST_F(FetcherTest, ReadsPartsOfOneState) {
    const auto part = [&](const char* range, const char* etag, const std::string& body) {
        server_.put("http://h.org/a.pmtiles", 206, body);
        server_.last("http://h.org/a.pmtiles").content_range = range;
        server_.last("http://h.org/a.pmtiles").etag = etag;
    };
    part("bytes 0-3/100", "1", "abcd");
    part("bytes 50-53/100", "1", "efgh");
    part("bytes 60-63/100", "2", "ijkl");
    Fetcher fetcher(options());
    EXPECT_EQ(fetcher.part("http://h.org/a.pmtiles", 0, 4)->bytes, "abcd");
    EXPECT_EQ(fetcher.part("http://h.org/a.pmtiles", 50, 4)->size, 100U);
    EXPECT_EQ(server_.calls[1].headers.at(0), "Range: bytes=50-53");
    EXPECT_THROW((void)fetcher.part("http://h.org/a.pmtiles", 60, 4), Error);
    EXPECT_THROW((void)fetcher.part("http://h.org/a.pmtiles", 70, 4), Error) << "other bytes came";
    server_.put("http://h.org/whole", 200, "abcd");
    EXPECT_FALSE(fetcher.part("http://h.org/whole", 0, 4)) << "it sends whole files only";
    EXPECT_FALSE(fetcher.part("http://h.org/whole", 0, 4));
    EXPECT_EQ(server_.calls.size(), 5U);
}

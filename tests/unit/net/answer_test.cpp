// SPDX-License-Identifier: MIT
#include "net/answer.hpp"

using namespace cordon;
using namespace cordon::net;
using testing::HasSubstr;
using testing::Not;

namespace {

Response with_status(int status) {
    Response out;
    out.status = status;
    return out;
}

} // namespace

TEST(Answer, IsJudgedByItsStatus) {
    EXPECT_EQ(judge(with_status(200)), Verdict::use);
    EXPECT_EQ(judge(with_status(206)), Verdict::part);
    EXPECT_EQ(judge(with_status(304)), Verdict::unchanged);
    for (const int status : {204, 404, 410})
        EXPECT_EQ(judge(with_status(status)), Verdict::missing);
    for (const int status : {429, 500, 502, 503, 504})
        EXPECT_EQ(judge(with_status(status)), Verdict::again);
    for (const int status : {0, 100, 201, 401, 403, 418, 501, 302})
        EXPECT_EQ(judge(with_status(status)), Verdict::fail) << status;
    Response away = with_status(302);
    away.location = "http://h/x";
    EXPECT_EQ(judge(away), Verdict::redirect);
}

TEST(Answer, IsKeptAsTheServerSays) {
    EXPECT_EQ(keeping_of("public, max-age=60").fresh, 60);
    EXPECT_EQ(keeping_of("max-age=99999999999999999999").fresh, 365 * 24 * 3600);
    EXPECT_EQ(keeping_of("max-age=-5").fresh, 0);
    EXPECT_EQ(keeping_of("max-age=60, no-cache").fresh, 0);
    EXPECT_EQ(keeping_of("").fresh, 0);
    EXPECT_TRUE(keeping_of("no-cache").store);
    EXPECT_FALSE(keeping_of("max-age=60,no-store").store);
    EXPECT_EQ(keeping_of("max-age=60,no-store").fresh, 0);
}

TEST(Answer, SaysHowLongToWait) {
    EXPECT_EQ(wait_of("3", 1), 3);
    EXPECT_EQ(wait_of("", 1), 1);
    EXPECT_EQ(wait_of("Wed, 21 Oct 2015 07:28:00 GMT", 1), 1);
    EXPECT_GT(wait_of("99999999999", 1), 1000);
}

TEST(Answer, IsKeptUnderAnEndingThatTellsItsFormat) {
    const auto ending = [](const char* address, const char* type, const char* body) {
        return ending_of(parse_url(address), type, body);
    };
    EXPECT_EQ(ending("http://h/a/B.GeoJSON?x=.png", "text/plain", "{}"), ".geojson");
    EXPECT_EQ(ending("http://h/tile", "image/png", "x"), ".png");
    EXPECT_EQ(ending("http://h/data", "application/octet-stream", " {}"), ".json");
    EXPECT_EQ(ending("http://h/a.b/c", "", "x"), ".bin");
    EXPECT_EQ(ending("http://h/x.exe", "", "x"), ".bin");
    EXPECT_EQ(ending("http://h/x.%2Fpng", "", "x"), ".bin");
}

TEST(Answer, NamesThePartThatWasSent) {
    const auto range = read_content_range("bytes 10-19/1234");
    ASSERT_TRUE(range);
    EXPECT_EQ(range->first, 10U);
    EXPECT_EQ(range->last, 19U);
    EXPECT_EQ(range->size, 1234U);
    for (const char* bad : {"", "bytes", "bytes 5-4/10", "bytes 0-10/10", "bytes 0-9/*",
                            "bytes 0-9/10x", "bytes -1-9/10", "lines 0-9/10", "bytes 0-9"})
        EXPECT_FALSE(read_content_range(bad)) << bad;
}

TEST(Answer, FailsInOneSentenceWithoutKeys) {
    const Url url = parse_url("https://ann:secret@h.org/data?key=123");
    Response response = with_status(403);
    const Error forbidden = failure_of(url, response, 100);
    EXPECT_EQ(forbidden.diagnostic().message,
              "'https://h.org/data?key=***' was not fetched: the server answered 403 (forbidden)");
    EXPECT_THAT(forbidden.diagnostic().hints.at(0), HasSubstr("wants a key"));
    EXPECT_THAT(failure_of(url, with_status(599), 1).what(),
                HasSubstr("599 (fault of the server)"));
    response = {};
    response.failure = "Could not resolve host: h.org";
    EXPECT_THAT(failure_of(url, response, 1).what(),
                HasSubstr("was not fetched: Could not resolve"));
    response.too_large = true;
    EXPECT_THAT(failure_of(url, response, std::size_t{8} << 20U).what(),
                HasSubstr("larger than 8 MB"));
    EXPECT_THAT(forbidden.what(), Not(HasSubstr("secret")));
}

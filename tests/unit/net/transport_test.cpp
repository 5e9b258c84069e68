// SPDX-License-Identifier: MIT
#include "net/transport.hpp"
#include "support/file_server.hpp"

#include <cstdlib>

using namespace cordon::net;
using cordon::test::FileServer;
using cordon::test::ServedAnswer;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

class TransportTest : public testing::Test {
  protected:
    TransportTest() {
        for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
            ::unsetenv(name);
    }
    Response fetch(Call call) { return transport_->perform({std::move(call)}).at(0); }
    [[nodiscard]] Call call(const std::string& path) const {
        Call out{server_.address(path), "127.0.0.1"};
        out.max_bytes = 1000;
        return out;
    }

    FileServer server_;
    std::unique_ptr<Transport> transport_ = open_transport();
};

} // namespace

TEST_F(TransportTest, FetchesABodyWithItsHeaders) {
    server_.put("/a",
                {200, "abc", {"Content-Type: Text/CSV; charset=x", "Cache-Control: Max-Age=5"}});
    const Response response = fetch(call("/a"));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "abc");
    EXPECT_EQ(response.type, "text/csv");
    EXPECT_EQ(response.cache_control, "max-age=5");
    EXPECT_FALSE(response.etag.empty());
    EXPECT_THAT(server_.heads(),
                AllOf(HasSubstr("User-Agent: cordon/"), HasSubstr("Accept-Encoding"),
                      Not(HasSubstr("Authorization")), Not(HasSubstr("Cookie"))));
}

TEST_F(TransportTest, SendsAPasswordAsItIs) {
    Call given = call("/a");
    given.user = "ann:s%40c";
    (void)fetch(given);
    EXPECT_THAT(server_.heads(), HasSubstr("Authorization: Basic YW5uOnNAYw==")); // ann:s@c
}

TEST_F(TransportTest, FollowsNoRedirect) {
    server_.put("/a", {302, "", {"Location: b?c=1"}});
    const Response response = fetch(call("/a"));
    EXPECT_EQ(response.status, 302);
    EXPECT_EQ(response.location, server_.address("/b?c=1"));
    EXPECT_EQ(server_.requests().size(), 1U);
}

TEST_F(TransportTest, EndsWhatIsTooLarge) {
    server_.put("/a", std::string(1001, 'a'));
    const Response response = fetch(call("/a"));
    EXPECT_TRUE(response.too_large);
    EXPECT_EQ(response.body, "");
}

TEST_F(TransportTest, GivesUpOnASlowServer) {
    server_.put("/a", {200, "abc", {}, true});
    Call given = call("/a");
    given.seconds = 1;
    const Response response = fetch(given);
    EXPECT_EQ(response.status, 0);
    EXPECT_THAT(response.failure, HasSubstr("timed out"));
}

TEST_F(TransportTest, SaysThatNobodyAnswers) {
    Call given = call("/");
    given.url = "http://127.0.0.1:1/";
    const Response response = fetch(given);
    EXPECT_EQ(response.status, 0);
    EXPECT_FALSE(response.failure.empty());
}

TEST_F(TransportTest, MakesManyCallsInOrder) {
    std::vector<Call> calls;
    for (int i = 0; i < 20; ++i) {
        const std::string path = "/" + std::to_string(i);
        if (i % 2 == 0) server_.put(path, path);
        calls.push_back(call(path));
    }
    const std::vector<Response> responses = transport_->perform(calls);
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(responses.at(i).status, i % 2 == 0 ? 200 : 404);
        EXPECT_EQ(responses.at(i).body == "/" + std::to_string(i), i % 2 == 0);
    }
}

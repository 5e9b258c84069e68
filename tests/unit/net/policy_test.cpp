// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "net/policy.hpp"

using namespace cordon;
using net::AllowedHosts;
using net::parse_url;

TEST(Policy, PermitsAnyHostWithoutAList) {
    EXPECT_TRUE(AllowedHosts().permits(parse_url("http://example.org/")));
    EXPECT_EQ(AllowedHosts().text(), "");
}

TEST(Policy, PermitsTheHostsOfTheListAlone) {
    const AllowedHosts hosts("Tiles.example.org,*.example.net,127.0.0.1:8000,[::1]");
    EXPECT_EQ(hosts.text(), "*.example.net,127.0.0.1:8000,[::1],tiles.example.org");
    for (const char* good :
         {"https://tiles.example.org/x", "http://tiles.example.org:81/", "https://a.b.example.net/",
          "http://127.0.0.1:8000/", "http://[::1]:9/", "https://evil.org@tiles.example.org/"})
        EXPECT_TRUE(hosts.permits(parse_url(good))) << good;
    for (const char* bad :
         {"https://example.org/", "https://xtiles.example.org/", "https://example.net/",
          "https://evilexample.net/", "http://127.0.0.1/", "http://127.0.0.1:8001/",
          "https://tiles.example.org@evil.org/", "https://tiles.example.org.evil.org/"})
        EXPECT_FALSE(hosts.permits(parse_url(bad))) << bad;
}

TEST(Policy, KnowsTheUsualPortsOfAList) {
    EXPECT_TRUE(AllowedHosts("h.org:443").permits(parse_url("https://h.org/")));
    EXPECT_FALSE(AllowedHosts("h.org:443").permits(parse_url("http://h.org/")));
    EXPECT_TRUE(AllowedHosts("h.org:80").permits(parse_url("http://h.org/")));
}

TEST(Policy, RefusesListsThatNameNoHosts) {
    for (const char* list : {"", ",", "a.org,", "http://a.org", "a.org/x", "*", "*.", "a b",
                             "u@a.org", "a.org:0", "*.*.org"})
        EXPECT_THROW(AllowedHosts{list}, Error) << list;
}

TEST(Policy, NeverLeavesHttps) {
    const net::Url safe = parse_url("https://a.org/");
    const net::Url plain = parse_url("http://b.org/");
    EXPECT_TRUE(net::may_redirect(plain, safe));
    EXPECT_TRUE(net::may_redirect(plain, plain));
    EXPECT_TRUE(net::may_redirect(safe, safe));
    EXPECT_FALSE(net::may_redirect(safe, plain));
}

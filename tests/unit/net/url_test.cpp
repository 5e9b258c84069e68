// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "net/url.hpp"

using namespace cordon;
using net::parse_url;
using net::shown;
using net::to_text;
using testing::HasSubstr;

namespace {

std::string refusal(std::string_view text) {
    try {
        return "accepted as " + to_text(parse_url(text));
    } catch (const Error& error) {
        return error.diagnostic().message;
    }
}

} // namespace

TEST(Url, TakesAnAddressApart) {
    const net::Url url = parse_url("HTTPS://Ann:s%40crt@Tiles.Example.ORG:8443/a/b.png?x=1#part");
    EXPECT_EQ(url, (net::Url{"https", "Ann:s%40crt", "tiles.example.org", 8443, "/a/b.png?x=1"}));
    EXPECT_EQ(to_text(url), "https://tiles.example.org:8443/a/b.png?x=1");
    EXPECT_EQ(net::host_text(url), "tiles.example.org:8443");
}

TEST(Url, LeavesOutWhatIsUsual) {
    EXPECT_EQ(to_text(parse_url("http://example.org")), "http://example.org/");
    EXPECT_EQ(to_text(parse_url("http://example.org:80?a=b")), "http://example.org/?a=b");
    EXPECT_EQ(to_text(parse_url("https://example.org.:443/x")), "https://example.org/x");
    EXPECT_EQ(to_text(parse_url("https://example.org:80/")), "https://example.org:80/");
}

TEST(Url, ReadsAddressesOfVersion6) {
    EXPECT_EQ(to_text(parse_url("http://[::1]:8000/x")), "http://[::1]:8000/x");
    EXPECT_EQ(parse_url("https://[2001:DB8::7]/").host, "[2001:db8::7]");
    EXPECT_THAT(refusal("http://[::1"), HasSubstr("cannot be used"));
    EXPECT_THAT(refusal("http://[evil.org]/"), HasSubstr("is no name of a host"));
}

TEST(Url, EncodesWhatMayNotBeSentAsItIs) {
    EXPECT_EQ(parse_url("http://h/a b/{z}?q=é%41%zz").target, "/a%20b/%7Bz%7D?q=%C3%A9%41%25zz");
}

TEST(Url, RefusesOtherSchemesAndTricks) {
    for (const char* text :
         {"file:///etc/passwd", "ftp://example.org/x", "gopher://x/", "example.org",
          "//example.org/", "javascript:1", "data:text/plain,x", ""})
        EXPECT_THAT(refusal(text), HasSubstr("only http and https are fetched")) << text;
    EXPECT_THAT(refusal("http://good.org@x@evil.org/"), HasSubstr("two '@'"));
    EXPECT_THAT(refusal("http://good.org\\@evil.org/"), HasSubstr("backslash"));
    EXPECT_THAT(refusal("http://h/a\r\nHost: evil"), HasSubstr("control character"));
    EXPECT_THAT(refusal(std::string("http://h/a\0b", 12)), HasSubstr("control character"));
    EXPECT_THAT(refusal("http:///x"), HasSubstr("names no host"));
    EXPECT_THAT(refusal("http://exa mple.org/"), HasSubstr("is no name of a host"));
    EXPECT_THAT(refusal("http://ex%61mple.org/"), HasSubstr("is no name of a host"));
    EXPECT_THAT(refusal("http://bücher.example/"), HasSubstr("is no name of a host"));
    EXPECT_THAT(refusal("http://a..b/"), HasSubstr("is no name of a host"));
    for (const char* port : {"0", "65536", "-1", "80x", ""})
        EXPECT_THAT(refusal(std::string("http://h:") + port + "/"), HasSubstr("is no port"))
            << port;
    EXPECT_THAT(refusal("http://h/" + std::string(9000, 'a')), HasSubstr("too long"));
}

TEST(Url, TakesTheHostAfterTheLastAt) {
    EXPECT_EQ(parse_url("https://good.org@evil.org/").host, "evil.org");
    EXPECT_EQ(parse_url("https://evil.org/@good.org/").host, "evil.org");
    EXPECT_EQ(parse_url("https://evil.org?@good.org/").host, "evil.org");
    EXPECT_EQ(parse_url("https://evil.org#@good.org/").host, "evil.org");
}

TEST(Url, ShowsNoPasswordsAndNoKeys) {
    EXPECT_EQ(shown("https://ann:secret@h.org/{z}/{x}.png?a=1&Key=123&token=4;sig=5&b"),
              "https://h.org/{z}/{x}.png?a=1&Key=***&token=***;sig=***&b");
    EXPECT_EQ(shown("https://h/x?access_token=a=b&apikey=&monkey=ok"),
              "https://h/x?access_token=***&apikey=***&monkey=ok");
    EXPECT_EQ(shown("http://a@b:c@evil.org\n/"), "http://evil.org?/");
    EXPECT_EQ(shown("tiles/{z}.png?key=1"), "tiles/{z}.png?key=1") << "no address";
    EXPECT_THAT(refusal("http://ann:secret@a b/?key=123"),
                testing::AllOf(testing::Not(HasSubstr("secret")), testing::Not(HasSubstr("123"))));
}

TEST(Url, JoinsReferences) {
    const net::Url base = parse_url("https://h.org/styles/bright/style.json?key=1");
    const auto joined = [&](std::string_view text) { return to_text(net::join(base, text)); };
    EXPECT_EQ(joined("tiles.json"), "https://h.org/styles/bright/tiles.json");
    EXPECT_EQ(joined("../dark/a.json?v=2"), "https://h.org/styles/dark/a.json?v=2");
    EXPECT_EQ(joined("/x/./y"), "https://h.org/x/y");
    EXPECT_EQ(joined("../../../../x"), "https://h.org/x");
    EXPECT_EQ(joined("//other.org/x"), "https://other.org/x");
    EXPECT_EQ(joined("http://other.org/x"), "http://other.org/x");
    EXPECT_EQ(joined(""), "https://h.org/styles/bright/style.json");
    EXPECT_THROW(joined("file:///etc/passwd"), Error);
    EXPECT_THROW(joined("a\r\nb"), Error);
    EXPECT_EQ(net::join_template(base, "{z}/{x}/{y}.pbf"),
              "https://h.org/styles/bright/{z}/{x}/{y}.pbf");
}

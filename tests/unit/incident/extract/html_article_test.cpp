// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "incident/extract/article_text.hpp"
#include "incident/extract/html_page.hpp"
#include "incident/extract/page_furniture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace cordon::incident {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string prose =
    "<p>Gunmen attacked the village of Dablo on Monday and killed six people, residents said.</p>"
    "<p>Soldiers reached the village in the evening and found three houses burnt down.</p>";

std::string text_of(const std::string& body) {
    return strip_html("<html><body>" + body + "</body></html>").text;
}

TEST(HtmlArticle, leaves_out_what_the_names_of_elements_call_furniture) {
    for (const char* beside :
         {"<div class=\"related-posts\"><p>A bomb killed nine people in Kayes on Friday.</p></div>",
          "<div id=\"cookieNotice\"><p>A bomb killed nine people in Kayes on Friday.</p></div>",
          "<section class='widget widget_text'><p>A bomb killed nine in Kayes.</p></section>",
          "<div class=\"live ticker\">A bomb killed nine in Kayes</div>",
          "<div role=navigation><ul><li>Kayes</ul></div>", "<div hidden>Kayes</div>",
          "<div style=\"color:red; display: none\">Kayes</div>",
          "<figure><figcaption>Kayes, last year</figcaption></figure>",
          "<amp-sidebar><ul><li>Kayes</li></ul></amp-sidebar>",
          "<div class=\"promo\"><a href=\"x\">A bomb killed nine people in Kayes</a></div>"}) {
        const std::string text = text_of("<h1>Six killed in Dablo</h1>" + prose + beside);
        EXPECT_THAT(text, Not(HasSubstr("Kayes"))) << beside;
        EXPECT_THAT(text, HasSubstr("three houses")) << beside;
    }
}

TEST(HtmlArticle, is_kept_whatever_the_names_around_it_say) {
    const std::string article = "<h1>Six killed in Dablo</h1>" + prose;
    for (const char* tag :
         {"body class=\"has-sidebar cookie-consent\"", "div class=\"with-sidebar\"",
          "form id=\"aspnetForm\"", "div class=\"article-share related-on\"",
          "div class=\"elementor-widget elementor-widget-text-editor\"",
          "div style=\"display:none\"", "aside"}) {
        const std::string name = std::string(tag).substr(0, std::string(tag).find(' '));
        const std::string page = "<" + std::string(tag) + ">" + article + "</" + name + ">";
        EXPECT_THAT(text_of(page), HasSubstr("three houses")) << tag;
        // The headline may stand outside.
        const std::string apart =
            "<h1>Six killed</h1><" + std::string(tag) + ">" + prose + "</" + name + ">";
        EXPECT_THAT(text_of(apart), HasSubstr("three houses")) << tag;
    }
}

TEST(HtmlArticle, leaves_out_lines_and_lists_that_are_links) {
    const std::string text = text_of(
        "<h1>Six killed in Dablo</h1>" + prose +
        "<ul><li><a href=a>Nine killed in Kayes</a></li><li><a href=b>Bomb in Segou</a></li></ul>"
        "<div>[ <a href=c>Army kills ten in Mopti</a> ]</div>"
        "<p>The <a href=d>governor of Kaya</a> came on Tuesday.</p>"
        "<p>Read more: <a href=e>Gunmen</a> in Gao</p><p><b>À lire aussi</b> <a>Tir à "
        "Kita</a></p>");
    const std::string table = text_of("<h1>Attacks of the week</h1>" + prose +
                                      "<table><tr><td><a href=a>Tougan</a></td><td>5</td></tr>"
                                      "</table><table><tr><td><a>Home</a><br><a>Kayes</a><br>"
                                      "<a>Gao</a></td><td>x</td></tr></table>");
    EXPECT_THAT(table, HasSubstr("Tougan | 5"));
    EXPECT_THAT(table, Not(HasSubstr("Kayes")));
    for (const char* name : {"Kayes", "Segou", "Mopti", "Gao", "Kita"})
        EXPECT_THAT(text, Not(HasSubstr(name)));
    EXPECT_THAT(text, HasSubstr("The governor of Kaya came on Tuesday."));
}

TEST(HtmlArticle, leaves_out_what_follows_a_heading_such_as_related_articles) {
    const std::string list =
        "<div><h3>Blast in Kayes</h3><p>A blast killed two in Kayes.</p></div>";
    const std::string after = "<h2>The response</h2><p>The governor promised help to all who lost "
                              "their houses in the attack on Monday.</p>";
    for (const char* label :
         {"Related articles", "Sur le m&ecirc;me sujet", "More from The Post"}) {
        const std::string page =
            "<div><h1>Six killed</h1>" + prose + "<h2>" + label + "</h2>" + list + after + "</div>";
        EXPECT_THAT(text_of(page), Not(HasSubstr("Kayes"))) << label;
        EXPECT_THAT(text_of(page), HasSubstr("governor")) << label;
    }
    // A box in the middle of the text ends with the next paragraph.
    const std::string boxed = "<h1>Six killed</h1><h4>Lire aussi</h4><ul><li>Blast in Kayes</li>"
                              "</ul>" +
                              prose;
    EXPECT_THAT(text_of("<div>" + boxed + "</div>"), HasSubstr("six people"));
    EXPECT_THAT(text_of("<div>" + boxed + "</div>"), Not(HasSubstr("Kayes")));
}

TEST(HtmlArticle, begins_with_its_headline_and_ends_with_its_element) {
    const std::string text =
        text_of("<div><p>Tuesday 2 December 2025 - all the news of Kayes</p></div><main><article>"
                "<div><h1>Six killed</h1></div>" +
                prose +
                "</article><div><p>A bomb killed nine people in the town of Kayes on Friday.</p>"
                "</div><article><h2>Blast in Kayes</h2></article></main>");
    EXPECT_THAT(text, Not(HasSubstr("Kayes")));
    EXPECT_TRUE(text.starts_with("Six killed\n")) << text;
}

TEST(HtmlArticle, leaves_out_comments_that_are_longer_than_the_text) {
    std::string page = "<h1>Six killed</h1>" + prose + "<div id=comments>";
    for (int i = 0; i < 9; ++i)
        page += "<article><p>In my town of Kayes a bomb killed two people yesterday, and nobody "
                "writes about it at all.</p></article>";
    EXPECT_THAT(text_of(page + "</div>"), Not(HasSubstr("Kayes")));
    EXPECT_THAT(text_of(page + "</div>"), HasSubstr("three houses"));
}

TEST(HtmlArticle, of_a_live_blog_are_all_entries) {
    const std::string text =
        text_of("<main><h1>War live</h1><article><h2>Two killed in Kaya</h2>" + prose +
                "</article><article><h2>Drone hits Kita</h2><p>A drone hit a depot in the town of "
                "Kita on Sunday evening, workers there said.</p></article></main>");
    EXPECT_THAT(text, HasSubstr("Dablo"));
    EXPECT_THAT(text, HasSubstr("town of Kita"));
}

TEST(HtmlArticle, is_the_whole_page_where_nothing_else_would_be_left) {
    EXPECT_EQ(text_of("<p><a href=x>Nine killed in Kayes</a></p>"), "Nine killed in Kayes\n");
    EXPECT_EQ(text_of("<p>Hit in Kita</p><nav>Kayes</nav>"), "Hit in Kita\n");
}

TEST(HtmlArticle, says_how_much_of_the_page_was_left_out) {
    const ArticleText page = read_article("<html><body><nav>Menu</nav><h1>Six killed</h1>" + prose +
                                          "<div class=share>Share</div></body></html>");
    EXPECT_THAT(page.notes, testing::Contains(HasSubstr("2 parts of the page")));
}

std::string day_of(const std::string& page) {
    const ArticleText text = strip_html(page);
    return text.published ? to_iso(*text.published) + (text.is_metadata ? " meta" : "") : "";
}

TEST(HtmlDate, is_read_from_metadata_before_times_of_the_page) {
    const std::string body = "<body><time datetime=2026-01-09>9 January</time><h1>Six killed</h1>"
                             "<time datetime=2025-05-06T14:00Z>6 May</time>" +
                             prose + "</body>";
    EXPECT_EQ(day_of("<html>" + body), "2025-05-06");
    for (const char* head :
         {"<meta property=\"article:published_time\" content=\"2025-03-12T22:40:00Z\">",
          "<meta content='2025-03-12' name='parsely-pub-date'>",
          "<meta name=pubdate content=20250312>",
          "<meta name=date content='Wed, 12 Mar 2025 08:12:44 GMT'>",
          "<meta name=pub_date content='March 12, 2025'>",
          "<meta name=date content=2025-03-13><meta name=DC.date.issued content=2025-03-12>",
          "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"NewsArticle\",\n"
          "\"datePublished\" : \"2025-03-12T22:40:00+01:00\",}]}</script>",
          "<meta itemprop=datePublished content=2025-03-12T10:00>"})
        EXPECT_EQ(day_of("<html><head>" + std::string(head) + "</head>" + body), "2025-03-12 meta")
            << head;
    EXPECT_EQ(
        day_of("<h1>Six killed</h1><time class=published datetime=2025-11-05>Nov 5</time>" + prose),
        "2025-11-05 meta");
    EXPECT_EQ(day_of("<h1>Six killed</h1><div><a href=x><time datetime=2025-11-05>5 Nov</time></a>"
                     "</div>" +
                     prose),
              "2025-11-05");
    EXPECT_EQ(day_of("<meta name=date content=yesterday><p>x</p>"), "");
}

TEST(HtmlPage, closes_what_html_lets_stay_open) {
    EXPECT_EQ(strip_html("<ul><li>a<li>b</ul><p>c<p>d").text, "a\nb\nc\nd");
    EXPECT_EQ(strip_html("<table><tr><td>a<td>b<tr><td>c</table>").text, "a b\nc\n");
    EXPECT_EQ(strip_html("a</span>b</p>c").text, "ab\nc");
    EXPECT_EQ(strip_html("<a href=/x/>a</a> b").text, "a b");
    EXPECT_EQ(strip_html("<p>terri&shy;toire per\u00ADson &#146;x&#8217; &bull;</p>").text,
              "territoire person ’x’ •\n");
}

TEST(HtmlPage, reads_attributes_with_and_without_quotes) {
    const HtmlPage page = parse_html("<a data-id=3 CLASS='b c' id = \"d\" hidden href=/e/>x</a>");
    EXPECT_EQ(strip_html("<script src=\"x\"\" type=\"y\"></script><p>a</p><p b=\"c>d\">e").text,
              "a\ne");
    const HtmlElement& element = page.elements.at(1);
    EXPECT_EQ(element.attribute("id"), "d");
    EXPECT_EQ(element.attribute("class"), "b c");
    EXPECT_EQ(element.attribute("href"), "/e/");
    EXPECT_TRUE(element.has_attribute("hidden"));
    EXPECT_FALSE(element.has_attribute("b"));
}

// Each of these would take time by the square of its length.
TEST(HtmlPage, reads_pages_made_to_be_slow_in_one_pass) {
    for (const std::string unit :
         {"<div>", "<div class=share>", "<p>tags", "<h3>Related</h3>", "<a>", "<ul><li><a>x</a>",
          "<div>a", "</div>", "<title>", "<h1>x", "<article>", "<td>", "<b>tags</b>"}) {
        std::string html = "<p>";
        while (html.size() < max_article_bytes / 4) html += unit;
        EXPECT_LE(strip_html(html).text.size(), 2 * html.size()) << unit;
    }
}

TEST(HtmlPage, may_hold_pictures_and_scripts_that_are_longer_than_an_article) {
    const std::string picture(200'000, 'A');
    const std::string script(max_article_bytes, 'x');
    const ArticleText page =
        read_article("<html><body><script>" + script + "</script><h1>Six killed</h1><img src=\"" +
                     picture + "\" alt=\"x\">" + prose + "</body></html>");
    EXPECT_TRUE(page.text.starts_with("Six killed\nGunmen")) << page.text.substr(0, 80);
    EXPECT_THROW(static_cast<void>(read_article("<html><p>" + script + "xxx" + "</p>")), Error);
}

TEST(PageFurniture, knows_lines_that_point_elsewhere) {
    for (const char* line : {"Lire aussi : Mali, trois morts", "READ ALSO: Troops kill 20",
                             "→ À lire également | Niger", "(Re)lire : Solhan", "Tags: Gao, Mopti"})
        EXPECT_TRUE(is_teaser_line(line, false)) << line;
    EXPECT_TRUE(is_teaser_line("Lire aussi Mali, trois morts", true));
    EXPECT_FALSE(is_teaser_line("Lire aussi Mali, trois morts", false));
    for (const char* line : {"More than 40 people were killed: a toll", "Read the will: he did not",
                             "Related to the king, he fled", "Bamako : trois morts", "", ":", "::"})
        EXPECT_FALSE(is_teaser_line(line, true)) << line;
}

} // namespace
} // namespace cordon::incident

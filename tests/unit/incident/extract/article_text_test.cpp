// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "incident/extract/article_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cordon::incident {
namespace {

TEST(ArticleText, keeps_plain_text_byte_for_byte) {
    const std::string text = "Bamako, 30 octobre.\n\n« Le convoi »\n";
    const ArticleText article = read_article(text);
    EXPECT_EQ(article.text, text);
    EXPECT_EQ(article.source_offset(7), 7U);
    EXPECT_TRUE(article.notes.empty());
}

TEST(ArticleText, drops_a_byte_order_mark_and_reads_latin_1) {
    EXPECT_EQ(read_article("\xEF\xBB\xBFété").text, "été");
    EXPECT_EQ(read_article("\xEF\xBB\xBFété").source_offset(0), 3U);
    const ArticleText latin = read_article("S\xE9gou, \xE9t\xE9");
    EXPECT_EQ(latin.text, "Ségou, été");
    EXPECT_EQ(latin.encoding, "Windows-1252");
}

TEST(ArticleText, reads_utf_16_with_and_without_its_mark) {
    const auto wide = [](const std::string& ascii, bool little) {
        std::string out;
        for (const char c : ascii) out += little ? std::string{c, '\0'} : std::string{'\0', c};
        return out;
    };
    EXPECT_EQ(read_article("\xFF\xFE" + wide("Gao", true)).text, "Gao");
    EXPECT_EQ(read_article("\xFE\xFF" + wide("Gao", false)).text, "Gao");
    EXPECT_EQ(read_article(wide("Gao, Mali", true)).text, "Gao, Mali");
    EXPECT_EQ(read_article(wide("Gao, Mali", false)).encoding, "UTF-16");
}

TEST(ArticleText, keeps_utf_8_in_which_single_bytes_are_broken) {
    const ArticleText mixed = read_article("Ségou, été, à Gao : \xE9quipe");
    EXPECT_EQ(mixed.text, "Ségou, été, à Gao : équipe");
    EXPECT_EQ(mixed.encoding, "UTF-8");
    EXPECT_FALSE(mixed.notes.empty());
}

TEST(ArticleText, strips_html_to_its_visible_text) {
    const std::string html =
        "<!DOCTYPE html><html><head><title>T</title><meta property='article:published_time' "
        "content='2025-10-30T08:00:00Z'></head><body><script>var a = '<p>';</script>"
        "<nav>Menu</nav><h1>Un&nbsp;titre</h1><p>L&rsquo;arm&eacute;e &lt;3 &#233;t&#xE9; "
        "<b>ici</b></p><!-- <p>non</p> --></body></html>";
    const ArticleText article = read_article(html);
    EXPECT_EQ(article.text, "Un\u00A0titre\nL’armée <3 été ici\n");
    EXPECT_EQ(to_iso(*article.published), "2025-10-30");
    const auto at = static_cast<std::uint32_t>(article.text.find("ici"));
    EXPECT_EQ(html.substr(article.source_offset(at), 3), "ici");
}

TEST(ArticleText, survives_broken_html) {
    for (const char* html : {"<p>a < b</p>", "<p", "<p>x<script>never closed", "<a href=\"x>y</a>z",
                             "<p>&unknown; &#xFFFFFFFF; &#0;</p>", "<p>ok</p></div></div><"})
        EXPECT_NO_THROW(static_cast<void>(strip_html(html))) << html;
    EXPECT_EQ(strip_html("<p>a < b</p>").text, "a < b\n");
}

// Each of these took time by the square of its length: minutes for an article of 2 MiB.
TEST(ArticleText, reads_marks_that_never_end_in_one_pass) {
    constexpr std::size_t bytes = max_article_bytes - 64;
    for (const std::string unit :
         {"&", "<a ", "<nav>", "<nav></x>", "<head></head>", "<", "<a '\""}) {
        std::string html = "<p>";
        while (html.size() < bytes) html += unit;
        EXPECT_LE(strip_html(html).text.size(), html.size()) << unit;
    }
    for (const std::string unit : {"](", "[](", "](http)", "[a"}) {
        std::string text;
        while (text.size() < bytes) text += unit;
        EXPECT_EQ(blank_markdown(text).size(), text.size()) << unit;
    }
}

TEST(ArticleText, reads_on_behind_a_menu_that_is_never_closed) {
    EXPECT_EQ(strip_html("<nav>a<p>b</p><nav>c<script>x</script>d").text, "a\nb\ncd");
}

TEST(ArticleText, blanks_the_marks_of_markdown_in_place) {
    const std::string source = "# Titre\n\n*Le* [convoi](http://x.org/a_b) a brûlé, `ici`.\n- un\n";
    const std::string text = blank_markdown(source);
    EXPECT_EQ(text.size(), source.size());
    EXPECT_EQ(text.find("convoi"), source.find("convoi"));
    EXPECT_EQ(text.find("http"), std::string::npos);
    EXPECT_EQ(text.find_first_of("#*[]`"), std::string::npos);
}

TEST(ArticleText, refuses_what_is_no_text) {
    EXPECT_THROW(static_cast<void>(read_article(std::string("a\0b", 3))), Error);
    for (const char* document : {"%PDF-1.7 x", "{\\rtf1 x}", "PK\x03\x04x"})
        EXPECT_THROW(static_cast<void>(read_article(document)), Error) << document;
    EXPECT_THROW(static_cast<void>(read_article("\xFF\xFE\x41")), Error); // half a character
    EXPECT_THROW(static_cast<void>(read_article(std::string(max_article_bytes + 1, 'a'))), Error);
}

} // namespace
} // namespace cordon::incident

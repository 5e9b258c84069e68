// SPDX-License-Identifier: MIT
#include "incident/extract/article_text.hpp"
#include "incident/extract/text_mending.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace cordon::incident {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(TextMending, joins_words_that_the_end_of_a_line_parted) {
    EXPECT_EQ(mend_text("le village de Da-\nblo, à 90 km").text, "le village de Dablo,\nà 90 km");
    EXPECT_EQ(mend_text("enregis-\r\n   trée. Fin").text, "enregistrée.\nFin");
    // Hyphens of compounds stay.
    EXPECT_EQ(mend_text("quatre-\nvingts morts").text, "quatre-vingts\nmorts");
    EXPECT_EQ(mend_text("a-t-\non appris").text, "a-t-on\nappris");
    for (const char* whole : {"pre-\nand postwar", "Ouaga-\nKaya", "un -\ndeux", "- un\n- deux",
                              "fin-", "a -\n", "2-\n3"})
        EXPECT_TRUE(mend_text(whole).origins.empty()) << whole;
}

TEST(TextMending, drops_characters_without_a_width) {
    EXPECT_EQ(mend_text("Tom\u00ADbouc\u00ADtou\u200B et \uFEFFGao").text, "Tombouctou et Gao");
    const std::string source = "à Tom\u00ADbouctou, près de Da-\nblo, hier";
    const ArticleText article = read_article(source);
    for (const std::string word : {"bouctou", "blo", "hier"}) {
        const auto at = static_cast<std::uint32_t>(article.text.find(word));
        EXPECT_EQ(source.substr(article.source_offset(at), word.size()), word);
    }
}

TEST(TextMending, leaves_out_lines_that_point_to_other_articles) {
    const ArticleText article = read_article(
        "Le 5 mai 2025\n\nTir à Kita.\n\nLire aussi : Six morts à Kayes\n\n"
        "READ ALSO: Gunmen kill eleven in Gao on Monday.\n\nLe maire de Ségou dit : "
        "Lire aussi : tout.\n\nArticles similaires\nDeux morts à Mopti\n- Tir à Kidal\n"
        "\nLa suite à Sikasso.\n");
    for (const char* name : {"Kayes", "Gao", "Mopti", "Kidal"})
        EXPECT_THAT(article.text, Not(HasSubstr(name)));
    for (const char* name : {"Kita", "Ségou", "Sikasso"})
        EXPECT_THAT(article.text, HasSubstr(name));
    EXPECT_THAT(article.notes, testing::Contains(HasSubstr("5 lines that point to other")));
    // Lists that may be the text itself stay.
    const std::string digest = "Top stories\n- Six killed in Kayes\n\nRead: more in Gao\n";
    EXPECT_EQ(read_article(digest).text, digest);
}

TEST(TextMending, reads_the_front_matter_of_markdown) {
    const std::string text = "---\ntitle: \"Attaque à Gao\"\ndate: 2025-09-16T08:00:00+02:00\n"
                             "tags: [Kidal]\n---\n\nUn convoi a été attaqué à Kita.\n";
    const ArticleText article = read_article(text);
    EXPECT_EQ(article.format, ArticleFormat::markdown);
    EXPECT_EQ(to_iso(*article.published), "2025-09-16");
    EXPECT_TRUE(article.is_metadata);
    EXPECT_THAT(article.text, Not(HasSubstr("Gao")));
    EXPECT_EQ(article.text.find("Kita"), text.find("Kita"));
    EXPECT_EQ(to_iso(*front_matter_date("+++\ndate = \"2025-05-18\"\n+++")), "2025-05-18");
    for (const char* none : {"---\nTir à Gao\n---\n", "---\na: b\n", "", "---", "--- x\n---\n"})
        EXPECT_EQ(front_matter_end(none), 0U) << none;
}

TEST(TextMending, reads_a_mail_that_was_handed_on) {
    const ArticleText mail =
        read_article("Subject: Fwd\n\n> A convoy was attacked about 15 km north\n> of Niono.\n");
    EXPECT_EQ(mail.format, ArticleFormat::markdown);
    EXPECT_THAT(mail.text, Not(HasSubstr(">")));
}

} // namespace
} // namespace cordon::incident

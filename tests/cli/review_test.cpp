// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

using namespace cordon::test;
using testing::HasSubstr;

/// The review page in a browser: what its buttons write is read again by `extract --decisions`.
namespace {

const std::string dump =
    "2455558\tKati\tKati\t\t12.74409\t-8.07257\tP\tPPLA2\tML\t\t07\t\t\t\t42922\t\t400\tAfrica/"
    "Bamako\t2020-01-01\n";
const std::string article =
    "30 October 2025\n\nOn 28 October 2025 a fuel convoy was attacked near Kati. On 26 October "
    "2025 gunmen kidnapped three people in Kati.\n";

/// A Chromium that can run without a window; empty = none.
std::string browser() {
    for (const char* name : {"chromium", "chromium-browser", "google-chrome"})
        for (const char* folder : {"/usr/bin/", "/usr/local/bin/"})
            if (std::filesystem::exists(std::string(folder) + name))
                return std::string(folder) + name;
    return {};
}

/// The page's elements after its scripts have run.
std::string dom_of(const Workplace& place, const std::string& file) {
    const std::string command =
        "cd '" + place.folder().string() + "' && timeout 60 " + browser() +
        " --headless --no-sandbox --disable-gpu --user-data-dir=browser --virtual-time-budget=2000 "
        "--dump-dom 'file://" +
        place.folder().string() + "/" + file + "' 2>/dev/null > dom.html";
    if (std::system(command.c_str()) != 0) return {}; // NOLINT(*-env33-c,concurrency-mt-unsafe)
    return place.get("dom.html");
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// Clicks through all kinds of decisions and leaves the file's text in the page's title.
const std::string clicks = R"(<script>
const card=(n)=>document.getElementById("incident-"+n);
const open=(n,what)=>card(n).querySelector("[data-open="+what+"]").click();
const send=(form,values)=>{for(const key in values)form.elements[key].value=values[key];form.requestSubmit();};
const form=(n,what)=>card(n).querySelector("form[data-form="+what+"]");
open(1,"move");send(form(1,"move"),{lat:"95",lon:"0"});
send(form(1,"move"),{lat:"12,85",lon:"-8.46",radius:"3"});
open(1,"retype");send(form(1,"retype"),{type:"checkpoint"});
open(1,"redate");send(form(1,"redate"),{from:"2025-10-27",to:"2025-10-28"});
card(2).querySelector("[data-do=accept]").click();
card(2).querySelector("[data-undo]").click();
card(2).querySelector("[data-do=delete]").click();
send(document.querySelector("form[data-form=add]"),{type:"passage",from:"2025-10-29",place:"20 km north of Kati",title:"Bus <arrived>"});
document.title="DECISIONS "+document.getElementById("save").getAttribute("href").split(",")[1];
</script></body>)";

/// Undoes encodeURIComponent.
std::string decoded(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
        i += 2;
    }
    return out;
}

} // namespace

TEST(ReviewPageInABrowser, WritesDecisionsThatAreReadAgain) {
    if (browser().empty()) GTEST_SKIP() << "no Chromium is installed";
    const Workplace place{Data::shipped};
    place.put("ML.txt", dump);
    place.put("article.txt", article);
    ASSERT_EQ(
        place.cordon({"extract", "article.txt", "--gazetteer", "ML.txt", "--html", "r.html"}).code,
        0);
    const std::string untouched = dom_of(place, "r.html");
    if (untouched.empty()) GTEST_SKIP() << "Chromium does not run here";
    EXPECT_THAT(untouched, HasSubstr("href=\"data:application/json"))
        << "the policy lets the page's own script run";
    // The policy would refuse the clicks as well.
    std::string driven = replaced(place.get("r.html"), "Content-Security-Policy", "no-policy");
    driven = replaced(driven, "</body>", clicks);
    place.put("driven.html", driven);
    const std::string dom = dom_of(place, "driven.html");
    const std::size_t at = dom.find("<title>DECISIONS ");
    ASSERT_NE(at, std::string::npos);
    const std::size_t begin = at + 17;
    place.put("decisions.json", decoded(dom.substr(begin, dom.find("</title>") - begin)));
    const RunResult again =
        place.cordon({"extract", "article.txt", "--gazetteer", "ML.txt", "--decisions",
                      "decisions.json", "-o", "incidents.geojson"});
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_THAT(again.err, HasSubstr("3 incidents, 3 located"));
    const std::string file = place.get("incidents.geojson");
    EXPECT_THAT(file, HasSubstr("\"at\": [-8.46,12.85], \"radius_km\": 3"));
    EXPECT_THAT(file, HasSubstr("\"type\": \"checkpoint\""));
    EXPECT_THAT(file, HasSubstr("\"date\": \"2025-10-27/2025-10-28\""));
    EXPECT_THAT(file, HasSubstr("\"review\": \"rejected\""));
    EXPECT_THAT(file, HasSubstr("\"id\": \"added-2025-10-29-passage-1\""));
    EXPECT_THAT(file, HasSubstr("\"place\": \"20 km north of Kati\""));
    EXPECT_THAT(file, HasSubstr("Bus <arrived>"));

    // A second round: what was decided stands on the cards, and is written again.
    std::string kept = place.get("decisions.json");
    kept.insert(kept.find("[") + 1, R"({"do":"accept","quote":"No such words."},)");
    place.put("decisions.json", kept);
    ASSERT_EQ(place
                  .cordon({"extract", "article.txt", "--gazetteer", "ML.txt", "--decisions",
                           "decisions.json", "--html", "r2.html"})
                  .code,
              0);
    place.put("driven2.html",
              replaced(replaced(place.get("r2.html"), "Content-Security-Policy", "no-policy"),
                       "</body>", R"(<script>
document.getElementById("incident-2").querySelector("[data-undo]").click();
document.title="DECISIONS "+document.getElementById("save").getAttribute("href").split(",")[1];
</script></body>)"));
    const std::string dom2 = dom_of(place, "driven2.html");
    const std::size_t at2 = dom2.find("<title>DECISIONS ");
    ASSERT_NE(at2, std::string::npos);
    const std::string second = decoded(dom2.substr(at2 + 17, dom2.find("</title>") - at2 - 17));
    EXPECT_THAT(second, HasSubstr("No such words."));
    EXPECT_THAT(second, HasSubstr("\"do\": \"move\""));
    EXPECT_THAT(second, HasSubstr("\"type\": \"checkpoint\""));
    EXPECT_THAT(second, HasSubstr("\"id\": \"added-2025-10-29-passage-1\""));
    EXPECT_EQ(second.find("\"do\": \"delete\""), std::string::npos) << "it was undone";
}

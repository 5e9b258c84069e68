// SPDX-License-Identifier: MIT
#include "data/csv.hpp"

#include <fmt/format.h>

using namespace cordon;
using namespace cordon::data;

namespace {

/// The cells of all rows: `a|b/c|d`, rows separated by `/`.
std::string cells(const CsvTable& table) {
    std::string out;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (row > 0) out += '/';
        for (std::size_t column = 0; column < table.header.size(); ++column) {
            if (column > 0) out += '|';
            out += table.cell(row, column);
        }
    }
    return out;
}

std::string read(const std::string& text) {
    CollectingReporter reporter;
    return cells(read_csv(text, "t.csv", reporter));
}

std::string message_of(const std::string& text) {
    CollectingReporter reporter;
    try {
        (void)read_csv(text, "t.csv", reporter);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST(Csv, UnquotesFieldsAndKeepsWhatIsInThem) {
    EXPECT_EQ(read("a,b\n\"x, y\",\"say \"\"no\"\"\"\n"), "x, y|say \"no\"");
    EXPECT_EQ(read("a,b\n\"two\nlines\",2\n"), "two\nlines|2");
    EXPECT_EQ(read("a,b\n\"\",\"\"\"\"\n"), "|\"");
    EXPECT_EQ(read("a,b\nin \"the\" middle,\"out\"side\n"), "in \"the\" middle|outside");
}

TEST(Csv, EndsLinesWithAnyOfTheThreeWays) {
    EXPECT_EQ(read("a,b\r\n1,2\r\n3,4"), "1|2/3|4");
    EXPECT_EQ(read("a,b\r1,2\r3,4\r"), "1|2/3|4");
    EXPECT_EQ(read("a,b\n1,2\n\n3,4\n\n"), "1|2/3|4");
}

TEST(Csv, FindsTheDelimiterByTheAgreementOfRows) {
    CollectingReporter reporter;
    const CsvTable semicolon = read_csv("lat;lon;name\n12,5;-8,0;Kati, Mali\n", "t.csv", reporter);
    EXPECT_EQ(semicolon.delimiter, ';');
    EXPECT_EQ(semicolon.number(0, 0), 12.5);
    EXPECT_EQ(read_csv("a\tb\n1\t2,3\n", "t.csv", reporter).delimiter, '\t');
    EXPECT_EQ(read_csv("a|b|c\n1|2|3\n", "t.csv", reporter).delimiter, '|');
    EXPECT_EQ(read_csv("\"a;b\",c\n1,2\n", "t.csv", reporter).delimiter, ',');
    EXPECT_EQ(read_csv("only\nx\ny\n", "t.csv", reporter).header.size(), 1U);
}

TEST(Csv, KeepsTheLineOfEachRow) {
    CollectingReporter reporter;
    const CsvTable table = read_csv("a,b\n1,\"x\ny\r\nz\"\n\n2,3\n", "t.csv", reporter);
    ASSERT_EQ(table.rows(), 2U);
    EXPECT_EQ(table.line(0), 2);
    EXPECT_EQ(table.line(1), 6);
}

TEST(Csv, ReadsUtf8WithAByteOrderMarkAndFallsBackToWindows1252) {
    CollectingReporter reporter;
    const CsvTable marked = read_csv("\xEF\xBB\xBFname\nDidi\xC3\xA9ni\n", "t.csv", reporter);
    EXPECT_EQ(marked.header[0], "name");
    EXPECT_EQ(marked.cell(0, 0), "Didiéni");
    EXPECT_TRUE(reporter.diagnostics.empty());
    const CsvTable latin = read_csv("name\nDidi\xE9ni \x93x\x94\n", "t.csv", reporter);
    EXPECT_EQ(latin.cell(0, 0), "Didiéni “x”");
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_EQ(to_text(reporter.diagnostics[0]),
              "t.csv: is not UTF-8; it was read as Windows-1252 (Latin-1)");
}

TEST(Csv, ReadsUtf16OfBothByteOrders) {
    const std::u16string text = u"Ort;Breite\nDidi\u00E9ni \U0001F525;13,9\n";
    for (const bool little : {true, false}) {
        std::string bytes = little ? "\xFF\xFE" : "\xFE\xFF";
        for (const char16_t unit : text) {
            const char low = static_cast<char>(unit & 0xFFU);
            const char high = static_cast<char>(unit >> 8U);
            bytes += little ? low : high;
            bytes += little ? high : low;
        }
        CollectingReporter reporter;
        const CsvTable table = read_csv(bytes, "t.csv", reporter);
        ASSERT_EQ(table.header, (std::vector<std::string>{"Ort", "Breite"}));
        EXPECT_EQ(table.cell(0, 0), "Didi\xC3\xA9ni \xF0\x9F\x94\xA5");
        EXPECT_EQ(table.number(0, 1), 13.9);
    }
    EXPECT_NE(message_of(std::string("\xFF\xFE\x00\xD8", 4)).find("broken"), std::string::npos);
}

TEST(Csv, LeavesOutTitlesAndGroupsOfColumnsAboveTheHeader) {
    CollectingReporter reporter;
    const CsvTable table =
        read_csv("Incidents of April,,,\r\n\"a \"\"draft\"\", see note\",,,\r\n,,,\r\n"
                 ",When,,Where\r\nNo,Date,Time,Place\r\n1,2025-04-02,,Kati\r\n,,,\r\n",
                 "t.csv", reporter);
    EXPECT_EQ(table.header, (std::vector<std::string>{"No", "Date", "Time", "Place"}));
    ASSERT_EQ(table.rows(), 1U) << "a row without anything in it is none";
    EXPECT_EQ(table.line(0), 6);
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_EQ(reporter.diagnostics[0].message,
              "the table begins on line 5: what stands above was left out");
    EXPECT_EQ(
        read_csv("List of incidents\n\na;b;c\n1;2;3\n4;5;6\n", "t.csv", reporter).header.size(),
        3U);
}

TEST(Csv, AHeaderWithFewNamesIsStillTheHeader) {
    CollectingReporter reporter;
    EXPECT_EQ(read_csv(",a,\n1,2,3\n4,5,6\n", "t.csv", reporter).rows(), 2U);
    EXPECT_EQ(read_csv("a\n1,2,3\n4,5,6\n", "t.csv", reporter).header.at(0), "a");
}

TEST(Csv, ReportsRowsOfAnotherLengthWithTheirLine) {
    CollectingReporter reporter;
    const CsvTable table = read_csv("a,b,c\n1,2\n1,2,3,4\n1,2,3,\n", "t.csv", reporter);
    EXPECT_EQ(cells(table), "1|2|/1|2|3/1|2|3");
    ASSERT_EQ(reporter.diagnostics.size(), 2U);
    EXPECT_EQ(to_text(reporter.diagnostics[0]), "t.csv:2: the row has 2 fields, the header 3");
    EXPECT_EQ(to_text(reporter.diagnostics[1]), "t.csv:3: the row has 4 fields, the header 3");
}

TEST(Csv, CountsUnevenRowsThatItDoesNotList) {
    std::string text = "a,b\n";
    for (int i = 0; i < 25; ++i) text += "1\n1,2\n";
    CollectingReporter reporter;
    EXPECT_EQ(read_csv(text, "t.csv", reporter).rows(), 50U);
    ASSERT_EQ(reporter.diagnostics.size(), 11U);
    EXPECT_EQ(reporter.diagnostics.back().message,
              "15 more rows have another number of fields than the header");
}

TEST(Csv, SaysWhatItCannotRead) {
    EXPECT_EQ(message_of(""),
              "t.csv: is empty\n  hint: a table needs a header row and at least one row below it");
    EXPECT_EQ(message_of("a,b\n1,\"x\n"), "t.csv:2: a quote is opened here and never closed\n"
                                          "  hint: write a quote inside of a field twice: \"\"");
    EXPECT_EQ(message_of("PK\x03\x04rest"),
              "t.csv: is a spreadsheet or an archive, not a CSV table\n"
              "  hint: open it in the spreadsheet program and save it as CSV (UTF-8)");
    EXPECT_EQ(message_of("\xFF\xFE"
                         "a"),
              "t.csv: is UTF-16 text that is broken\n  hint: save it as CSV in UTF-8");
    EXPECT_EQ(message_of(std::string("a\0b", 3)),
              "t.csv: holds zero bytes: it is not a text table\n  hint: save it as CSV in UTF-8");
}

TEST(Csv, LimitsCellsSoThatAWideHeaderOverShortRowsStaysSmall) {
    CollectingReporter reporter;
    std::string text = "a" + std::string(999, ',');
    text += "\nx\nx\nx\n";
    CsvLimits limits;
    limits.max_cells = 2000;
    EXPECT_THROW((void)read_csv(text, "t.csv", reporter, limits), Error);
    limits.max_columns = 10;
    EXPECT_THROW((void)read_csv(text, "t.csv", reporter, limits), Error);
}

TEST(Csv, FindsColumnsWithoutRegardToCase) {
    CollectingReporter reporter;
    const CsvTable table = read_csv("ID, Latitude \n1,2\n", "t.csv", reporter);
    EXPECT_EQ(table.column("latitude"), 1U);
    EXPECT_FALSE(table.column("lat").has_value());
}

TEST(Csv, SurvivesBeingMovedWhenItIsTiny) { // short strings move their bytes, cells must not point
                                            // at them
    CollectingReporter reporter;
    CsvTable table = read_csv("a,b\n1,2\n", "t.csv", reporter);
    const CsvTable moved = std::move(table);
    EXPECT_EQ(cells(moved), "1|2");
}

TEST(ParseNumber, IsIndependentOfTheLocaleAndStrict) {
    EXPECT_EQ(parse_number(" -12.5 "), -12.5);
    EXPECT_EQ(parse_number("+3e2"), 300.0);
    EXPECT_EQ(parse_number("12,5", true), 12.5);
    EXPECT_EQ(parse_number("12.5", true), 12.5);
    for (const char* bad :
         {"", " ", "12,5", "1.2.3", "12 km", "nan", "inf", "1e999", "+-5", "0x10"})
        EXPECT_FALSE(parse_number(bad).has_value()) << bad;
    EXPECT_FALSE(parse_number("1.234,5", true).has_value());
}

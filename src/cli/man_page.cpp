// SPDX-License-Identifier: MIT
#include "cli/man_page.hpp"

#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::cli {

namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

/// A line that the author set by hand: indented, or with columns.
bool is_set(std::string_view line) {
    return line.substr(0, 1) == " " || line.find("  ") != std::string_view::npos;
}

/// The text of a description: paragraphs are filled, what the author set by hand stays as it is.
class Body {
  public:
    void add(std::string_view line) {
        if (line.empty()) {
            end_set();
            if (!out_.empty()) gap_ = true;
            return;
        }
        const bool set = is_set(line);
        if (!set) end_set();
        if (gap_) out_ += in_set_ ? "\n" : ".PP\n";
        gap_ = false;
        if (set && !in_set_) {
            out_ += ".RS 4\n.nf\n";
            in_set_ = true;
        }
        out_ += man_escaped(set && line.substr(0, 2) == "  " ? line.substr(2) : line) + "\n";
    }
    [[nodiscard]] std::string finish() {
        end_set();
        return std::move(out_);
    }

  private:
    void end_set() {
        if (in_set_) out_ += ".fi\n.RE\n";
        in_set_ = false;
    }
    std::string out_;
    bool in_set_ = false;
    bool gap_ = false;
};

/// `.SH DESCRIPTION`, and `.SH EXAMPLES` from the line `Examples:` on.
std::string description(std::string_view text) {
    std::string out = ".SH DESCRIPTION\n";
    Body body;
    for (const std::string_view line : lines_of(text)) {
        if (line == "Examples:") {
            out += body.finish() + ".SH EXAMPLES\n";
            body = {};
        } else {
            body.add(line);
        }
    }
    return out + body.finish();
}

std::string tagged(const std::string& tag, std::string_view text) {
    return ".TP\n" + tag + "\n" + man_escaped(text) + "\n";
}

std::string bold(std::string_view text) {
    return "\\fB" + man_escaped(text) + "\\fR";
}
std::string slanted(std::string_view text) {
    return "\\fI" + man_escaped(text) + "\\fR";
}

std::string option_entry(const Option& option) {
    std::string tag;
    for (const std::string& name : names_of(option)) tag += (tag.empty() ? "" : ", ") + bold(name);
    if (!option.value.empty()) tag += (option.is_optional() ? "" : " ") + slanted(option.value);
    const bool says_so = option.repeats && !option.value.empty();
    return tagged(tag, option.help + (says_so ? "; may be given several times" : ""));
}

std::string options(const CommandLine& line) {
    std::string out;
    if (!line.positional.name.empty())
        out += ".SH ARGUMENTS\n" + tagged(slanted(line.positional.name), line.positional.help);
    out += ".SH OPTIONS\n";
    for (const OptionGroup& group : line.groups) {
        if (line.groups.size() > 1) out += ".SS " + man_escaped(group.heading) + "\n";
        for (const Option& option : group.options) out += option_entry(option);
    }
    return out + tagged(bold("-h") + ", " + bold("--help"), "print a short form of this page");
}

std::string exit_status() {
    std::string out = ".SH EXIT STATUS\n";
    for (const ExitCodeMeaning& code : exit_code_meanings())
        out += tagged(bold(std::to_string(code.code)), code.meaning);
    return out;
}

std::string environment() {
    return ".SH ENVIRONMENT\n" +
           tagged(bold("CORDON_DATA"),
                  "folder that holds styles/ and geodata/, in place of the installed one") +
           tagged(bold("NO_COLOR"), "when it is set, messages have no colour") +
           tagged(bold("SOURCE_DATE_EPOCH"),
                  "seconds since 1970: the date that PDF files carry; without it they carry none") +
           tagged(bold("XDG_CACHE_HOME"),
                  "folder of the compiled gazetteer when the data folder cannot be written "
                  "(default: ~/.cache)");
}

std::string head(const std::string& name, std::string_view date, std::string_view summary) {
    std::string title = name;
    for (char& c : title)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    std::string version = version_text();
    version.pop_back(); // the line feed
    return fmt::format(".\\\" SPDX-License-Identifier: MIT\n"
                       ".TH {} 1 {} \"{}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n",
                       man_escaped(title), date, version, man_escaped(name), man_escaped(summary));
}

std::string see_also(const std::vector<DescribedCommand>& commands, std::string_view self) {
    std::vector<std::string> names;
    if (self != "cordon") names.emplace_back("cordon");
    for (const DescribedCommand& described : commands) {
        std::string name = "cordon-" + std::string(described.command->name());
        if (name != self) names.push_back(std::move(name));
    }
    std::string out = ".SH SEE ALSO\n";
    for (std::size_t i = 0; i < names.size(); ++i)
        out += ".BR " + man_escaped(names[i]) + " (1)" + (i + 1 < names.size() ? ",\n" : "\n");
    return out;
}

ManPage program_page(const std::vector<DescribedCommand>& commands, std::string_view date) {
    std::string text = head("cordon", date, "incident maps that know what they do not know");
    text += ".SH SYNOPSIS\n.B cordon\n.I COMMAND\n.RI [ ARGUMENTS ]\n.br\n.B cordon help\n"
            ".I COMMAND\n";
    text +=
        ".SH DESCRIPTION\n.B cordon\ndraws dated, geocoded incidents as maps for print and for "
        "the\nweb. An uncertain place is drawn as the area in which it lies and never as a dot,\n"
        "a claim does not look like a confirmed report, and a road of which nobody wrote\nis not "
        "called open. It works without a network unless\n"
        "\\-\\-allow\\-network is given; the same input gives the same\nbytes.\n";
    text += ".SH COMMANDS\n";
    for (const DescribedCommand& described : commands) {
        const std::string name(described.command->name());
        text += ".TP\n.BR " + man_escaped("cordon-" + name) + " (1)\n" +
                man_escaped(described.command->summary()) + "\n";
    }
    text += ".SH OPTIONS\n" +
            tagged(bold("-h") + ", " + bold("--help"),
                   "list the commands; after a command, its options") +
            tagged(bold("--version"), "print name and version");
    text += ".SH EXAMPLES\n.nf\ncordon render incidents.csv \\-o map.png\n"
            "cordon render map.toml \\-o map.pdf \\-o map.svg\n"
            "cordon render incidents.csv \\-\\-dump\\-config > map.toml\n"
            "cordon check map.toml\n.fi\n";
    text += exit_status() + environment() + see_also(commands, "cordon");
    return {"cordon.1", std::move(text)};
}

ManPage command_page(const std::vector<DescribedCommand>& commands,
                     const DescribedCommand& described, std::string_view date) {
    const Command& command = *described.command;
    const std::string name = "cordon-" + std::string(command.name());
    std::string text = head(name, date, command.summary());
    const std::string_view usage = command.usage();
    text += ".SH SYNOPSIS\n" + bold("cordon " + std::string(command.name())) +
            man_escaped(usage.substr(std::min(usage.size(), command.name().size()))) + "\n";
    text += description(command.description()) + options(described.line) + exit_status() +
            environment() + see_also(commands, name);
    return {name + ".1", std::move(text)};
}

} // namespace

std::string man_escaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool starts_line = i == 0 || text[i - 1] == '\n';
        if (starts_line && (c == '.' || c == '\'')) out += "\\&";
        switch (c) {
        case '\\': out += "\\e"; break;
        case '-': out += "\\-"; break;
        case '~': out += "\\(ti"; break;
        case '^': out += "\\(ha"; break;
        case '`': out += "\\(ga"; break;
        default: out += c;
        }
    }
    return out;
}

std::vector<ManPage> man_pages(const std::vector<DescribedCommand>& commands,
                               std::string_view date) {
    std::vector<ManPage> pages = {program_page(commands, date)};
    for (const DescribedCommand& described : commands)
        pages.push_back(command_page(commands, described, date));
    return pages;
}

} // namespace cordon::cli

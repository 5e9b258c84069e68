// SPDX-License-Identifier: MIT
#include "app/article.hpp"

#include "app/article_files.hpp"
#include "app/open_gazetteer.hpp"
#include "app/quick_map.hpp"
#include "app/same_texts.hpp"
#include "core/file.hpp"
#include "core/threads.hpp"
#include "incident/extract/article_merger.hpp"
#include "incident/extract/extract.hpp"
#include "incident/extract/incident_table.hpp"
#include "incident/extract/place_names.hpp"
#include "incident/extract/review_page.hpp"
#include "incident/geojson_file.hpp"
#include "incident/reader.hpp"
#include "place/expression/lines.hpp"
#include "place/gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

/// Gazetteer and lines, opened once for all articles.
struct Places {
    explicit Places(const PlaceRequest& request)
        : gazetteer(open_gazetteer(request)), lines(place::shipped_lines(request.roads)) {}
    place::Gazetteer gazetteer;
    std::unique_ptr<place::Lines> lines;
};

/// The value for an input: one for all, or one for each.
std::string value_for(const std::vector<std::string>& values, std::size_t input) {
    if (values.empty()) return {};
    return values.size() == 1 ? values.front() : values.at(input);
}

void check_count(const std::vector<std::string>& values, std::size_t inputs,
                 std::string_view what) {
    if (values.size() <= 1 || values.size() == inputs) return;
    throw Error(fmt::format("{} values of {} for {} articles", values.size(), what, inputs),
                "give one for all articles, or one for each in their order");
}

incident::ExtractOptions options_for(const ExtractRequest& request, const Places& places,
                                     std::size_t input) {
    incident::ExtractOptions options;
    options.date = request.date;
    options.publisher = value_for(request.publishers, input);
    options.url = value_for(request.urls, input);
    options.gazetteer = &places.gazetteer;
    const place::LocateOptions locate = locate_options(request.places, places.lines.get());
    options.language = locate.language;
    options.resolve = locate.resolve;
    options.region = locate.region;
    return options;
}

/// Decisions of one review for several articles: what it adds is added once, and a decision that
/// fits no article is reported once.
class Decisions {
  public:
    explicit Decisions(const std::string& file) {
        if (!file.empty()) list_ = incident::read_decisions(read_file(file), file);
        later_ = list_;
        std::erase_if(later_.decisions, [](const incident::Decision& decision) {
            return decision.kind == incident::DecisionKind::add;
        });
    }
    /// To apply to an article; one of all takes what the review added.
    [[nodiscard]] const incident::DecisionList* for_article(bool takes_added) const {
        const auto& list = takes_added ? list_ : later_;
        return list.decisions.empty() ? nullptr : &list;
    }
    void applied_to(const incident::Extraction& extraction) {
        for (const std::string& sentence : extraction.unmatched_decisions) ++missed_[sentence];
        for (const incident::Decision& decision : extraction.applied_decisions)
            applied_.insert(decision.number);
        ++articles_;
    }
    /// What fits no article, for the next review.
    [[nodiscard]] std::vector<incident::Decision> kept() const {
        std::vector<incident::Decision> kept;
        for (const incident::Decision& decision : list_.decisions)
            if (!applied_.contains(decision.number)) kept.push_back(decision);
        return kept;
    }
    /// Keeps with the first article what fits none of them, and reports it.
    void settle(std::vector<incident::FoundArticle>& articles, Reporter& reporter) const {
        for (incident::FoundArticle& article : articles)
            article.extraction.unmatched_decisions.clear();
        for (const auto& [sentence, count] : missed_) {
            // What is added belongs to the first article only.
            if (count < articles_ && sentence.find("decision 'add'") == std::string::npos) continue;
            articles.front().extraction.unmatched_decisions.push_back(sentence);
            // The sentence begins with the file and the line.
            reporter.warn(sentence, {}, {"the article may have changed: review the incident anew"});
        }
    }

  private:
    incident::DecisionList list_;
    incident::DecisionList later_;
    std::map<std::string, std::size_t> missed_;
    std::set<std::size_t> applied_; ///< by their places in the file
    std::size_t articles_ = 0;
};

/// Incidents of the next article; ids stay unique in the collection.
void append(incident::IncidentSet& all, incident::IncidentSet&& one, std::size_t article) {
    for (incident::Incident& incident : one.incidents) {
        if (article > 0) incident.id = fmt::format("{}-a{}", incident.id, article + 1);
        all.incidents.push_back(std::move(incident));
    }
    if (all.file.empty()) all.file = one.file;
    if (all.as_of.empty()) all.as_of = one.as_of;
    if (all.attribution.empty()) all.attribution = one.attribution;
    if (all.source.empty()) all.source = one.source;
    if (all.extra.empty()) all.extra = one.extra;
}

/// The review page of the articles, with a small map when a place is known.
std::string page_of(const std::vector<incident::FoundArticle>& articles,
                    incident::ReviewPageOptions options) {
    options.title = articles.front().name;
    std::vector<incident::ReviewArticle> shown;
    incident::IncidentSet all;
    for (const incident::FoundArticle& article : articles) {
        shown.push_back({&article.extraction, article.name});
        incident::IncidentSet one = article.extraction.incidents;
        append(all, std::move(one), shown.size() - 1);
    }
    const bool located =
        std::any_of(all.incidents.begin(), all.incidents.end(),
                    [](const auto& incident) { return incident::is_located(incident.location); });
    constexpr SheetSize size{480.0, 0.0, SheetSize::Unit::pixels};
    if (located)
        options.map_image =
            quick_map_uri(all, {.title = {}, .language = options.language, .size = size});
    return incident::review_page(shown, options);
}

/// The page speaks the language that was asked for, else that of its first article.
Language page_language(const ExtractRequest& request,
                       const std::vector<incident::FoundArticle>& articles) {
    if (request.places.language) return *request.places.language;
    const bool french = articles.front().extraction.text.language == place::TextLanguage::french;
    return french ? Language::fr : Language::en;
}

/// Credits of the gazetteer belong to every file that holds its positions.
std::string credits(const Places& places) {
    return fmt::format("{}", fmt::join(places.gazetteer.attributions(), "; "));
}

} // namespace

namespace {

/// Keeps the events of an article and what is said of them: of many articles the words, names and
/// dates that no event needs are most of the memory.
void forget_words(incident::Extraction& extraction) {
    extraction.text = place::TokenizedText();
    extraction.places = incident::ArticlePlaces();
    std::vector<incident::TimeExpression>().swap(extraction.dates);
    std::vector<incident::ActorMention>().swap(extraction.actors);
}

/// Reads articles on all processors; what is said of them is said in their order.
class ArticleReader {
  public:
    ArticleReader(const ExtractRequest& request, const Places& places)
        : request_(request), places_(places), decisions_(request.decisions),
          found_(request.inputs.size()) {
        for (std::size_t i = 0; i < found_.size(); ++i) found_[i].same_as = i;
    }

    std::vector<incident::FoundArticle> run(Reporter& reporter) {
        run_on_threads(thread_count(), [this] { read_all(); });
        share_readings();
        std::vector<incident::FoundArticle> articles;
        articles.reserve(found_.size());
        for (std::size_t i = 0; i < found_.size(); ++i) {
            if (found_[i].error) std::rethrow_exception(found_[i].error);
            incident::Extraction& extraction = found_[i].extraction;
            const std::string& input = request_.inputs[i];
            if (found_[i].is_empty)
                reporter.warn("the article has no words", {input, 0, 0, {}},
                              {"a page that a script fills must be saved from the browser"});
            if (!extraction.source_note.empty())
                reporter.note(extraction.source_note, {input, 0, 0, {}});
            decisions_.applied_to(extraction);
            articles.push_back({std::move(extraction), input});
        }
        decisions_.settle(articles, reporter);
        return articles;
    }
    [[nodiscard]] std::vector<incident::Decision> kept_decisions() const {
        return decisions_.kept();
    }

  private:
    struct Found {
        incident::Extraction extraction;
        bool is_empty = false; ///< no word in it
        std::exception_ptr error;
        std::size_t same_as = 0; ///< the article whose reading is this one's too; mostly itself
    };

    /// For few articles no thread is worth its start.
    [[nodiscard]] int thread_count() const {
        constexpr std::size_t most = 8;
        constexpr std::size_t fewest_each = 2; // articles
        const auto processors = static_cast<std::size_t>(usable_processors());
        return static_cast<int>(
            std::clamp<std::size_t>(found_.size() / fewest_each, 1, std::min(most, processors)));
    }
    /// Takes articles until none is left or one could not be read: all before that one are read.
    void read_all() {
        while (!failed_) {
            const std::size_t index = next_++;
            if (index >= found_.size()) return;
            try {
                read(index);
            } catch (const Error& error) {
                found_[index].error = std::make_exception_ptr(named(error, index));
                failed_ = true;
            } catch (...) {
                found_[index].error = std::current_exception();
                failed_ = true;
            }
        }
    }
    /// An error that says which article it is about.
    [[nodiscard]] Error named(const Error& error, std::size_t index) const {
        Diagnostic diagnostic = error.diagnostic();
        const std::string& input = request_.inputs[index];
        const bool names_it =
            !diagnostic.where.file.empty() || diagnostic.message.find(input) != std::string::npos;
        if (!names_it) diagnostic.where.file = input == "-" ? "standard input" : input;
        return Error(diagnostic);
    }
    void read(std::size_t index) {
        std::string text = read_file(request_.inputs[index], incident::max_page_bytes + 1);
        Found& found = found_[index];
        // A review may change one of two equal texts.
        if (request_.decisions.empty())
            found.same_as = texts_.first_of(text,
                                            value_for(request_.publishers, index) + '\n' +
                                                value_for(request_.urls, index),
                                            index);
        if (found.same_as == index) read_text(std::move(text), index);
    }
    void read_text(std::string text, std::size_t index) {
        const bool words_are_needed =
            request_.merge || !request_.page.empty() || !request_.names.empty();
        incident::ExtractOptions options = options_for(request_, places_, index);
        // The same one whatever the order of the files.
        const auto first = std::min_element(request_.inputs.begin(), request_.inputs.end());
        const bool takes_added = index == static_cast<std::size_t>(first - request_.inputs.begin());
        options.decisions = decisions_.for_article(takes_added);
        options.events_only = !words_are_needed;
        incident::Extraction extraction = incident::extract_incidents(std::move(text), options);
        found_[index].is_empty = extraction.text.tokens.empty();
        if (!words_are_needed) forget_words(extraction);
        found_[index].extraction = std::move(extraction);
    }
    /// Gives each article the reading of the equal text that was read.
    void share_readings() {
        for (Found& found : found_) {
            const Found& read = found_[found.same_as];
            if (&read == &found) continue;
            found.extraction = read.extraction;
            found.is_empty = read.is_empty;
            found.error = read.error;
        }
    }

    const ExtractRequest& request_;
    const Places& places_;
    Decisions decisions_;
    SameTexts texts_;
    std::vector<Found> found_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
};

/// All incidents one behind the other, with the table of each article.
incident::IncidentSet listed(std::vector<incident::FoundArticle>& articles, std::string& table) {
    incident::IncidentSet all;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        if (articles.size() > 1) table += articles[i].name + ":\n";
        table += incident::incident_table(articles[i].extraction, Language::en);
        append(all, std::move(articles[i].extraction.incidents), i);
    }
    return all;
}

} // namespace

namespace {

/// Decisions that fit nothing are told in the file as well: warnings may be switched off.
void keep_unmatched(incident::IncidentSet& all, const incident::Extraction& first) {
    if (first.unmatched_decisions.empty()) return;
    Json::Array sentences;
    for (const std::string& sentence : first.unmatched_decisions) sentences.emplace_back(sentence);
    all.extra.push_back({"unmatched_decisions", Json(std::move(sentences)), 0});
}

} // namespace

ExtractOutcome extract(const ExtractRequest& request, Reporter& reporter) {
    check_files(request);
    check_count(request.publishers, request.inputs.size(), "--publisher");
    check_count(request.urls, request.inputs.size(), "--url");
    const Places places(request.places);
    ArticleReader reader(request, places);
    std::vector<incident::FoundArticle> articles = reader.run(reporter);
    ExtractOutcome outcome;
    std::string page;
    if (!request.page.empty())
        page = page_of(articles, {.language = page_language(request, articles),
                                  .title = {},
                                  .map_image = {},
                                  .kept_decisions = reader.kept_decisions()});
    std::string names;
    if (!request.names.empty())
        for (const incident::FoundArticle& article : articles)
            names += incident::place_names_line(article.extraction, places.gazetteer,
                                                fs::path(article.name).stem().string());
    incident::IncidentSet all;
    if (request.merge) {
        incident::MergedArticles merged = incident::merge_articles(articles);
        outcome.table = incident::merged_table(merged, Language::en);
        outcome.articles = merged.articles;
        all = std::move(merged.incidents);
    } else {
        all = listed(articles, outcome.table);
    }
    keep_unmatched(all, articles.front().extraction);
    outcome.incidents = all.incidents.size();
    for (const incident::Incident& incident : all.incidents)
        if (incident::is_located(incident.location)) ++outcome.located;
    if (all.attribution.empty()) all.attribution = credits(places);
    if (!request.output.empty()) {
        incident::write_geojson(request.output, std::move(all));
        outcome.written.push_back(request.output);
    }
    if (!request.page.empty()) {
        write_file(request.page, page);
        outcome.written.push_back(request.page);
    }
    if (!request.names.empty()) {
        write_file(request.names, names);
        outcome.written.push_back(request.names);
    }
    return outcome;
}

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#include "incident/extract/article_merger.hpp"

#include "core/sha256.hpp"
#include "incident/extract/article_copies.hpp"
#include "incident/extract/incident_fusion.hpp"
#include "incident/json_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <numeric>
#include <tuple>

namespace cordon::incident {

namespace {

constexpr std::size_t most_incidents = 5000;

/// Two incidents that may be one, by their numbers in the list of items.
struct Pair {
    std::size_t a = 0;
    std::size_t b = 0;
    double score = 0.0;
};

class Merger {
  public:
    explicit Merger(const std::vector<FoundArticle>& articles) : articles_(articles) {}

    MergedArticles run() {
        sort_articles();
        find_sources();
        collect_items();
        join_pairs();
        for (const auto& cluster : clusters_)
            if (!cluster.empty()) take(cluster);
        finish();
        return std::move(merged_);
    }

  private:
    [[nodiscard]] const Extraction& article(std::size_t number) const {
        return articles_[order_[number]].extraction;
    }

    /// By day of publication, then by content: the order of the command line says nothing.
    void sort_articles() {
        using Key = std::tuple<bool, Date, std::string, std::string>;
        std::vector<Key> keys;
        for (const FoundArticle& found : articles_) {
            const DateAnchor& anchor = found.extraction.anchor;
            const bool dated = anchor.day && !anchor.is_assumed;
            keys.emplace_back(!dated, anchor.day.value_or(Date()),
                              sha256(found.extraction.text.text), found.name);
        }
        order_.resize(articles_.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::sort(order_.begin(), order_.end(),
                  [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    }

    /// File names without folders, as given where two are equal.
    [[nodiscard]] std::vector<std::string> outlet_names() const {
        const auto stem = [](const std::string& name) {
            return name == "-" ? std::string("standard input")
                               : std::filesystem::path(name).stem().string();
        };
        std::map<std::string, int> count;
        for (const FoundArticle& found : articles_) ++count[stem(found.name)];
        std::vector<std::string> names;
        for (const std::size_t at : order_) {
            const std::string& name = articles_[at].name;
            names.push_back(count[stem(name)] == 1 ? stem(name) : name);
        }
        return names;
    }

    void find_sources() {
        std::vector<Shingles> texts;
        for (std::size_t i = 0; i < order_.size(); ++i) texts.emplace_back(article(i).text);
        const std::vector<std::size_t> originals = find_copies(texts);
        const auto outlets = outlet_names();
        for (std::size_t i = 0; i < order_.size(); ++i) {
            ArticleSource source{
                fmt::format("a{}", i + 1), articles_[order_[i]].name, outlets[i], {}};
            if (originals[i] != i) {
                source.copy_of = independent_name(originals[i], outlets);
                ++merged_.copies;
            }
            sources_.push_back(std::move(source));
        }
        merged_.articles = order_.size();
    }

    /// What the original of copies counts as: its agency, its publisher, else its file.
    [[nodiscard]] std::string independent_name(std::size_t number,
                                               const std::vector<std::string>& outlets) const {
        const Extraction& found = article(number);
        if (auto agency = credited_agency(WordsView(found.text)); !agency.empty()) return agency;
        return found.incidents.source.empty() ? outlets[number] : found.incidents.source;
    }

    void collect_items() {
        std::size_t count = 0;
        for (std::size_t i = 0; i < order_.size(); ++i)
            count += article(i).incidents.incidents.size();
        if (count > most_incidents)
            throw Error(fmt::format("{} incidents to merge; at most {} are compared", count,
                                    most_incidents),
                        "merge fewer articles at a time");
        for (std::size_t i = 0; i < order_.size(); ++i)
            for (std::size_t k = 0; k < article(i).incidents.incidents.size(); ++k)
                items_.push_back(match_item(article(i), k, i));
        for (std::size_t i = 0; i < items_.size(); ++i) {
            clusters_.push_back({i});
            cluster_of_.push_back(i);
        }
    }

    [[nodiscard]] bool is_rejected(std::size_t item) const {
        return items_[item].incident->review == Review::rejected;
    }

    void join_pairs() {
        std::vector<Pair> pairs;
        for (std::size_t a = 0; a < items_.size(); ++a)
            for (std::size_t b = a + 1; b < items_.size(); ++b) {
                if (items_[a].article == items_[b].article || is_rejected(a) || is_rejected(b))
                    continue;
                const MatchVerdict verdict = match(items_[a], items_[b]);
                if (verdict.likeness == Likeness::same) pairs.push_back({a, b, verdict.score});
            }
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const Pair& x, const Pair& y) { return x.score > y.score; });
        for (const Pair& pair : pairs) join(cluster_of_[pair.a], cluster_of_[pair.b]);
    }

    void join(std::size_t into, std::size_t from) {
        if (into == from || !may_join(clusters_[into], clusters_[from])) return;
        if (from < into) std::swap(into, from);
        for (const std::size_t item : clusters_[from]) {
            clusters_[into].push_back(item);
            cluster_of_[item] = into;
        }
        clusters_[from].clear();
        std::sort(clusters_[into].begin(), clusters_[into].end());
    }

    [[nodiscard]] bool may_join(const std::vector<std::size_t>& a,
                                const std::vector<std::size_t>& b) const {
        return std::all_of(a.begin(), a.end(), [&](std::size_t mine) {
            return std::all_of(b.begin(), b.end(), [&](std::size_t theirs) {
                return items_[mine].article != items_[theirs].article &&
                       match(items_[mine], items_[theirs]).likeness != Likeness::different;
            });
        });
    }

    void take(const std::vector<std::size_t>& cluster) {
        std::vector<const MatchItem*> items;
        std::vector<std::string> names;
        for (const std::size_t item : cluster) {
            items.push_back(&items_[item]);
            names.push_back(sources_[items_[item].article].name);
        }
        FusedIncident fused = fuse(items, sources_);
        if (is_rejected(cluster.front())) fused.incident.review = Review::rejected;
        if (cluster.size() > 1) ++merged_.joined;
        merged_.incidents.incidents.push_back(std::move(fused.incident));
        merged_.events.push_back(std::move(fused.event));
        merged_.sources.push_back(std::move(names));
    }

    void finish() {
        sort_incidents();
        std::map<std::string, int> taken;
        for (Incident& incident : merged_.incidents.incidents) {
            const int number = ++taken[incident.id];
            if (number > 1) incident.id = fmt::format("{}-m{}", incident.id, number);
        }
        describe();
    }

    /// By date, then by name, then by where they stood; undated ones last.
    void sort_incidents() {
        const auto& incidents = merged_.incidents.incidents;
        std::vector<std::size_t> order(incidents.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto key = [&](std::size_t i) {
            const bool undated = incidents[i].date_precision == DatePrecision::unknown;
            return std::make_tuple(undated, undated ? DateInterval{} : incidents[i].date,
                                   std::string_view(incidents[i].id));
        };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        MergedArticles sorted;
        for (const std::size_t i : order) {
            sorted.incidents.incidents.push_back(std::move(merged_.incidents.incidents[i]));
            sorted.events.push_back(std::move(merged_.events[i]));
            sorted.sources.push_back(std::move(merged_.sources[i]));
        }
        merged_.incidents.incidents = std::move(sorted.incidents.incidents);
        merged_.events = std::move(sorted.events);
        merged_.sources = std::move(sorted.sources);
    }

    void describe() {
        Json::Array described;
        std::vector<std::string> publishers;
        IncidentSet& set = merged_.incidents;
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const IncidentSet& one = article(i).incidents;
            set.as_of = std::max(set.as_of, one.as_of);
            const bool is_new =
                !one.source.empty() &&
                std::find(publishers.begin(), publishers.end(), one.source) == publishers.end();
            if (is_new) publishers.push_back(one.source);
            ObjectBuilder object;
            object.add("source", sources_[i].id);
            object.add("file", sources_[i].name);
            object.add_text("copy_of", sources_[i].copy_of);
            for (const Json::Member& member : one.extra)
                if (member.key == "article") object.add_all(member.value.members());
            described.push_back(object.take());
        }
        set.source = fmt::format("{}", fmt::join(publishers, "; "));
        set.extra.push_back({"articles", Json(std::move(described)), 0});
    }

    const std::vector<FoundArticle>& articles_;
    std::vector<std::size_t> order_; ///< articles by day and content
    std::vector<ArticleSource> sources_;
    std::vector<MatchItem> items_;
    std::vector<std::vector<std::size_t>> clusters_;
    std::vector<std::size_t> cluster_of_;
    MergedArticles merged_;
};

} // namespace

MergedArticles merge_articles(const std::vector<FoundArticle>& articles) {
    return Merger(articles).run();
}

} // namespace cordon::incident

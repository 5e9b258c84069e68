#include "place/locate.hpp"
#include "place/region_json.hpp"
#include "place/expression/lines.hpp"
#include "place/expression/draw.hpp"
#include "core/file.hpp"
#include <iostream>
#include <chrono>
using namespace cordon; using namespace cordon::place;
int main(int argc, char** argv) {
    std::vector<std::filesystem::path> files;
    for (int i = 2; i < argc; ++i) files.push_back(argv[i]);
    const Gazetteer gaz = Gazetteer::open(files);
    const auto lines = shipped_lines();
    LocateOptions o; o.region.lines = lines.get();
    auto t0 = std::chrono::steady_clock::now();
    LocatedText t = locate(read_file(argv[1]), gaz, o);
    double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - t0).count();
    std::cout << ms << " ms, json " << to_text(to_geojson(t, gaz)).size() << "\n";
    for (auto& n : t.toponyms) if (n.role == NameRole::demonym || n.role==NameRole::organisation) std::cout << "  " << t.text.words(n.span) << " role " << int(n.role) << " cands " << n.candidates.size() << " rule " << n.rule << "\n";
    for (auto& e : t.expressions) {
        std::cout << "## " << t.text.words(e.expression.span) << "\n";
        for (auto& r : e.regions) {
            std::cout << "  -- " << r.rule << " credible " << expression::area_km2(r.credible) << " flags";
            for (auto& f : r.flags) std::cout << " " << f;
            std::cout << "\n";
            for (auto& s : r.steps) std::cout << "       " << s << "\n";
        }
    }
}

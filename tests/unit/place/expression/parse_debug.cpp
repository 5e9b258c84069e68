#include "marked.hpp"
#include "place/expression/regions.hpp"
#include "place/expression/draw.hpp"
#include <iostream>
#include <chrono>
using namespace cordon::place;
int main(int argc, char** argv) {
    std::string line;
    auto lang = std::string(argv[1]) == "fr" ? TextLanguage::french : TextLanguage::english;
    if (argc < 3) {
        while (std::getline(std::cin, line)) std::cout << line << "\n    " << test::read_all(line, lang) << "\n";
        return 0;
    }
    const Gazetteer gaz = Gazetteer::open();
    const auto lines = shipped_lines();
    RegionOptions options; options.lines = lines.get();
    while (std::getline(std::cin, line)) {
        test::MarkedText m = test::marked(line, lang);
        test::choose(m, gaz);
        std::cout << "## " << m.text.text << "\n";
        for (const auto& e : parse_expressions(m.text, m.toponyms, &gaz)) {
            auto t0 = std::chrono::steady_clock::now();
            Region r = region_of(e, m.text, m.toponyms, gaz, options);
            double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - t0).count();
            std::cout << "  -- " << r.rule << " said " << expression::area_km2(r.said) << " credible " << expression::area_km2(r.credible) << " unc " << r.uncertainty.value()/1000 << " ucdp " << r.ucdp_precision << "/" << r.acled_precision << " flags:";
            for (auto& f : r.flags) std::cout << " " << f;
            std::cout << " [" << ms << " ms]\n";
            if (argc > 3) for (auto& s : r.steps) std::cout << "       " << s << "\n";
        }
    }
}

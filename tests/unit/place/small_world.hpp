// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace cordon::test {

/// A gazetteer of about fifty places for tests that do not need the world: Mali with its homonyms,
/// person names that are villages, and English names that are words. Numbers, positions and
/// populations are GeoNames' (CC BY 4.0), rounded; some rows are made up.
inline const place::Gazetteer& small_world() {
    static const place::Gazetteer gazetteer = [] {
        namespace fs = std::filesystem;
        const fs::path file = fs::temp_directory_path() /
                              ("cordon-small-world-" + std::to_string(::getpid()) + ".csv");
        std::ofstream(file) << R"(id,name,lat,lon,class,code,country,admin1,population,alternates
2453866,Mali,18,-2,A,PCLI,ML,,13796000,
3017382,France,46,2,A,PCLI,FR,,64768000,
3175395,Italy,42.8,12.8,A,PCLI,IT,,60340000,Italie
6252001,United States,39.8,-98.5,A,PCLI,US,,310000000,États-Unis|US|U.S.
2361809,Burkina Faso,12.5,-1.7,A,PCLI,BF,,16241000,
614540,Georgia,42,43.5,A,PCLI,GE,,4630000,
3723988,Haiti,19,-72.4,A,PCLI,HT,,9648000,Haïti
3719536,Nord,19.5,-72.3,A,ADM1,HT,09,900000,
2455517,Kayes,14.0,-10.2,A,ADM1,ML,03,1996000,Région de Kayes
2454532,Koulikoro,13.7,-7.5,A,ADM1,ML,07,2418000,Région de Koulikoro
2453347,Mopti,14.8,-3.2,A,ADM1,ML,04,2037000,Région de Mopti
2451184,Sikasso,11.2,-6.5,A,ADM1,ML,06,2625000,
2449066,Tombouctou,19.9,-3.3,A,ADM1,ML,08,681000,
4197000,Georgia,32.75,-83.5,A,ADM1,US,GA,8900000,
4736286,Texas,31.25,-99.25,A,ADM1,US,TX,22900000,
2460596,Bamako,12.65,-8.0,P,PPLC,ML,01,1297281,
2455558,Kati,12.744,-8.073,P,PPLA2,ML,07,42922,
2455557,Kati,16.11,-3.73,P,PPL,ML,08,0,
2455518,Kayes,14.45,-11.44,P,PPLA,ML,03,78406,
2453348,Mopti,14.49,-4.18,P,PPLA,ML,04,108456,
2451185,Sikasso,11.32,-5.67,P,PPLA,ML,06,144786,
2449067,Tombouctou,16.77,-3.0,P,PPLA,ML,08,32460,Timbuktu
2457163,Gao,16.27,-0.04,P,PPLA,ML,09,87000,
2451478,Ségou,13.43,-6.22,P,PPLA,ML,05,92552,Segu
2453316,Nara,15.17,-7.29,P,PPLA2,ML,07,0,
2452763,Nioro du Sahel,15.23,-9.59,P,PPLA2,ML,03,33691,Nioro
2454197,Kita,13.03,-9.49,P,PPLA2,ML,03,48947,
2454198,Kita,13.1,-9.4,A,ADM2,ML,03,400000,Cercle de Kita
6911839,Didiéni,13.885,-8.093,P,PPL,ML,07,0,Didieni
2458920,Didiéni,13.94,-8.02,P,PPL,ML,07,0,
9000001,Sahel,14,0,L,RGN,,,90000000,
9000002,Diarra,14.1,-6.0,P,PPL,ML,05,0,
9000003,Sangaré,14.2,-5.0,P,PPL,ML,04,0,
9000004,Koufa,14.6,-3.6,P,PPL,ML,04,0,
9000005,Moussa,13.2,-7.0,P,PPL,ML,07,0,
9000006,Bina,12.9,-7.4,P,PPL,ML,07,0,
9000007,Goïta,12.5,-6.0,P,PPL,ML,05,0,
9000008,Nord,14.0,-4.0,P,PPL,ML,04,0,
9000009,Selon,14.3,-4.3,P,PPL,ML,04,0,
9000010,Ségou Nord,13.5,-6.2,P,PPL,ML,05,0,
9000011,Débo,15.3,-4.1,H,LK,ML,04,0,Lac Débo
9000012,Kidal,18.44,1.41,P,PPLA,ML,10,25617,
360630,Cairo,30.06,31.25,P,PPLC,EG,11,9606916,Le Caire
2643743,London,51.51,-0.13,P,PPLC,GB,ENG,8961989,Londres
4180386,Athens,33.96,-83.38,P,PPLA2,US,GA,115452,
264371,Athens,37.98,23.73,P,PPLC,GR,,664046,Athènes
2988507,Paris,48.85,2.35,P,PPLC,FR,11,2138551,
4717560,Paris,33.66,-95.56,P,PPLA2,US,TX,24782,
2655984,Reading,51.46,-0.97,P,PPLA2,GB,ENG,318014,
4254957,Battle Ground,45.78,-122.53,P,PPL,US,WA,19250,
5037790,Nice,43.7,7.27,P,PPLA2,FR,93,338620,
4500000,Lincoln,40.8,-96.7,P,PPLA,US,NE,277348,
4500001,St. Louis,38.63,-90.2,P,PPL,US,MO,315685,Saint Louis
4500002,Hope,33.67,-93.59,P,PPLA2,US,AR,9891,
2434508,Chad,15,19,A,PCLI,TD,,10543000,Tchad
2427123,N'Djamena,12.11,15.04,P,PPLC,TD,21,721081,
366755,Sudan,16,30,A,PCLI,SD,,35000000,Soudan
357994,Egypt,27,30,A,PCLI,EG,,80471869,Égypte
408664,River Nile,18.34,33.45,A,ADM1,SD,29,318341,Nile
-6,Gulf of Aden,12,47,H,GULF,,,0,golfe d'Aden
-7,Red Sea,20,38.5,H,SEA,,,0,mer Rouge
-8,Niger Delta,5,6.3,L,RGN,,,30000000,delta du Niger
239880,Central African Republic,7,21,A,PCLI,CF,,4745185,République centrafricaine
1835841,South Korea,36.5,127.75,A,PCLI,KR,,48422644,Corée du Sud
408646,Red Sea,19.6,35.7,A,ADM1,SD,36,1396110,mer Rouge
415189,Aden,12.78,45.04,P,PPLA,YE,02,550602,
-5,Nile,25.7,32.6,H,STM,,,0,Nil
4500003,Fairfax County,38.8,-77.2,A,ADM2,US,VA,906774,
)";
        place::Gazetteer made = place::Gazetteer::open_only({file});
        fs::remove(file);
        return made;
    }();
    return gazetteer;
}

} // namespace cordon::test

// SPDX-License-Identifier: MIT
#include "incident/column_names.hpp"

#include "core/ascii.hpp"
#include "core/unicode.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace cordon::incident {

namespace {

using Names = std::span<const std::string_view>;

template <std::size_t count>
using List = std::array<std::string_view, count>;

template <typename... Texts>
constexpr List<sizeof...(Texts)> list(Texts... texts) {
    return {std::string_view(texts)...};
}

constexpr auto ids = list("id", "event id", "incident id", "identifiant", "uid", "fid", "eventid",
                          "unique reference code", "reference code", "incident ref");
constexpr auto latitudes =
    list("latitude", "lat", "decimallatitude", "latitude wgs84", "lat wgs84", "lat dd",
         "latitude deg", "y", "coord y", "y coord", "ylat", "gps n", "gps lat", "gps latitude",
         "latitud", "latitud n", "latitudine", "breite", "breitengrad", "geographische breite",
         "szerokosc", "enlem", "широта", "خط العرض", "دائرة العرض");
constexpr auto longitudes =
    list("longitude", "lon", "lng", "long", "decimallongitude", "longitude wgs84", "lon wgs84",
         "lon dd", "longitude deg", "x", "coord x", "x coord", "xlong", "gps e", "gps w", "gps lon",
         "gps long", "gps longitude", "longitud", "longitud w", "longitud o", "longitudine",
         "lange", "laenge", "langengrad", "laengengrad", "geographische lange", "dlugosc", "boylam",
         "долгота", "довгота", "خط الطول");
constexpr auto positions =
    list("coordinates", "coordinate", "coords", "coord", "coordonnees", "coordonnees gps", "gps",
         "gps coordinates", "lat lon", "lat long", "lat lng", "latlon", "latlong", "latlng",
         "latitude longitude", "position", "geolocation", "geopoint", "geo point", "geom wkt",
         "wkt", "wkt geom", "geom", "geometry", "the geom", "coordenadas", "coordenadas gps",
         "coordenadas geograficas", "ubicacion gps", "koordinaten", "koordinate", "coordinate gps",
         "координаты", "координати", "الإحداثيات", "mgrs", "mgrs grid", "grid", "grid reference",
         "grid ref", "plus code", "pluscode", "open location code", "olc", "what3words", "w3w");
constexpr auto zones = list("zone", "utm zone", "zone utm", "huso", "huso utm", "zona", "zona utm",
                            "fuso", "fuso utm", "utmzone", "utm grid zone");
constexpr auto eastings =
    list("easting", "utm easting", "utm x", "utm e", "x utm", "este", "coordenada este", "leste",
         "rechtswert", "ostwert", "easting m", "utm east", "utmx");
constexpr auto northings =
    list("northing", "utm northing", "utm y", "utm n", "y utm", "norte", "coordenada norte",
         "hochwert", "nordwert", "northing m", "utm north", "utmy");
constexpr auto dates = list(
    "date", "event date", "eventdate", "incident date", "date incident", "date evenement",
    "date de l evenement", "date start", "start date", "date from", "date debut", "date de debut",
    "debut", "datetime", "when", "quand", "date time", "date and time", "date heure",
    "date et heure", "timestamp", "date of displacement", "date occurred", "date of occurrence",
    "fecha", "fecha hecho", "fecha ocurrencia", "fecha inicio", "fecha hora", "cuando", "data",
    "data ocorrencia", "data hora", "data inicio", "quando", "datum", "wann", "tag", "tarih",
    "дата", "дата события", "дата події", "التاريخ", "تاريخ", "تاريخ الحادث");
constexpr auto starts =
    list("date start", "start date", "date from", "date debut", "date de debut", "fecha inicio",
         "fecha de inicio", "fecha inicial", "data inicio", "data inicial", "startdatum");
constexpr auto ends =
    list("date end", "end date", "date to", "date fin", "date de fin", "fin", "fecha fin",
         "fecha final", "fecha termino", "data fim", "data final", "data termino", "enddatum");
constexpr auto years = list("year", "annee", "an", "iyear", "ano", "jahr", "anno", "год", "рік");
constexpr auto months = list("month", "mois", "imonth", "mes", "monat", "mese", "месяц", "місяць");
constexpr auto days = list("day", "jour", "iday", "dia", "giorno", "день");
constexpr auto types =
    list("type", "event type", "incident type", "type evenement", "type d evenement",
         "type incident", "category", "categorie", "kind", "nature", "what", "quoi", "genre",
         "sub event type", "what happened", "attacktype1 txt", "attack type", "strike type",
         "access constraint", "tipo", "tipologia", "clase", "categoria", "modalidad", "modalidade",
         "natureza", "naturaleza", "accion", "que paso", "art", "kategorie", "typ", "tur", "тип",
         "тип события", "тип події", "النوع", "نوع", "نوع الحادث");
constexpr auto titles = list("title", "titre", "name", "nom", "headline", "event", "evenement",
                             "incident", "fait", "titulo", "titular", "nome", "evento", "hecho",
                             "suceso", "ocorrencia", "titel", "ereignis", "vorfall", "titolo",
                             "olay", "событие", "подія", "инцидент", "الحدث", "الحادث", "حدث");
constexpr auto places =
    list("place", "location", "lieu", "localite", "localisation", "locality", "neighbourhood",
         "neighborhood", "quartier", "barrio", "bairro", "suburb", "town", "ville", "village",
         "verbatimlocality", "community", "commune", "where", "ou", "endroit", "site", "city",
         "settlement", "place name", "placename", "nom du lieu", "location name", "site name",
         "location origin", "lugar", "localidad", "localizacion", "ubicacion", "sitio", "punto",
         "punto de bloqueo", "vereda", "centro poblado", "municipio", "ciudad", "pueblo", "donde",
         "localidade", "local", "localizacao", "cidade", "onde", "ort", "ortschaft", "wo", "luogo",
         "localita", "yer", "место", "населенный пункт", "місце", "населений пункт", "المكان",
         "الموقع", "المدينة", "البلدة", "المنطقة");
constexpr auto first_divisions =
    list("admin1", "adm1", "admin 1", "adm 1", "adm1 name", "admin1 name", "adm1 en", "provstate",
         "governorate", "gouvernorat", "province", "departamento", "departement", "provincia",
         "region", "oblast", "state", "estado", "etat", "محافظة");
constexpr auto second_divisions =
    list("admin2", "adm2", "admin 2", "adm 2", "adm2 name", "admin2 name", "adm2 en", "district",
         "cercle", "distrito", "county", "lga", "raion", "rayon", "municipio", "municipality");
constexpr auto radii_km = list("radius km", "rayon km", "uncertainty km", "precision km",
                               "accuracy km", "incertitude km", "error km", "radio km", "raio km");
constexpr auto radii_m =
    list("coordinateuncertaintyinmeters", "radius m", "rayon m", "uncertainty m", "accuracy m",
         "precision m", "incertitude m", "error m", "radio m", "raio m");
constexpr auto precisions =
    list("geo precision", "geoprecision", "geolocation accuracy", "geolocation precision",
         "location precision", "location accuracy", "coordinate precision", "coordinates precision",
         "spatial precision", "precision geographique", "precision geografica",
         "precisao geografica", "specificity", "precision", "accuracy", "exactitude");
constexpr auto claims =
    list("claim", "claim status", "status", "statut", "verification", "verification status",
         "verified", "confirmed", "verifie", "confirme", "verificado", "fiabilite", "grading",
         "confirmation", "certainty", "estado", "situacion", "situacao", "confirmado",
         "verificacion", "verificacao", "bestatigung", "статус", "الحالة");
constexpr auto sources =
    list("source", "sources", "publisher", "media", "outlet", "reported by", "rapporte par",
         "reporter", "agency", "agence", "source name", "main source", "information source",
         "source information", "scite1", "fuente", "fuentes", "fonte", "fontes", "medio", "quelle",
         "quellen", "kaynak", "источник", "джерело", "المصدر", "مصدر");
constexpr auto urls = list("url", "link", "lien", "source url", "source link", "enlace", "ligacao",
                           "ссылка", "посилання", "الرابط");
constexpr auto notes =
    list("notes", "note", "description", "comment", "comments", "commentaire", "remarques",
         "remarks", "details", "summary", "resume", "event description", "descripcion", "descricao",
         "observaciones", "observacoes", "observacion", "notas", "nota", "resumen", "resumo",
         "detalles", "comentarios", "beschreibung", "bemerkung", "bemerkungen", "anmerkung",
         "notizen", "описание", "опис", "الوصف", "ملاحظات");
constexpr auto killed =
    list("fatalities", "killed", "deaths", "dead", "morts", "tues", "deces", "deaths best",
         "fatalities best", "nkill", "casualties killed", "people killed", "death toll", "best",
         "best death", "best est", "muertos", "muertes", "fallecidos", "asesinados", "mortos",
         "mortes", "obitos", "assassinados", "tote", "getotete", "todesopfer", "morti", "olu",
         "погибшие", "загиблі", "загинуло", "القتلى", "عدد القتلى", "قتلى");
constexpr auto least_killed =
    list("deaths min", "killed min", "fatalities min", "civilian deaths min", "min killed",
         "killed low", "deaths low", "fatalities low", "low death", "muertos min", "mortos min",
         "morts min", "minimum killed", "min deaths", "min fatalities");
constexpr auto most_killed =
    list("deaths max", "killed max", "fatalities max", "civilian deaths max", "max killed",
         "killed high", "deaths high", "fatalities high", "high death", "muertos max", "mortos max",
         "morts max", "maximum killed", "max deaths", "max fatalities");
constexpr auto injured =
    list("injured", "wounded", "injuries", "blesses", "nwound", "people injured", "heridos",
         "lesionados", "feridos", "verletzte", "feriti", "yarali", "раненые", "поранені", "الجرحى",
         "عدد الجرحى", "جرحى");
constexpr auto kidnapped =
    list("kidnapped", "abducted", "abductees", "enleves", "personnes enlevees", "enlevees",
         "secuestrados", "raptados", "sequestrados", "entfuhrte", "rapiti", "المخطوفون", "مخطوفين");

constexpr auto displaced =
    list("displaced", "idps", "idps displaced", "displaced persons", "people displaced",
         "individuals displaced", "displaced individuals", "deplaces", "personnes deplacees",
         "desplazados", "personas desplazadas", "deslocados", "pessoas deslocadas", "vertriebene");

constexpr auto vessels =
    list("ship", "vessel", "vessel name", "ship name", "name of ship", "name of vessel", "navire",
         "nom du navire", "bateau", "buque", "nombre del buque", "navio", "embarcacion", "schiff");

struct Entry {
    Field field;
    Names names;
};

constexpr std::array<Entry, 32> entries = {{{Field::id, ids},
                                            {Field::latitude, latitudes},
                                            {Field::longitude, longitudes},
                                            {Field::position, positions},
                                            {Field::zone, zones},
                                            {Field::easting, eastings},
                                            {Field::northing, northings},
                                            {Field::date, dates},
                                            {Field::date_start, starts},
                                            {Field::date_end, ends},
                                            {Field::year, years},
                                            {Field::month, months},
                                            {Field::day, days},
                                            {Field::type, types},
                                            {Field::title, titles},
                                            {Field::place, places},
                                            {Field::admin1, first_divisions},
                                            {Field::admin2, second_divisions},
                                            {Field::radius_km, radii_km},
                                            {Field::radius_m, radii_m},
                                            {Field::precision, precisions},
                                            {Field::claim, claims},
                                            {Field::source, sources},
                                            {Field::url, urls},
                                            {Field::notes, notes},
                                            {Field::killed, killed},
                                            {Field::killed_low, least_killed},
                                            {Field::killed_high, most_killed},
                                            {Field::injured, injured},
                                            {Field::kidnapped, kidnapped},
                                            {Field::displaced, displaced},
                                            {Field::vessel, vessels}}};

// HXL core schema 1.1: a hashtag, then the attributes that decide.
constexpr auto latitude_tags = list("#geo+lat");
constexpr auto longitude_tags = list("#geo+lon");
constexpr auto position_tags = list("#geo+coord", "#geo+point");
constexpr auto date_tags =
    list("#date+event", "#date+occurred", "#date+incident", "#date+reported", "#date");
constexpr auto start_tags = list("#date+start");
constexpr auto end_tags = list("#date+end");
constexpr auto type_tags =
    list("#event+type", "#event+category", "#cause+type", "#crisis+type", "#access+type");
constexpr auto title_tags = list("#event+name", "#event+title", "#event");
constexpr auto place_tags = list("#loc+name", "#loc", "#adm4+name", "#adm3+name");
constexpr auto first_tags = list("#adm1+name", "#adm1");
constexpr auto second_tags = list("#adm2+name", "#adm2");
constexpr auto source_tags = list("#meta+source", "#meta+provider", "#meta+org");
constexpr auto url_tags = list("#meta+url");
constexpr auto note_tags = list("#event+description", "#description", "#meta+notes");
constexpr auto killed_tags = list("#affected+killed", "#affected+dead", "#affected+fatalities");
constexpr auto injured_tags = list("#affected+injured", "#affected+wounded");
constexpr auto kidnapped_tags = list("#affected+kidnapped", "#affected+abducted");
constexpr auto displaced_tags = list("#affected+displaced", "#affected+idps");
constexpr auto id_tags = list("#event+id", "#event+code", "#meta+id");
constexpr auto claim_tags = list("#status", "#event+status");

constexpr std::array<Entry, 20> tag_entries = {{{Field::latitude, latitude_tags},
                                                {Field::longitude, longitude_tags},
                                                {Field::position, position_tags},
                                                {Field::date, date_tags},
                                                {Field::date_start, start_tags},
                                                {Field::date_end, end_tags},
                                                {Field::type, type_tags},
                                                {Field::title, title_tags},
                                                {Field::place, place_tags},
                                                {Field::admin1, first_tags},
                                                {Field::admin2, second_tags},
                                                {Field::source, source_tags},
                                                {Field::url, url_tags},
                                                {Field::notes, note_tags},
                                                {Field::killed, killed_tags},
                                                {Field::injured, injured_tags},
                                                {Field::kidnapped, kidnapped_tags},
                                                {Field::displaced, displaced_tags},
                                                {Field::id, id_tags},
                                                {Field::claim, claim_tags}}};

template <std::size_t count>
Names names_of(const std::array<Entry, count>& table, Field field) {
    for (const Entry& entry : table)
        if (entry.field == field) return entry.names;
    return {};
}

/// The names as fold_name() has them: other scripts lose marks that stand in the lists above.
std::map<Field, std::vector<std::string>> folded_entries() {
    std::map<Field, std::vector<std::string>> folded;
    for (const Entry& entry : entries)
        for (const std::string_view name : entry.names)
            folded[entry.field].push_back(fold_name(name));
    return folded;
}

/// `#Affected +killed` without its spaces, lower case.
std::string plain_tag(std::string_view text) {
    std::string plain;
    for (const char c : lower_ascii(text))
        if (c != ' ') plain += c;
    return plain;
}

/// True when `attribute` is one of those behind the hashtag.
bool has_attribute(std::string_view tag, std::string_view attribute) {
    for (std::size_t at = tag.find('+'); at != std::string_view::npos;) {
        const std::size_t next = tag.find('+', at + 1);
        if (tag.substr(at + 1, next == std::string_view::npos ? next : next - at - 1) == attribute)
            return true;
        at = next;
    }
    return false;
}

} // namespace

std::span<const std::string> column_names(Field field) {
    static const auto folded = folded_entries();
    return folded.at(field);
}

bool is_ambiguous(std::string_view folded) {
    constexpr auto words =
        list("data", "tag", "when", "art", "tur", "typ", "best", "state", "estado", "status",
             "statut", "grading", "certainty", "situacion", "situacao", "nature", "precision",
             "accuracy", "zone", "zona", "what", "olay");
    return std::find(words.begin(), words.end(), folded) != words.end();
}

bool asks_for_claim(std::string_view name) {
    constexpr auto words = list("verified", "confirmed", "verifie", "confirme", "verificado",
                                "confirmado", "bestatigt", "confermato");
    return std::find(words.begin(), words.end(), fold_name(name)) != words.end();
}

std::span<const std::string_view> column_tags(Field field) {
    return names_of(tag_entries, field);
}

bool tag_matches(std::string_view given, std::string_view wanted) {
    const std::string tag = plain_tag(given);
    if (tag.substr(0, tag.find('+')) != wanted.substr(0, wanted.find('+'))) return false;
    for (std::size_t at = wanted.find('+'); at != std::string_view::npos;) {
        const std::size_t next = wanted.find('+', at + 1);
        const std::size_t size = next == std::string_view::npos ? next : next - at - 1;
        if (!has_attribute(tag, wanted.substr(at + 1, size))) return false;
        at = next;
    }
    return true;
}

} // namespace cordon::incident

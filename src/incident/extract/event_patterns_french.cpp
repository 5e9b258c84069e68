// SPDX-License-Identifier: MIT
#include "incident/extract/event_patterns.hpp"

namespace cordon::incident {

namespace {

using K = EventKind;
constexpr TriggerForm verb = TriggerForm::verb;
constexpr TriggerForm noun = TriggerForm::noun;
constexpr TriggerForm sign = TriggerForm::evidence;

// clang-format off
constexpr TriggerRow rows[] = { // NOLINT(modernize-avoid-c-arrays): its length is its own
    // Words that only look like triggers.
    {K::other, sign, 0.0, "grenade* ~1 lacrymogene*|assourdissante*|desencerclement"},
    {K::other, sign, 0.0, "lance grenade*|roquette*"},
    {K::other, sign, 0.0, "mine|mines d or|uranium|sel|orpaillage / mine|mines artisanale*"},
    {K::other, sign, 0.0, "bonne mine"},
    {K::other, sign, 0.0, "un|l|violent|gigantesque incendie ~4 ravag*|detrui*|declar*|accidentel*|consum* / feu|feux de brousse"},
    {K::other, sign, 0.0, "fusil|fusils|char|chars|helicoptere*|hirondelle* d assaut"},
    {K::other, sign, 0.0, "attaque a la justice"},
    {K::other, sign, 0.0, "s attaque* a|au|aux"},
    {K::other, sign, 0.0, "crise cardiaque"},
    {K::other, sign, 0.0, "en marche"},
    {K::other, sign, 0.0, "marche de|a|financier|noir|parallele"},
    {K::other, sign, 0.0, "sans accord"},
    {K::other, sign, 0.0, "d accord"},
    {K::other, sign, 0.0, "il s agit"},
    {K::other, sign, 0.0, "s abat|abattent|abattaient|abattu|abattus|abattue|abattues|abattre"},
    {K::other, sign, 0.0, "cours|prix|ventes|tarifs|bourse|demande|couts|benefices ~5 explos*"},
    {K::other, sign, 0.0, "chef|directeur ~2 operations"},
    // Suicide attacks
    {K::suicide_attack, noun, 1.0, "kamikaze*"},
    {K::suicide_attack, noun, 1.0, "attentat*|attaque* suicide*"},
    {K::suicide_attack, verb, 1.0, "s est|sont ~1 fait* exploser|sauter / se faire|faisant exploser"},
    {K::suicide_attack, noun, 1.0, "ceinture* explosive*"},
    {K::other, sign, 0.0, "liber* ~6 otage|otages"},
    // Sexual violence
    {K::sexual_violence, noun, 1.0, "viol|viols|violee|violees"},
    {K::sexual_violence, noun, 1.0, "violence*|agression*|abus|esclavage ~1 sexuel*"},
    // Bases, checkpoints
    {K::base_established, verb, 1.0, "install*|etabli*|ouv*|cre*|implant* ~4 base|bases|camp|camps|poste ~1 militaire*|avance*|operationnelle*"},
    {K::checkpoint, noun, 1.0, "poste*|point* de controle"},
    {K::checkpoint, noun, 1.0, "check point*"},
    {K::checkpoint, noun, 1.0, "checkpoint*"},
    {K::checkpoint, verb, 1.1, "erig*|dress*|install*|tenu*|mont* ~3 barrage*|poste|check*"},
    {K::checkpoint, noun, 0.8, "barrage|barrages"},
    {K::checkpoint, noun, 1.0, "controle* d identite"},
    {K::checkpoint, verb, 1.0, "fouill*|control*|intercept*|rackett* ~4 vehicule*|bus|cars|camion*|passagers|voyageurs"},
    {K::checkpoint, verb, 1.0, "vehicules|bus|cars|camions|passagers ~4 fouill*|controles|refoules|stoppes|immobilises"},
    // Claims
    {K::claim, verb, 1.0, "revendiqu*|revendication*"},
    {K::claim, verb, 0.8, "attribu* ~1 a|au|aux"},
    {K::claim, verb, 0.9, "demen*|nie|nient|rejet* ~5 responsab*|accusation*|implic*"},
    // Withdrawals
    {K::withdrawal, verb, 1.0, "retir* ~4 de|du|des"},
    {K::withdrawal, noun, 1.0, "retrait ~4 troupes|forces|armee|militaires|soldats|camp|base"},
    {K::withdrawal, verb, 1.0, "retroced*|retrocession"},
    {K::withdrawal, verb, 0.9, "abandonn*|evacu*|quitt* ~4 position*|base|bases|camp|camps|poste|localite|ville"},
    // Chemical
    {K::chemical_attack, noun, 1.0, "arme*|attaque* chimique*"},
    {K::chemical_attack, noun, 1.0, "gaz toxique*|sarin|moutarde / sarin / chlore"},
    // Grenade
    {K::grenade, noun, 1.0, "grenade|grenades"},
    // Kidnapping
    {K::kidnapping, verb, 1.0, "enleve|enlevee|enleves|enlevees|enlever|enlevent|enlevaient|enlevement*"},
    {K::kidnapping, verb, 1.0, "kidnapp*|sequestr*"},
    {K::kidnapping, noun, 0.9, "otage|otages|rapt|rapts|ravisseur*"},
    {K::kidnapping, noun, 0.8, "disparition|disparitions forcee|forcees"},
    // Weapons
    {K::weapons_seized, verb, 1.0, "sais*|decouv*|recuper*|retrouv*|confisqu*|intercept* ~6 armes|arme|fusil|fusils|kalachnikov*|pistolet*|mitrailleuse*|munition*|explosif*|engin*|grenades|roquettes"},
    {K::weapons_seized, verb, 1.0, "armes|munitions|explosifs|engins ~5 saisi*|decouvert*|recuper*|retrouv*"},
    {K::weapons_seized, noun, 1.0, "cache* d armes"},
    {K::weapons_seized, verb, 1.0, "desamorc*|deminag*"},
    {K::weapons_seized, verb, 1.0, "neutralis* ~3 engin*|bombe*|mine|mines|explosif*"},
    {K::weapons_seized, verb, 0.9, "dejou* ~3 attaque*|attentat*|complot*|tentative*"},
    // Protesters hurt
    {K::protest_shot_at, verb, 1.0, "tir*|ouvert ~5 manifestant*|foule|manifestation"},
    {K::protest_shot_at, noun, 1.0, "balles reelles"},
    {K::protest_shot_at, verb, 1.0, "manifestant* ~5 tue*|blesse*|abattu*"},
    {K::protest_shot_at, verb, 1.0, "tue*|blesse*|abattu* ~4 manifestant*"},
    {K::protest_shot_at, verb, 0.9, "reprim*|repression ~5 manifest*|marche"},
    {K::mob_violence, verb, 1.0, "lynch*"},
    {K::mob_violence, noun, 0.9, "vindicte populaire"},
    {K::mob_violence, noun, 0.9, "foule en colere"},
    {K::mob_violence, noun, 0.9, "violences|affrontements|conflit* intercommunautaire*|communautaire*"},
    // Disasters
    {K::natural_disaster, noun, 1.0, "inondation*|seisme*|tsunami*|eruption*|cyclone*|ouragan*|typhon*|secheresse*|glissement*"},
    {K::natural_disaster, noun, 1.0, "tremblement* de terre"},
    {K::natural_disaster, noun, 0.9, "pluies torrentielles|diluviennes"},
    {K::accident, noun, 1.0, "accident*|crash|naufrage*|deraill*|effondrement"},
    {K::organised_crime, noun, 0.9, "trafic*|trafiquant*|contreband*|braqu*|cocaine|narcotrafi*|cambriol*"},
    // Territory
    {K::capture, verb, 1.0, "empar* ~4 de|du|des|d"},
    {K::capture, verb, 1.0, "s empar* / se ~1 empar*"},
    {K::capture, verb, 1.0, "pris|prend|prennent|prendre|prise|prenne ~2 controle"},
    {K::capture, verb, 1.0, "tomb* aux|entre ~1 mains"},
    {K::capture, noun, 0.9, "prise de|du|des ~2 ville|localite|village|camp|base|poste|garnison"},
    {K::capture, noun, 1.0, "revendiqu*|annonc* ~2 prise|capture|conquete ~1 de|du|d"},
    {K::capture, verb, 0.8, "occup* ~3 ville|localite|village|camp|base"},
    {K::recapture, verb, 1.0, "repris|reprend|reprennent|reprendre|reprise ~3 controle|ville|localite|village|camp"},
    {K::recapture, verb, 1.0, "reconqu*"},
    {K::recapture, verb, 1.0, "liber* ~3 ville|localite|village|zone"},
    // Air strikes
    {K::air_strike, noun, 1.0, "frappe* ~1 aerienne*|drone*|aeriennes"},
    {K::air_strike, noun, 0.9, "frappe|frappes"},
    {K::air_strike, noun, 1.0, "raid*|bombardement* ~1 aerien*"},
    {K::air_strike, noun, 1.0, "riposte*|appui|intervention* aerienne*|aerien"},
    {K::air_strike, verb, 1.0, "avion*|helicoptere*|drone*|aviation|chasseurs|appareils ~9 bombard*|tir*|frapp*|vise*|cibl*|percut*"},
    {K::air_strike, verb, 0.9, "frapp* ~4 drone*|avion*"},
    {K::air_strike, verb, 1.0, "attaqu*|vise*|cibl*|tue*|bless*|frapp* ~7 par un|des|deux|plusieurs drone|drones"},
    {K::air_strike, verb, 0.9, "debris ~3 tombe|tombes|tombaient"},
    // Protests
    {K::protest_dispersed, verb, 1.0, "dispers* ~5 manifest*|foule|marche|rassemblement"},
    {K::protest_dispersed, verb, 1.0, "manifest*|marche|rassemblement|foule ~5 dispers*"},
    {K::protest_dispersed, sign, 1.0, "gaz lacrymogene*"},
    {K::protest_dispersed, verb, 1.1, "interpell*|arret* ~4 manifestant*"},
    {K::protest_dispersed, verb, 1.1, "manifestant* ~4 interpell*|arrete*"},
    {K::riot, noun, 1.0, "emeute*|emeutier*|heurts"},
    {K::riot, noun, 1.0, "jet* de pierre*"},
    {K::riot, sign, 1.0, "cocktail* molotov"},
    {K::riot, verb, 1.0, "manifestant* ~5 affront*|saccag*|pill*|incendi*"},
    {K::protest, noun, 1.0, "manifestation* / manifestant* / manifestent / manifestaient / sit in"},
    {K::protest, verb, 1.0, "ont|a manifeste"},
    {K::protest, verb, 1.0, "ont marche / a marche ~2 pour|contre / manifestants ~3 marche|marchent|defile|defilent / battu le pave / descendus|descendues dans la rue|les"},
    {K::protest, noun, 0.8, "rassemblement*"},
    {K::protest, verb, 0.9, "se|s sont|etaient|est|etait rassemble|rassembles|rassemblees|rassemblee"},
    {K::protest, noun, 0.9, "nouvelle|grande|vaste marche"},
    {K::protest, verb, 1.0, "erig*|dress* ~9 barricade* / pneus enflammes|brules / pour protester"},
    {K::protest, noun, 1.0, "marche silencieuse|pacifique|blanche"},
    {K::protest, noun, 0.8, "greve|greves|greviste*"},
    // Explosions
    {K::shelling, noun, 1.0, "obus|mortier*|roquette*|pilonn*|artillerie"},
    {K::shelling, noun, 0.9, "bombard*|missile*"},
    {K::shelling, verb, 1.1, "bombe*|obus|roquette* ~2 tombe*|tombait|tombaient"},
    {K::explosive_device, noun, 1.0, "engin* explosif*"},
    {K::explosive_device, noun, 1.0, "eei|ied|ieds"},
    {K::explosive_device, verb, 1.1, "mine|mines artisanale* ~3 explos*|saute*|passage"},
    {K::explosive_device, verb, 1.1, "saut*|explos* ~4 mine|mines artisanale*"},
    {K::explosive_device, noun, 1.0, "mine|mines"},
    {K::explosive_device, verb, 1.1, "saute|sauter|sautent|sautaient ~1 sur"},
    {K::explosive_device, verb, 1.0, "explosion* ~2 passage|mine|engin"},
    {K::explosive_device, noun, 1.0, "vehicule*|voiture*|camion*|moto ~1 piege*"},
    {K::explosive_device, noun, 0.8, "explosion*|attentat*|bombe|bombes"},
    {K::explosive_device, verb, 0.8, "explose|explosee|explosent|exploser"},
    // Agreements
    {K::agreement, noun, 1.0, "cessez le feu"},
    {K::agreement, noun, 1.0, "treve|treves"},
    {K::agreement, noun, 1.0, "accord* ~1 paix|cessation|local|locaux"},
    {K::agreement, verb, 1.0, "sign*|conclu* ~4 accord|pacte|treve"},
    {K::agreement, noun, 1.0, "echange* de prisonniers"},
    {K::agreement, noun, 0.8, "pourparlers|negociation*"},
    // Groups
    {K::group_change, noun, 1.0, "defection*|deserteur*|desertion*"},
    {K::group_change, verb, 1.0, "deserter|deserte|desertent"},
    {K::group_change, verb, 1.0, "deploi*|deploy* ~5 troupes|soldats|militaires|hommes|forces|renforts"},
    {K::group_change, noun, 0.9, "renfort|renforts"},
    {K::group_change, verb, 1.0, "rejoin*|ralli* ~3 rangs|jnim|groupe*|rebell*"},
    {K::group_change, sign, 0.9, "recrut*"},
    {K::group_change, verb, 0.9, "alliance* ~3 entre"},
    // Property
    {K::property_destruction, verb, 1.0, "pille|pillee|pilles|pillees|piller|pillage*|saccag*|vandalis*"},
    {K::property_destruction, verb, 1.0, "incendi*"},
    {K::property_destruction, verb, 0.9, "brul* ~5 maison*|case*|ecole*|boutique*|grenier*|marche|habitations|champs"},
    {K::property_destruction, verb, 1.0, "sabot*|detrui* ~5 pont|ponts|pylone*|antenne*|route|ligne*|poteau*|infrastructure*"},
    {K::property_destruction, verb, 1.0, "pont|ponts|pylone*|antenne*|poteaux ~5 detrui*|sabot*|dynamit*"},
    {K::property_destruction, verb, 0.9, "touche|touchee|frappe|endommage|detruit ~3 depot*|raffinerie*|terminal|centrale*|aerodrome|radar*"},
    {K::property_destruction, verb, 0.9, "port|gare|immeuble*|hopital|ecole|depot*|raffinerie*|centrale*|entrepot* ~3 ete touche|touchee|touches|touchees|endommag*"},
    // Diplomacy
    {K::diplomacy, noun, 1.0, "sanction*|diplomat*"},
    {K::diplomacy, noun, 0.7, "ambassadeur*|ambassade"},
    // Clashes
    {K::armed_clash, noun, 1.0, "affrontement*|accrochage*|fusillade*"},
    {K::armed_clash, noun, 0.9, "combats"},
    {K::armed_clash, noun, 1.0, "echange* de tirs|coups"},
    {K::armed_clash, verb, 1.0, "ete ~2 accroche|accroches|accrochee|accrochees / accroche|accrochent par|une|un|des"},
    {K::armed_clash, verb, 1.0, "tu*|neutralis*|elimin* ~5 terroriste*|djihadiste*|jihadiste*|combattant*|soldat*|militaire*|assaillant*|rebelle*"},
    {K::armed_clash, verb, 1.0, "terroristes|djihadistes|jihadistes|combattants|soldats|militaires|assaillants|rebelles|gendarmes|policiers ~5 tues|neutralises|elimines|morts|abattus"},
    {K::armed_clash, noun, 0.8, "offensive*|contre offensive*"},
    {K::attack_on_position, noun, 1.1, "attaqu*|assaut*|vise*|cibl* ~6 camp|camps|base|bases|poste|postes|caserne*|position|positions|garnison*|gendarmerie|commissariat|detachement|patrouille*|militaire|militaires|aeroport"},
    {K::attack_on_position, verb, 1.1, "camp|base|poste|caserne|position|garnison|gendarmerie|commissariat|patrouille ~6 attaque|attaquee|attaques|attaquees|vise|visee"},
    {K::ambush, noun, 1.1, "embuscade*"},
    {K::ambush, noun, 1.0, "guet apens"},
    {K::state_operation, noun, 1.0, "ratissage*"},
    {K::state_operation, noun, 1.0, "operation* ~2 militaire*|armee|fama|punitive*|antiterroriste*|aeroterrestre*|securisation|policiere*|menee|menees|lancee|conduite"},
    {K::state_operation, noun, 0.9, "riposte*"},
    {K::state_operation, noun, 1.0, "liber* ~6 otage|otages ~4 operation*|assaut|raid"},
    // Traffic
    {K::attack_on_traffic, verb, 1.1, "attaqu*|embuscade*|vise*|cibl*|mitraill*|pris* ~6 convoi*|citerne*|camion*|bus|car|cars|autocar*|transporteur*|minibus|vehicule*"},
    {K::attack_on_traffic, verb, 1.1, "convoi*|citernes|camions|camion|bus|car|cars|autocar|minibus|vehicule|vehicules ~8 attaque|attaquee|attaques|attaquees|vise|vises|visee|mitraille*|embuscade|cible|cibles"},
    {K::attack_on_traffic, verb, 1.1, "intercept* ~5 convoi*|citerne*"},
    {K::vehicles_looted, verb, 1.1, "vehicule*|voiture*|camion*|bus|minibus|car|cars ~9 braque|braques|braquee|braquees / braqu* ~3 vehicule*|voiture*|camion*|bus|minibus|car|cars"},
    {K::goods_burnt, verb, 1.2, "incendi*|brul*|detrui*|detruit* ~6 citerne*|camion*|convoi*|bus|car|cars|vehicule*"},
    {K::goods_burnt, verb, 1.2, "citernes|camions|convoi|bus|car|vehicules|camion|citerne ~7 incendie|incendies|incendiee|incendiees|brule|brules|brulee|brulees|detruit|detruits|detruites|calcine*|partis"},
    {K::vehicles_looted, verb, 1.2, "pill*|detourn*|depouill*|detrouss*|ranconn*|devalis*|arraisonn* ~6 citerne*|camion*|convoi*|bus|car|cars|vehicule*|passagers|voyageurs|navire*|petrolier*|pirogue*|bateau*"},
    {K::vehicles_looted, verb, 1.2, "citerne*|camion*|convoi*|bus|car|cars|vehicule*|passagers|voyageurs|navire*|petrolier*|pirogue*|bateau* ~9 pille|pilles|pillee|pillees|detourne*|depouille*|detrousse*|ranconne*|devalise*|arraisonne*|emporte|emportes|vole|voles"},
    {K::attack_on_traffic, verb, 1.1, "pirogue*|bateau*|navire*|petrolier* ~5 attaque|attaques|attaquee|attaquees|coule|coules|mitraille*|vise|vises"},
    {K::goods_burnt, verb, 1.2, "mis le feu ~5 citerne*|camion*|convoi*|bus|vehicule*"},
    {K::passage, verb, 1.3, "convoi*|citernes|camions|bus ~5 arriv*|parven*|attein*|rejoin*"},
    {K::passage, verb, 1.3, "convoi*|citernes|camions|bus ~4 est|sont|entre|entrent entre|entres|dans"},
    {K::passage, noun, 1.2, "arrivee ~3 convoi*|citernes|camions"},
    {K::blockade, noun, 1.0, "blocus|embargo|assieg*|encercl*|asphyxi*"},
    {K::blockade, noun, 1.0, "siege de|du|impose"},
    {K::blockade, verb, 1.0, "interdi* ~5 carburant|acces|circulation|importation*|entree|livraison*|route|routes|transport*|axe|axes"},
    {K::blockade, verb, 1.0, "interdiction* ~5 carburant|acces|circulation|importation*|livraison*|transport*"},
    {K::blockade, verb, 1.0, "coup*|bloqu*|ferm*|barr* ~3 route|routes|axe|axes|acces|frontiere|pont"},
    {K::blockade, verb, 1.0, "route|routes|axe|axes|nationale|pont|frontiere ~4 coupe|coupee|coupes|coupees|bloque|bloquee|bloques|bloquees|ferme|fermee|fermes|fermees|barree|barrees|impraticable*"},
    {K::blockade, verb, 1.0, "isoler ~3 capitale|ville|localite|region"},
    {K::lifting, verb, 1.3, "lev* ~4 blocus|siege|embargo|interdiction"},
    {K::lifting, noun, 1.3, "levee ~2 blocus|siege|embargo|interdiction"},
    {K::lifting, verb, 1.2, "blocus|embargo|interdiction|siege ~12 leve|levee"},
    {K::advisory, verb, 1.1, "ambassade|ministere|chancellerie ~7 appel*|demand*|conseill*|deconseill*|exhort*|invit*|recommand* ~5 ressortissants|citoyens|compatriotes|quitter"},
    {K::advisory, verb, 1.0, "appel* ~2 ressortissants ~3 quitter"},
    {K::advisory, noun, 1.0, "deconseill*"},
    {K::advisory, noun, 1.0, "alerte de securite"},
    {K::advisory, noun, 1.0, "evacuation ~3 personnel|ressortissants"},
    // Attacks on civilians
    {K::attack_on_civilians, noun, 1.0, "attaque|attaques|attaquee|attaquees|attaquer|attaquent|attaquaient"},
    {K::attack_on_civilians, verb, 1.0, "fait|font|faisant|faire irruption / ete ~1 vise|vises|visee|visees|cible|cibles|ciblee|ciblees"},
    {K::attack_on_civilians, noun, 1.0, "assaut*|raid|raids|incursion*"},
    {K::attack_on_civilians, noun, 1.1, "massacr*|tuerie*|carnage|exaction*"},
    {K::attack_on_civilians, verb, 1.1, "egorg*|decapit*|assassin*|mitraill*|execute*|execution*"},
    {K::attack_on_civilians, verb, 1.1, "abattu|abattus|abattue|abattues|abattent"},
    {K::attack_on_civilians, verb, 1.1, "ouvert le feu / pris|prise|prises pour cible / essuye* ~2 tirs / tire|tirent|tiraient sur"},
    {K::attack_on_position, verb, 1.0, "repouss* ~4 attaque|assaut|incursion|offensive"},
    {K::attack_on_civilians, verb, 1.1, "tue|tues|tuee|tuees|tuent|tuer ~6 civil|civils|villageois|habitants|personnes|hommes|femmes|enfants|paysans"},
    {K::attack_on_civilians, verb, 1.1, "civil|civils|villageois|habitants|personnes|hommes|femmes|enfants|paysans ~4 tue|tues|tuee|tuees|morts|abattus|peri"},
    {K::attack_on_civilians, noun, 0.9, "attentat*"},
    // Arrests
    {K::arrest, verb, 1.0, "interpell*|arrestation*|incarcer*|apprehend*"},
    {K::arrest, verb, 0.9, "arrete|arretes|arretee|arretees ~4 par|suspect*|terroriste*|personnes"},
    {K::arrest, verb, 0.9, "a|ont|ete arrete|arretes|arretee|arretees"},
};
// clang-format on

} // namespace

std::span<const TriggerRow> french_triggers() {
    return rows;
}

} // namespace cordon::incident

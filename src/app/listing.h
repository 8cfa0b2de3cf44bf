// The lists of the ledger for people: one line a record, fitted to the screen.
#pragma once

#include <string>
#include <vector>

#include "app/console.h"
#include "ledger/record.h"

namespace recoupe {

// "12", "12 (8–14)", "≥ 12"; what the claims allow behind what most origins give. "–" where nothing is
// claimed.
std::string figure_text(const Figures& figures, const std::string& kind);
// Red for claims that exclude one another, yellow for those that only fit together.
Style figure_style(const Figures& figures, const std::string& kind);
// "2020-01-08", "2020-01-07/08", "2019-12-30/2020-01-02"; "undated".
std::string days_text(const std::optional<DayInterval>& days);
std::string place_text(const std::optional<PlaceRecord>& place);  // "Taji, IQ"
std::string words_of(std::string_view name);                      // "rocket_attack" → "rocket attack"
// The minute in UTC where the zone is known, so that times of several zones stand in order: "2020-01-08
// 05:30Z"; else as it was written, or the day alone, or "undated".
std::string time_text(const std::optional<std::string>& iso);
std::string day_text(const std::optional<std::string>& iso);  // as the report wrote it
// The kinds that are there, in the order of ClaimKind, attackers behind victims.
std::vector<std::string> in_order(const Figures& figures);
// Name, or the words of the text where nothing is known beyond them.
const std::string& name_or_text(const Quote& quote);

std::string table_of(const std::vector<Incident>& incidents, const Console& console);
std::string table_of(const std::vector<ClaimRecord>& claims, const Console& console);
std::string table_of(const std::vector<ReportRecord>& reports, const Console& console);
std::string list_of(const std::vector<SearchHit>& hits, const Console& console);

}  // namespace recoupe

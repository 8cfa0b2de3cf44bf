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
// The day and, when told, the minute: "2020-01-08 06:30"; "undated".
std::string time_text(const std::optional<std::string>& iso);
// Name, or the words of the text where nothing is known beyond them.
const std::string& name_or_text(const Quote& quote);

std::string table_of(const std::vector<Incident>& incidents, const Console& console);
std::string table_of(const std::vector<ClaimRecord>& claims, const Console& console);
std::string table_of(const std::vector<ReportRecord>& reports, const Console& console);
std::string list_of(const std::vector<SearchHit>& hits, const Console& console);

}  // namespace recoupe

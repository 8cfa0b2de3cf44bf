// What the ledger remembers as JSON objects, one a line (contract: `incidents`, `show`, `reports`, `claims`,
// `search`).
#pragma once

#include <string>

#include "ledger/record.h"

namespace recoupe {

std::string to_json(const Incident& incident);
std::string to_json(const Dossier& dossier);  // the incident with its reports, events, claims and moves
std::string to_json(const ReportRecord& report);
std::string to_json(const ClaimRecord& claim);
std::string to_json(const SearchHit& hit);

}  // namespace recoupe

// The dossier of an incident for a verification desk: what is known and by whose words.
#pragma once

#include "app/page.h"
#include "ledger/record.h"

namespace recoupe {

SectionedPage page_of(const Dossier& dossier);

}  // namespace recoupe

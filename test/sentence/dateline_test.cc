// Where a dispatch's first sentence begins.
#include "sentence/dateline.h"

#include <gtest/gtest.h>

#include <string>

namespace recoupe {
namespace {

std::string sentence(const std::string& block) { return block.substr(dateline_end(block)); }

TEST(Dateline, StandsBeforeTheSentence) {
  for (const std::string before :
       {"BAGDAD - ", "BAMAKO, 3 mai (Agence du Fleuve) - ", "Tilly, 8 janv. (AFP) – ", "KINSHASA/GOMA — ",
        "SAINT-LOUIS (Sénégal), 12 avril 2021 (Reuters) - ", "EN DIRECT - "})
    EXPECT_EQ(sentence(before + "Deux soldats ont été tués lundi."), "Deux soldats ont été tués lundi.")
        << before;
  EXPECT_EQ(sentence("TILLY - « Nous avons vu trois corps », dit le maire."),
            "« Nous avons vu trois corps », dit le maire.");
}

TEST(Dateline, AnInsertionIsNone) {
  for (const std::string whole :
       {"Le général Valdi - un proche du président - a démenti.",
        "Deux morts - un soldat et un civil - à Tilly.", "Bagdad - la capitale - est calme.",
        "Trois roquettes - Katioucha, selon l'armée - sont tombées.", "- Un mort",
        "Le convoi Tilly-Bora a été attaqué.", "", "-", "BAGDAD -", "BAGDAD - "})
    EXPECT_EQ(dateline_end(whole), 0U) << whole;
}

}  // namespace
}  // namespace recoupe

// Writes whole numbers below a million in French words, for the round trip: France, Belgium, Switzerland, in
// the traditional spelling and in that of 1990, which hyphenates everything.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace recoupe::test {

enum class Region { france, belgium, switzerland };
enum class Spelling { traditional, of_1990 };
inline constexpr std::array kRegions = {Region::france, Region::belgium, Region::switzerland};
inline constexpr std::array kSpellings = {Spelling::traditional, Spelling::of_1990};

class NumeralWriter {
 public:
  NumeralWriter(Region region, Spelling spelling)
      : region_(region), gap_(spelling == Spelling::traditional ? " " : "-") {
    below_thousand_.reserve(1000);
    for (int n = 0; n < 1000; ++n) below_thousand_.push_back(hundreds(n));
  }

  // Requires 0 <= n < 1'000'000.
  std::string write(int n) const {
    const int thousands = n / 1000;
    const int rest = n % 1000;
    if (thousands == 0) return below_thousand_[static_cast<std::size_t>(rest)];
    std::string out;
    if (thousands > 1) out = before_thousand(thousands) + gap_;
    out += "mille";
    if (rest > 0) out += gap_ + below_thousand_[static_cast<std::size_t>(rest)];
    return out;
  }

  // « quatre-vingt mille », « deux cent mille »: what loses its « s ».
  std::string before_thousand(int n) const {
    std::string out = below_thousand_[static_cast<std::size_t>(n)];
    if (out.ends_with("cents") || out.ends_with("vingts")) out.pop_back();
    return out;
  }

 private:
  std::string hundreds(int n) const {
    if (n < 100) return tens(n);
    std::string out = n < 200 ? "cent" : tens(n / 100) + gap_ + "cent";
    if (n % 100 != 0) return out + gap_ + tens(n % 100);
    return n < 200 ? out : out + "s";
  }

  std::string tens(int n) const {
    static constexpr std::array kSmall = {
        "zéro", "un",   "deux",  "trois",  "quatre",   "cinq",   "six",   "sept",     "huit",     "neuf",
        "dix",  "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};
    static constexpr std::array kTens = {"", "", "vingt", "trente", "quarante", "cinquante", "soixante"};
    if (n < 20) return kSmall[static_cast<std::size_t>(n)];
    if (n == 80 && region_ != Region::switzerland) return "quatre-vingts";
    std::string ten;
    int one = n % 10;
    if (n < 70) {
      ten = kTens[static_cast<std::size_t>(n / 10)];
    } else if (n >= 80 && n < 90) {
      ten = region_ == Region::switzerland ? "huitante" : "quatre-vingt";
    } else if (region_ != Region::france) {
      ten = n < 80 ? "septante" : "nonante";
    } else {
      ten = n < 80 ? "soixante" : "quatre-vingt";
      one += 10;
    }
    if (one == 0) return ten;
    const bool joined = one % 10 == 1 && ten != "quatre-vingt";  // « vingt et un », « soixante et onze »
    return ten + (joined ? gap_ + "et" + gap_ : "-") + kSmall[static_cast<std::size_t>(one)];
  }

  Region region_;
  std::string gap_;
  std::vector<std::string> below_thousand_;
};

}  // namespace recoupe::test

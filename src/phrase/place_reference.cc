#include "phrase/place_reference.h"

#include <charconv>
#include <cmath>

#include "phrase/number_scan.h"

namespace recoupe {
namespace {

constexpr double kKmPerDegree = 111.2;
constexpr double kRadians = 0.017453292519943295;
constexpr double kRoughShare = 0.3;   // of the distance: « une vingtaine de kilomètres »
constexpr double kPlainShare = 0.15;  // roads are not straight, and distances are rounded
constexpr double kLeastRadiusKm = 3;
constexpr double kFewKm = 5;      // « quelques kilomètres »
constexpr double kUnsaidKm = 20;  // « au nord de » with no distance
constexpr double kUnsaidRadiusKm = 40;
constexpr int kMaxNumberWords = 5;
constexpr int kMaxBetween = 4;  // « à l' », « vers le », « environ »

std::optional<double> real_from(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc()) return std::nullopt;
  return value;
}

class Walker {
 public:
  Walker(std::uint32_t begin, const SettingFinder& settings, const PlaceWords& vocabulary,
         const Lexicon& lexicon, const Words& words)
      : settings_(settings),
        v_(vocabulary),
        numerals_(lexicon),
        words_(words),
        at_(static_cast<std::int64_t>(begin) - 1),
        start_(words.ranges[words.words[begin].sentence].begin) {
    found_.begin = begin;
  }

  std::optional<Displacement> walk() {
    skip_articles();
    if (!has(v_.of) || has(v_.near)) return std::nullopt;
    --at_;
    if (has(v_.compass)) take_compass();
    if (has(v_.unit)) take_distance();
    if (!found_.bearing && !found_.kilometres && !compass_) return std::nullopt;
    return found_;
  }

 private:
  bool has(ClassId wanted) const {
    return at_ >= start_ && words_.has(static_cast<std::uint32_t>(at_), wanted);
  }
  const Word& word() const { return words_.words[static_cast<std::size_t>(at_)]; }
  std::span<const ClassId> classes() const { return words_.classes[static_cast<std::size_t>(at_)]; }
  void skip_articles() { at_ = settings_.before_article(at_, static_cast<std::uint32_t>(start_)); }

  void take_compass() {
    compass_ = true;
    found_.bearing = real_from(v_.bearing_of(classes()));
    while (has(v_.compass)) found_.begin = static_cast<std::uint32_t>(at_--);
    std::int64_t back = at_;
    skip_articles();
    if (!has(v_.at) && !has(v_.in) && !has(v_.to)) {
      at_ = back;
      return;
    }
    found_.inside = has(v_.in);
    found_.begin = static_cast<std::uint32_t>(at_--);
    back = at_;
    if (at_ >= start_ && word().kind == TokenKind::punctuation) --at_;
    if (!has(v_.unit)) at_ = back;
  }

  void take_distance() {
    const auto unit = real_from(v_.kilometres_of(classes()));
    std::int64_t at = at_ - 1;
    std::optional<double> value;
    std::int64_t first = at_;
    for (int n = 0; n < kMaxNumberWords && at >= start_; ++n, --at) {
      const auto w = static_cast<std::uint32_t>(at);
      const Word& now = words_.words[w];
      if (now.kind == TokenKind::number) {
        value = static_cast<double>(read_digits(now.form, numerals_).value);
      } else if (words_.has(w, v_.few)) {
        value = kFewKm;
        found_.rough = true;
      } else if (const auto said = real_from(v_.value_of(words_.classes[w])); said && !value) {
        value = said;
        found_.rough = words_.has(w, v_.collective);
      } else if (!words_.has(w, v_.of) && !words_.has(w, v_.article) && !(value && now.upos == Upos::ADJ)) {
        break;
      } else {
        continue;
      }
      first = at;
    }
    if (!value || !unit) return;
    found_.kilometres = *value * *unit;
    at_ = first - 1;
    for (int n = 0; n < kMaxBetween && at_ >= start_ &&
                    (word().upos == Upos::DET || word().upos == Upos::ADV || word().upos == Upos::NUM);
         ++n)
      --at_;
    found_.begin = static_cast<std::uint32_t>(has(v_.at) ? at_ : first);
  }

  const SettingFinder& settings_;
  const PlaceWords& v_;
  Numerals numerals_;
  const Words& words_;
  std::int64_t at_;
  std::int64_t start_;
  bool compass_ = false;
  Displacement found_;
};

}  // namespace

std::optional<Displacement> displacement_before(std::uint32_t begin, const SettingFinder& settings,
                                                const PlaceWords& vocabulary, const Lexicon& lexicon,
                                                const Words& words) {
  return Walker(begin, settings, vocabulary, lexicon, words).walk();
}

ReckonedPoint reckon(double latitude, double longitude, const Displacement& displacement) {
  const double km = displacement.kilometres.value_or(displacement.bearing ? kUnsaidKm : 0);
  if (!displacement.bearing) return {latitude, longitude, std::max(kLeastRadiusKm, km * 1.1)};
  const double bearing = *displacement.bearing * kRadians;
  const double share = displacement.rough ? kRoughShare : kPlainShare;
  const double radius = displacement.kilometres ? std::max(kLeastRadiusKm, km * share) : kUnsaidRadiusKm;
  return {latitude + km * std::cos(bearing) / kKmPerDegree,
          longitude + km * std::sin(bearing) / (kKmPerDegree * std::max(0.1, std::cos(latitude * kRadians))),
          radius};
}

}  // namespace recoupe

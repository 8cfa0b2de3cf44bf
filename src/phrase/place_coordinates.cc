// An angle is a number, its units and a point of the compass before or behind; two angles of different axes
// make a point.
#include "phrase/place_coordinates.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace recoupe {
namespace {

constexpr double kKmPerDegree = 111.2;
constexpr std::uint32_t kMaxBetween = 2;       // « , », « et », « / »
constexpr std::uint32_t kMaxToHemisphere = 3;  // « 14° de latitude nord »
constexpr std::uint32_t kMaxAnnounced = 3;     // « coordonnées GPS : 14.35, -1.62 »
constexpr int kFewestDecimals = 2;

enum class Axis : std::uint8_t { none, latitude, longitude };

struct Angle {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  double value = 0;  // degrees
  double unit = 1;   // of the last digit, degrees
  Axis axis = Axis::none;
  bool marked = false;  // with « ° »
};

struct Decimal {
  double value = 0;
  int decimals = 0;
};

std::optional<Decimal> decimal_from(std::string_view form) {
  std::string text(form);
  const std::size_t point = text.find_first_of(".,");
  if (point != std::string::npos) text[point] = '.';
  Decimal out;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  out.decimals = point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
  return out;
}

class CoordinateFinder {
 public:
  CoordinateFinder(const PlaceWords& vocabulary, const Words& words) : v_(vocabulary), words_(words) {}

  std::vector<Coordinates> find() {
    for (std::uint32_t n = 0; n < words_.words.size(); ++n) {
      if (word(n).kind != TokenKind::number) continue;
      if (const auto found = pair_at(n)) {
        n = found->words.end - 1;
        out_.push_back(*found);
      }
    }
    return std::move(out_);
  }

 private:
  const Word& word(std::uint32_t n) const { return words_.words[n]; }
  bool is(std::uint32_t n, std::initializer_list<std::string_view> forms) const {
    if (n >= words_.words.size()) return false;
    std::string_view own = word(n).form;
    if (own.size() == 2 && own.back() == '.') own.remove_suffix(1);  // « E. » at a sentence's end
    return std::find(forms.begin(), forms.end(), own) != forms.end();
  }
  bool touch(std::uint32_t left) const { return word(left).span.end == word(left + 1).span.begin; }
  bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return b < words_.words.size() && word(a).sentence == word(b).sentence;
  }

  std::optional<Angle> angle_at(std::uint32_t n) const;
  void take_units(Angle& angle) const;
  void take_hemisphere(Angle& angle) const;
  bool turn(Angle& angle, std::uint32_t n) const;
  bool announced(std::uint32_t begin, std::uint32_t end) const;
  std::optional<Coordinates> pair_at(std::uint32_t n) const;

  const PlaceWords& v_;
  const Words& words_;
  std::vector<Coordinates> out_;
};

// North and east are positive. N, S, E, W stand in every language of the maps, O for west in Romance ones.
bool CoordinateFinder::turn(Angle& angle, std::uint32_t n) const {
  if (n >= words_.words.size()) return false;
  int bearing = -1;
  if (is(n, {"n"})) bearing = 0;
  if (is(n, {"e"})) bearing = 90;
  if (is(n, {"s"})) bearing = 180;
  if (is(n, {"w", "o"})) bearing = 270;
  if (const std::string_view said = v_.bearing_of(words_.classes[n]); bearing < 0 && !said.empty())
    (void)std::from_chars(said.data(), said.data() + said.size(), bearing);
  if (bearing < 0 || bearing % 90 != 0) return false;
  angle.axis = bearing % 180 == 0 ? Axis::latitude : Axis::longitude;
  if (bearing >= 180) angle.value = -angle.value;
  return true;
}

void CoordinateFinder::take_units(Angle& angle) const {
  if (!is(angle.end, {"°", "º"})) return;
  angle.marked = true;
  ++angle.end;
  double share = 60;
  for (const auto& marks : {std::initializer_list<std::string_view>{"'", "’", "′"}, {"\"", "″", "”", "''"}}) {
    const std::uint32_t at = angle.end;
    if (at + 1 >= words_.words.size() || word(at).kind != TokenKind::number || !is(at + 1, marks)) return;
    const auto part = decimal_from(word(at).form);
    if (!part || part->value >= 60) return;
    angle.value += part->value / share;
    angle.unit = std::pow(10.0, -part->decimals) / share;
    angle.end += 2;
    if (is(angle.end, {"'", "’"}) && touch(angle.end - 1)) ++angle.end;  // seconds as two strokes
    share *= 60;
  }
}

void CoordinateFinder::take_hemisphere(Angle& angle) const {
  for (std::uint32_t n = angle.end; n < angle.end + kMaxToHemisphere && same_sentence(angle.begin, n); ++n) {
    if (turn(angle, n)) {
      angle.end = n + 1;
      return;
    }
    if (word(n).kind != TokenKind::word) break;
  }
  if (angle.begin > 0 && same_sentence(angle.begin - 1, angle.begin) && turn(angle, angle.begin - 1))
    --angle.begin;
}

std::optional<Angle> CoordinateFinder::angle_at(std::uint32_t n) const {
  if (n >= words_.words.size() || word(n).kind != TokenKind::number) return std::nullopt;
  const auto number = decimal_from(word(n).form);
  if (!number) return std::nullopt;
  Angle angle;
  angle.begin = n;
  angle.end = n + 1;
  angle.value = number->value;
  angle.unit = std::pow(10.0, -number->decimals);
  take_units(angle);
  if (angle.marked) take_hemisphere(angle);
  const bool minus = n > 0 && angle.begin == n && is(n - 1, {"-", "−"}) && touch(n - 1);
  if (minus) {
    angle.value = -angle.value;
    --angle.begin;
  }
  return angle;
}

// In brackets, or a little behind a word that announces coordinates.
bool CoordinateFinder::announced(std::uint32_t begin, std::uint32_t end) const {
  if (begin > 0 && is(begin - 1, {"(", "["}) && is(end, {")", "]"})) return true;
  for (std::uint32_t n = 1; n <= kMaxAnnounced && n <= begin; ++n)
    if (words_.has(begin - n, v_.coordinates)) return true;
  return false;
}

std::optional<Coordinates> CoordinateFinder::pair_at(std::uint32_t n) const {
  const auto first = angle_at(n);
  if (!first) return std::nullopt;
  std::uint32_t next = first->end;
  while (next < first->end + kMaxBetween && same_sentence(n, next) && word(next).kind != TokenKind::number &&
         (words_.has(next, v_.join) || is(next, {",", ";", "/", "-", "−"})))
    ++next;
  if (next < words_.words.size() && word(next).kind == TokenKind::word && same_sentence(n, next))
    ++next;  // « E 42°26' »
  auto second = same_sentence(n, next) ? angle_at(next) : std::nullopt;
  if (!second || second->begin < first->end) return std::nullopt;
  Coordinates found{{first->begin, second->end}, first->value, second->value, 0};
  const bool spelt = first->axis != Axis::none && second->axis != Axis::none && first->axis != second->axis;
  if (spelt && first->axis == Axis::longitude) std::swap(found.latitude, found.longitude);
  const double unit = std::max(first->unit, second->unit);
  const bool bare = !first->marked && !second->marked && unit < std::pow(10.0, -kFewestDecimals) * 1.5 &&
                    announced(first->begin, second->end);
  if (!spelt && !bare) return std::nullopt;
  if (std::abs(found.latitude) > 90 || std::abs(found.longitude) > 180) return std::nullopt;
  found.radius_km = unit / 2 * kKmPerDegree;
  return found;
}

}  // namespace

std::vector<Coordinates> find_coordinates(const PlaceWords& vocabulary, const Words& words) {
  return CoordinateFinder(vocabulary, words).find();
}

}  // namespace recoupe

#include "sentence/dateline.h"

#include <optional>

#include "report/line.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kLongest = 90;  // bytes: two towns, a date, two agencies

bool is_dash(std::string_view token) {
  return token == "-" || token == "\xE2\x80\x93" || token == "\xE2\x80\x94";
}

class Scan {
 public:
  explicit Scan(std::string_view block) : block_(block) {}

  std::uint32_t end() {
    for (auto token = next(); token && at_ <= kLongest; token = next()) {
      if (is_dash(*token)) return words_ > 0 && opens_sentence() ? at_ : 0;
      if (!takes(*token)) return 0;
    }
    return 0;
  }

 private:
  // The next word between spaces; moves behind the spaces that follow it.
  std::optional<std::string_view> next() {
    const std::uint32_t begin = at_;
    std::uint32_t end = begin;
    CodePoint c = decode(block_, at_);
    for (; c.size > 0 && !is_white_space(c.value); c = decode(block_, at_)) end = at_ += c.size;
    for (; c.size > 0 && is_white_space(c.value); c = decode(block_, at_)) at_ += c.size;
    if (end == begin) return std::nullopt;
    return block_.substr(begin, end - begin);
  }

  bool takes(std::string_view token) {
    const char32_t first = decode(token, 0).value;
    const bool inside = bracket_ || first == '(';
    if (first == '(') bracket_ = true;
    if (token.find(')') != std::string_view::npos) bracket_ = false;
    const bool number = class_of(first) == CharClass::digit;
    const bool fits = inside || number || is_upper(first) || after_number_;
    after_number_ = number;
    ++words_;
    return fits;
  }

  bool opens_sentence() const {
    std::uint32_t at = at_;
    for (CodePoint c = decode(block_, at); c.size > 0 && class_of(c.value) != CharClass::letter;
         c = decode(block_, at)) {
      if (class_of(c.value) == CharClass::digit) return true;
      at += c.size;
    }
    return is_upper(decode(block_, at).value);
  }

  std::string_view block_;
  std::uint32_t at_ = 0;
  std::uint32_t words_ = 0;
  bool bracket_ = false;
  bool after_number_ = false;
};

}  // namespace

std::uint32_t dateline_end(std::string_view block) { return Scan(block).end(); }

}  // namespace recoupe

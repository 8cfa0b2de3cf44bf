#include "lexc/pattern_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "lexc/diagnostic.h"
#include "lexicon/pattern.h"

namespace recoupe {
namespace {

using Kind = PatternNode::Kind;

constexpr std::uint32_t kDefaultGap = 6;   // `~`
constexpr std::uint32_t kLongestGap = 40;  // beyond a sentence of news
constexpr std::uint32_t kMostCopies = 20;  // of {m,n}
constexpr int kDeepest = 40;               // parentheses in parentheses

constexpr std::array<std::string_view, static_cast<std::size_t>(UnitKind::count)> kKindNames = {
    "word", "number", "date", "place", "np", "quote", "clause", "event"};

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
// Characters that end a word of a pattern.
bool is_special(char c) { return std::string_view("()|{}?*+&!\"<>^$~").find(c) != std::string_view::npos; }

PatternNode node_of(Kind kind, std::vector<PatternNode> children) {
  PatternNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

PatternNode test_of(Test test, std::uint32_t value) {
  PatternNode node;
  node.kind = Kind::test;
  node.test = test;
  node.value = value;
  return node;
}

PatternNode repeat_of(PatternNode child, std::uint32_t least, std::uint32_t most, bool lazy) {
  PatternNode node;
  node.kind = Kind::repeat;
  node.least = least;
  node.most = most;
  node.lazy = lazy;
  node.children.push_back(std::move(child));
  return node;
}

class Parser {
 public:
  Parser(std::string_view text, const PatternNames& names, PatternError& error)
      : text_(text), names_(names), error_(error) {}

  std::optional<PatternNode> all() {
    auto node = alternatives(0);
    if (node && !done()) return fail(at_, fmt::format("`{}` has no beginning", text_[at_]));
    return node;
  }

 private:
  std::nullopt_t fail(std::size_t at, std::string message) {
    if (error_.message.empty()) error_ = {at, std::move(message)};
    return std::nullopt;
  }
  void skip_spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  bool done() {
    skip_spaces();
    return at_ >= text_.size();
  }
  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  char after() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : '\0'; }
  bool take(char c) {
    if (here() != c) return false;
    ++at_;
    return true;
  }

  std::optional<PatternNode> alternatives(int depth) {
    if (depth > kDeepest) return fail(at_, fmt::format("more than {} parentheses in one another", kDeepest));
    std::vector<PatternNode> options;
    do {
      auto option = sequence(depth);
      if (!option) return std::nullopt;
      options.push_back(std::move(*option));
    } while (take('|'));
    if (options.size() == 1) return std::move(options.front());
    return node_of(Kind::either, std::move(options));
  }

  std::optional<PatternNode> sequence(int depth) {
    std::vector<PatternNode> items;
    while (!done() && here() != '|' && here() != ')' && here() != '}') {
      auto item = repeated(depth);
      if (!item) return std::nullopt;
      items.push_back(std::move(*item));
    }
    if (items.empty()) return fail(at_, "nothing stands here: a word, (…) or {slot: …} is wanted");
    if (items.size() == 1) return std::move(items.front());
    return node_of(Kind::sequence, std::move(items));
  }

  std::optional<PatternNode> repeated(int depth) {
    const std::size_t begin = at_;
    auto item = conjunction(depth);
    if (!item) return std::nullopt;
    std::uint32_t least = 0;
    std::uint32_t most = PatternNode::kNoLimit;
    const bool counted = here() == '{' && is_digit(after());
    if (counted) {
      if (!count(least, most)) return std::nullopt;
    } else if (take('?')) {
      most = 1;
    } else if (take('+')) {
      least = 1;
    } else if (!take('*')) {
      return item;
    }
    if (item->may_be_empty()) return fail(begin, "this may be empty already: repeating it says nothing");
    return repeat_of(std::move(*item), least, most, take('?'));
  }

  bool count(std::uint32_t& least, std::uint32_t& most) {
    const std::size_t begin = at_++;
    if (!number(least)) return false;
    most = least;
    if (take(',') && !number(most)) return false;
    if (!take('}') || most < least || most == 0 || most > kMostCopies) {
      fail(begin, fmt::format("a count is {{least,most}} with most from 1 to {}", kMostCopies));
      return false;
    }
    return true;
  }

  bool number(std::uint32_t& value) {
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc{}) {
      fail(at_, "a number is wanted here");
      return false;
    }
    at_ = static_cast<std::size_t>(end - text_.data());
    return true;
  }

  std::optional<PatternNode> conjunction(int depth) {
    const std::size_t begin = at_;
    auto first = negation(depth);
    if (!first || here() != '&') return first;
    std::vector<PatternNode> parts;
    parts.push_back(std::move(*first));
    while (take('&')) {
      auto part = negation(depth);
      if (!part) return std::nullopt;
      parts.push_back(std::move(*part));
    }
    for (const PatternNode& part : parts)
      if (!part.is_one_unit()) return fail(begin, "`&` joins what says something of one unit");
    return node_of(Kind::both, std::move(parts));
  }

  std::optional<PatternNode> negation(int depth) {
    const std::size_t begin = at_;
    if (!take('!')) return primary(depth);
    auto child = negation(depth + 1);
    if (!child) return std::nullopt;
    if (!child->is_one_unit()) return fail(begin, "`!` denies what says something of one unit");
    std::vector<PatternNode> children;
    children.push_back(std::move(*child));
    return node_of(Kind::negation, std::move(children));
  }

  std::optional<PatternNode> primary(int depth) {
    if (depth > kDeepest) return fail(at_, "too many signs in one another");
    switch (here()) {
      case '(':
        return group(depth);
      case '{':
        return slot(depth);
      case '^':
        ++at_;
        return node_of(Kind::at_start, {});
      case '$':
        ++at_;
        return node_of(Kind::at_end, {});
      case '~':
        return gap();
      case '<':
        return features();
      case '"':
        return quoted();
      case '?':
      case '*':
      case '+':
      case '&':
      case '>':
        return fail(at_,
                    fmt::format("`{}` follows nothing; the sign itself is written \"{}\"", here(), here()));
      default:
        return atom();
    }
  }

  std::optional<PatternNode> group(int depth) {
    const std::size_t begin = at_++;
    auto inside = alternatives(depth + 1);
    if (!inside) return std::nullopt;
    if (!take(')')) return fail(begin, "this parenthesis is not closed");
    return inside;
  }

  std::optional<PatternNode> slot(int depth) {
    const std::size_t begin = at_++;
    skip_spaces();
    const std::size_t name_begin = at_;
    while ((here() >= 'a' && here() <= 'z') || here() == '_' || is_digit(here())) ++at_;
    const std::string name(text_.substr(name_begin, at_ - name_begin));
    if (name.empty() || !take(':'))
      return fail(begin, "a slot is written {name: …}, the name in small letters");
    auto inside = alternatives(depth + 1);
    if (!inside) return std::nullopt;
    if (!take('}')) return fail(begin, fmt::format("the slot {{{}: is not closed", name));
    std::vector<PatternNode> children;
    children.push_back(std::move(*inside));
    PatternNode node = node_of(Kind::slot, std::move(children));
    node.name = name;
    return node;
  }

  std::optional<PatternNode> gap() {
    const std::size_t begin = at_++;
    std::uint32_t most = kDefaultGap;
    if (is_digit(here()) && !number(most)) return std::nullopt;
    if (most == 0 || most > kLongestGap)
      return fail(begin, fmt::format("a gap is ~1 to ~{} long", kLongestGap));
    return repeat_of(test_of(Test::gap, 0), 0, most, true);
  }

  std::optional<PatternNode> features() {
    const std::size_t begin = at_++;
    const std::size_t end = text_.find('>', at_);
    const auto feats =
        end == std::string_view::npos ? std::nullopt : feats_from(text_.substr(at_, end - at_));
    if (!feats || feats_mask(*feats) == 0)
      return fail(
          begin,
          "features are written <VerbForm=Part|Number=Plur>, with the names of Universal Dependencies");
    at_ = end + 1;
    return test_of(Test::features, std::uint32_t{feats_mask(*feats)} << 16U | packed_feats(*feats));
  }

  // The text between quotes; at_ stands on the first of them.
  std::optional<std::string_view> quotation() {
    const std::size_t begin = at_++;
    const std::size_t end = text_.find('"', at_);
    if (end == std::string_view::npos || end == at_) {
      fail(begin, "this quotation is empty or not closed");
      return std::nullopt;
    }
    const std::string_view inside = text_.substr(at_, end - at_);
    at_ = end + 1;
    return inside;
  }

  std::optional<PatternNode> quoted() {
    const std::size_t begin = at_;
    const auto inside = quotation();
    return inside ? spelling(begin, *inside, true) : std::nullopt;
  }

  std::string_view word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) && !is_special(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::optional<PatternNode> atom() {
    const std::size_t begin = at_;
    if (here() == '=') {
      ++at_;
      const bool in_quotes = here() == '"';
      const auto name = in_quotes ? quotation() : std::optional(word());
      if (!name) return std::nullopt;
      std::string problem = name->empty() ? "a lemma is wanted after `=`" : "";
      const std::uint32_t lemma = name->empty() ? 0 : names_.lemma(*name, in_quotes, problem);
      if (!problem.empty()) return fail(begin, std::move(problem));
      return test_of(Test::lemma, lemma);
    }
    const std::string_view text = word();
    if (text == ".") return test_of(Test::any, 0);
    if (text.size() > 1 && text[0] == '@') return class_of(begin, text.substr(1));
    if (text.size() > 1 && text[0] == '%') return kind_of(begin, text.substr(1));
    if (text.size() > 1 && text[0] == ':' && is_upper(text[1])) return upos_of(begin, text.substr(1));
    return spelling(begin, text, false);
  }

  std::optional<PatternNode> class_of(std::size_t begin, std::string_view name) {
    std::string problem;
    const std::uint32_t id = names_.class_id(name, problem);
    if (!problem.empty()) return fail(begin + 1, std::move(problem));
    return test_of(Test::class_, id);
  }

  std::optional<PatternNode> kind_of(std::size_t begin, std::string_view name) {
    const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
    if (found == kKindNames.end())
      return fail(begin + 1, fmt::format("there are no units of kind \"{}\"{}", name,
                                         did_you_mean(name, unit_kind_names())));
    return test_of(Test::kind, static_cast<std::uint32_t>(found - kKindNames.begin()));
  }

  std::optional<PatternNode> upos_of(std::size_t begin, std::string_view name) {
    const Upos upos = upos_from(name);
    if (upos != Upos::X || name == "X")
      return test_of(Test::part_of_speech, static_cast<std::uint32_t>(upos));
    return fail(begin + 1, no_such_upos(name));
  }

  std::optional<PatternNode> spelling(std::size_t begin, std::string_view text, bool in_quotes) {
    std::string problem;
    const auto atoms = names_.words(text, in_quotes, problem);
    if (problem.empty() && atoms.empty()) problem = "no word stands here";
    if (!problem.empty()) return fail(begin, std::move(problem));
    std::vector<PatternNode> tests;
    tests.reserve(atoms.size());
    for (const std::uint32_t atom : atoms) tests.push_back(test_of(Test::form, atom));
    if (tests.size() == 1) return std::move(tests.front());
    return node_of(Kind::sequence, std::move(tests));
  }

  std::string_view text_;
  const PatternNames& names_;
  PatternError& error_;
  std::size_t at_ = 0;
};

}  // namespace

bool PatternNode::is_one_unit() const {
  if (kind == Kind::test || kind == Kind::both || kind == Kind::negation) return true;
  return kind == Kind::either &&
         std::all_of(children.begin(), children.end(), [](const PatternNode& c) { return c.is_one_unit(); });
}

bool PatternNode::may_be_empty() const {
  const auto empty = [](const PatternNode& c) { return c.may_be_empty(); };
  switch (kind) {
    case Kind::test:
    case Kind::both:
    case Kind::negation:
      return false;
    case Kind::sequence:
    case Kind::slot:
      return std::all_of(children.begin(), children.end(), empty);
    case Kind::either:
      return std::any_of(children.begin(), children.end(), empty);
    case Kind::repeat:
      return least == 0 || empty(children.front());
    case Kind::at_start:
    case Kind::at_end:
      return true;
  }
  return true;
}

std::optional<PatternNode> parse_pattern(std::string_view text, const PatternNames& names,
                                         PatternError& error) {
  return Parser(text, names, error).all();
}

std::vector<std::string_view> unit_kind_names() { return {kKindNames.begin(), kKindNames.end()}; }

}  // namespace recoupe

// A token is found in two steps: first the longest run of letters and digits with the joints that may stand
// inside one
// (`scan_run`: « l'ex-président », « 14 000 », « 17h30 », « J.-C. »), then, for words, what Universal
// Dependencies cuts off that run by the tables: elided words at its front, clitics at its end, contractions
// in two.
//
// One pass over the bytes; every look ahead is bounded, so hostile text costs no more than plain text.
#include "text/tokenizer.h"

#include <algorithm>
#include <iterator>

#include "text/characters.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

// No compound and no clitic is asked for in a longer run: keeps l'l'l'l'… linear.
constexpr int kLongestFigure = 4;  // characters of a day before a month: "1er"
constexpr std::size_t kLongestTableWord = 64;
constexpr int kMostClitics = 2;      // « donnez-le-moi »
constexpr std::uint32_t kGroup = 3;  // digits after a thousands separator

struct Char {
  char32_t value = 0;
  std::uint32_t size = 0;
  CharClass type = CharClass::end;
  bool valid = true;
};

bool alphanumeric(CharClass type) { return type == CharClass::letter || type == CharClass::digit; }

// A run's bytes and what was seen in it.
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool digits_first = false;
  bool apostrophe = false;
  bool hyphen = false;
  bool dots = false;
  bool at_sign = false;
};

class Scanner {
 public:
  Scanner(std::string_view text, const TokenizerTables& tables, std::vector<Token>& out)
      : text_(text), tables_(tables), out_(out) {}
  void scan(ByteSpan range);

 private:
  Char at(std::uint32_t offset) const;
  Char before(std::uint32_t offset) const;
  std::uint32_t url_end(std::uint32_t begin) const;
  Run scan_run(std::uint32_t begin) const;
  bool joins(const Run& run, std::uint32_t offset, const Char& c) const;
  bool follows_joint(std::uint32_t offset, const Char& c) const;
  bool joins_dot(const Run& run, std::uint32_t offset, const Char& last, const Char& next) const;
  bool group_follows(std::uint32_t offset) const;
  std::uint32_t thousands_end(const Run& run) const;
  std::uint32_t scan_mark(std::uint32_t begin, const Char& c) const;
  std::uint32_t emit_word(Run run);
  std::uint32_t next_elision(std::uint32_t begin, std::uint32_t end) const;
  void emit_end(ByteSpan rest, bool hyphen);
  std::uint32_t with_full_stop(std::uint32_t begin, std::uint32_t end, bool dots) const;
  bool beside_figure(std::uint32_t begin, std::uint32_t end) const;
  bool cut_clitic(std::uint32_t begin, std::uint32_t& end, std::string& form, std::vector<Token>& cut) const;
  void emit(ByteSpan span, TokenKind kind, std::string form) {
    out_.push_back({span, kind, 0, std::move(form)});
  }
  std::string form_of(ByteSpan span) const { return normalise(slice(text_, span)); }

  std::string_view text_;  // up to the end of the range
  const TokenizerTables& tables_;
  std::vector<Token>& out_;
};

Char Scanner::at(std::uint32_t offset) const {
  const CodePoint c = decode(text_, offset);
  if (c.size == 0) return {};
  return {c.value, c.size, c.valid ? class_of(c.value) : CharClass::symbol, c.valid};
}

Char Scanner::before(std::uint32_t offset) const {
  const CodePoint c = decode_before(text_, offset);
  if (c.size == 0) return {};
  return {c.value, c.size, c.valid ? class_of(c.value) : CharClass::symbol, c.valid};
}

// "https://…" and "www.…" run to white space or a quotation mark; closing punctuation is left outside. 0: no
// address.
std::uint32_t Scanner::url_end(std::uint32_t begin) const {
  const std::string_view rest = text_.substr(begin);
  if (!rest.starts_with("http://") && !rest.starts_with("https://") && !rest.starts_with("www.")) return 0;
  std::uint32_t end = begin;
  for (Char c = at(end); c.type != CharClass::end && c.type != CharClass::space; c = at(end)) {
    if (c.value == '"' || c.value == '<' || c.value == '>' || c.value == 0xAB || c.value == 0xBB ||
        c.value == 0x201D)
      break;
    end += c.size;
  }
  while (end > begin && std::string_view(".,;:!?)]}'").find(text_[end - 1]) != std::string_view::npos) --end;
  return end;
}

// "J." of « J. Dupont », inner dots of « O.N.U. », "5.200"; never the full stop of a sentence that lacks its
// space.
bool Scanner::joins_dot(const Run& run, std::uint32_t offset, const Char& last, const Char& next) const {
  if (last.type == CharClass::digit && next.type == CharClass::digit) return true;
  if (last.type != CharClass::letter) return false;
  if (run.at_sign) return next.type == CharClass::letter;
  const std::uint32_t start = offset - last.size;
  const Char previous = start == run.begin ? Char{} : before(start);
  const bool single = start == run.begin || previous.value == '.' || previous.value == '-' ||
                      previous.type == CharClass::apostrophe;
  if (!single) return false;
  if (next.type == CharClass::letter) {
    const Char second = at(offset + 1 + next.size);
    return second.value == '.' || !is_lower(next.value) || is_lower(last.value);
  }
  return next.type == CharClass::hyphen && is_upper(last.value) && is_upper(at(offset + 1 + next.size).value);
}

// Whether the character at `offset`, no letter and no digit, stands inside the run.
bool Scanner::joins(const Run& run, std::uint32_t offset, const Char& c) const {
  const Char last = before(offset);
  const Char next = at(offset + c.size);
  const bool between_digits = last.type == CharClass::digit && next.type == CharClass::digit;
  const bool between_letters = last.type == CharClass::letter && next.type == CharClass::letter;
  if (c.type == CharClass::apostrophe) {
    if (last.type == CharClass::digit) return between_digits && group_follows(offset + c.size);
    if (last.type == CharClass::hyphen) return next.type == CharClass::letter;  // « al-'Amiriya »
    return alphanumeric(next.type);
  }
  if (c.type == CharClass::hyphen) {
    if (last.value == '.') return alphanumeric(next.type);
    const bool quoted =
        next.type == CharClass::apostrophe && at(offset + c.size + next.size).type == CharClass::letter;
    return last.type != CharClass::apostrophe && (alphanumeric(next.type) || quoted);
  }
  switch (c.value) {
    case '.':
      return joins_dot(run, offset, last, next);
    case ',':
    case ':':
    case '/':
      return between_digits;
    case '&':
      return between_letters;
    case '@':
      return alphanumeric(last.type) && next.type == CharClass::letter;
    default:
      return false;
  }
}

// The two pairs of joints that names hold: « J.-C. », « al-'Amiriya ».
bool Scanner::follows_joint(std::uint32_t offset, const Char& c) const {
  const Char last = before(offset);
  return (last.value == '.' && c.type == CharClass::hyphen) ||
         (last.type == CharClass::hyphen && c.type == CharClass::apostrophe);
}

// Exactly three digits at `offset`.
bool Scanner::group_follows(std::uint32_t offset) const {
  for (std::uint32_t i = 0; i < kGroup; ++i)
    if (at(offset + i).type != CharClass::digit || at(offset + i).size != 1) return false;
  return !alphanumeric(at(offset + kGroup).type);
}

// "14" of "14 000" → the end of the last group: one to three digits, then groups of three after one space
// each. A year has four digits, so « en 2019 300 soldats » stays two numbers.
std::uint32_t Scanner::thousands_end(const Run& run) const {
  if (run.end - run.begin > kGroup || text_[run.begin] == '0') return run.end;
  for (std::uint32_t i = run.begin; i < run.end; ++i)
    if (at(i).type != CharClass::digit || at(i).size != 1) return run.end;
  std::uint32_t end = run.end;
  for (;;) {
    const Char gap = at(end);
    const bool thin = gap.type == CharClass::space && (gap.value == ' ' || gap.value >= 0xA0);
    if (!thin || !group_follows(end + gap.size)) break;
    end += gap.size + kGroup;
  }
  const char mark = end < text_.size() ? text_[end] : ' ';
  if (end > run.end && (mark == ',' || mark == '.') && at(end + 1).type == CharClass::digit)
    while (at(end).type == CharClass::digit || at(end).value == static_cast<char32_t>(mark))
      end += at(end).size;
  while (end > run.end && (text_[end - 1] == ',' || text_[end - 1] == '.')) --end;
  return end;
}

Run Scanner::scan_run(std::uint32_t begin) const {
  Run run{.begin = begin, .end = begin, .digits_first = at(begin).type == CharClass::digit};
  std::uint32_t here = begin;
  for (Char c = at(here); c.type != CharClass::end; c = at(here)) {
    if (alphanumeric(c.type) || c.type == CharClass::mark) {
      run.end = here + c.size;
    } else if (c.type == CharClass::ignorable) {
      here += c.size;  // inside a word it belongs to it, at its end it does not
      continue;
    } else if (c.value == 0xB0 && !run.digits_first && here == run.end && run.end - run.begin == 1) {
      run.end = here + c.size;  // « n° »
      break;
    } else if ((here != run.end && !follows_joint(here, c)) || !joins(run, here, c)) {
      break;
    }
    run.apostrophe |= c.type == CharClass::apostrophe;
    run.hyphen |= c.type == CharClass::hyphen;
    run.dots |= c.value == '.';
    run.at_sign |= c.value == '@';
    here += c.size;
  }
  return run;
}

// Punctuation and symbols: one character, but a repeated one ("...", "--", "!!") and an emoji with its
// modifiers are one.
std::uint32_t Scanner::scan_mark(std::uint32_t begin, const Char& c) const {
  std::uint32_t end = begin + c.size;
  const bool regional = c.value >= 0x1F1E6 && c.value <= 0x1F1FF;
  for (Char next = at(end); next.type != CharClass::end; next = at(end)) {
    const bool repeated =
        next.value == c.value && next.valid == c.valid &&
        (!c.valid || c.type == CharClass::hyphen ||
         std::string_view(".!?=*~").find(static_cast<char>(c.value & 0x7F)) != std::string_view::npos) &&
        (c.value < 0x80 || !c.valid);
    const bool modifier = next.type == CharClass::mark || (next.value >= 0x1F3FB && next.value <= 0x1F3FF);
    const bool pair = regional && end == begin + c.size && next.value >= 0x1F1E6 && next.value <= 0x1F1FF;
    if (next.value == 0x200D && at(end + next.size).type == CharClass::symbol) {
      end += next.size + at(end + next.size).size;
    } else if (repeated || modifier || pair) {
      end += next.size;
    } else {
      break;
    }
  }
  return end;
}

// The end of the elided word at `begin`, apostrophe included; `begin` when there is none.
std::uint32_t Scanner::next_elision(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t here = begin;
  for (Char c = at(here); here < end; c = at(here)) {
    here += c.size;
    if (c.type == CharClass::hyphen || here - begin > kLongestTableWord) return begin;
    if (c.type != CharClass::apostrophe) continue;
    const std::string elided = form_of({begin, here});
    if (!tables_.elisions.contains(elided)) return begin;
    const Char next = at(here);
    const bool name = is_upper(next.value) && is_lower(at(here + next.size).value);
    return name && tables_.before_verbs.contains(elided) ? begin : here;
  }
  return begin;
}

// The full stop after `end` where it belongs to the word: "gén.", "O.N.U.", "J." before a capital.
std::uint32_t Scanner::with_full_stop(std::uint32_t begin, std::uint32_t end, bool dots) const {
  if (end >= text_.size() || text_[end] != '.' || end - begin > kLongestTableWord) return end;
  if (end + 1 < text_.size() && text_[end + 1] == '.') return end;
  const Char first = at(begin);
  const bool initial = begin + first.size == end && is_upper(first.value);
  if (initial && at(end + 1).type == CharClass::space && is_upper(at(end + 2).value)) return end + 1;
  const Char previous = before(end - before(end).size);
  if (dots && before(end).type == CharClass::letter && (previous.value == '.' || previous.value == '-'))
    return end + 1;
  const std::string form = form_of({begin, end + 1});
  if (!tables_.abbreviations.contains(form)) return end;
  const bool alone = begin == 0 && end + 1 == text_.size();  // an entry of the lexicon
  return tables_.homographs.contains(form) && !alone && !beside_figure(begin, end + 1) ? end : end + 1;
}

// Whether the word before `begin` holds a digit (« 5 sept. », « 1er sept. »), or one follows `end`.
bool Scanner::beside_figure(std::uint32_t begin, std::uint32_t end) const {
  while (end < text_.size() && at(end).type == CharClass::space) end += at(end).size;
  if (end < text_.size() && at(end).type == CharClass::digit) return true;
  while (begin > 0 && before(begin).type == CharClass::space) begin -= before(begin).size;
  for (int i = 0; i < kLongestFigure && begin > 0 && before(begin).type != CharClass::space; ++i) {
    if (before(begin).type == CharClass::digit) return true;
    begin -= before(begin).size;
  }
  return false;
}

// Cuts the longest clitic off `form` = text[begin, end): written all in small letters, or all of the word in
// capitals.
bool Scanner::cut_clitic(std::uint32_t begin, std::uint32_t& end, std::string& form,
                         std::vector<Token>& cut) const {
  for (std::size_t at_hyphen = form.find('-', 1); at_hyphen != std::string::npos;
       at_hyphen = form.find('-', at_hyphen + 1)) {
    const std::string_view clitic = std::string_view(form).substr(at_hyphen);
    if (!tables_.clitics.contains(clitic)) continue;
    // The same number of hyphens from the end leads to the same place in the source bytes.
    const auto hyphens = static_cast<int>(std::count(clitic.begin(), clitic.end(), '-'));
    std::uint32_t here = end;
    for (int seen = 0; seen < hyphens && here > begin;) {
      const Char c = before(here);
      here -= c.size;
      if (c.type == CharClass::hyphen) ++seen;
    }
    const Char first = at(here + at(here).size);
    const Char stem = at(here == begin ? begin : here - before(here).size);
    if (here == begin || (is_upper(first.value) && is_lower(stem.value))) return false;
    cut.push_back({{here, end}, TokenKind::word, 0, std::string(clitic)});
    end = here;
    form.resize(at_hyphen);
    return true;
  }
  return false;
}

// What is left of a run behind its elisions: a compound, or a word with clitics, or a contraction.
void Scanner::emit_end(ByteSpan rest, bool hyphen) {
  std::string form = form_of(rest);
  std::vector<Token> clitics;
  if (hyphen && rest.size() <= kLongestTableWord && !tables_.compounds.contains(form))
    for (int i = 0; i < kMostClitics && cut_clitic(rest.begin, rest.end, form, clitics); ++i) {
    }
  if (const auto parts = tables_.contractions.find(form); parts != tables_.contractions.end()) {
    std::uint8_t part = 0;
    for (const std::string& word : parts->second) out_.push_back({rest, TokenKind::word, ++part, word});
  } else {
    emit(rest, TokenKind::word, std::move(form));
  }
  std::move(clitics.rbegin(), clitics.rend(), std::back_inserter(out_));
}

std::uint32_t Scanner::emit_word(Run run) {
  std::uint32_t begin = run.begin;
  if (run.apostrophe || at(run.end).type == CharClass::apostrophe) {
    for (;;) {
      const bool short_rest = run.end - begin <= kLongestTableWord;
      if (short_rest && tables_.compounds.contains(form_of({begin, run.end}))) break;
      // « l' attaque », « l'« attaque » »: the apostrophe lies just behind the run.
      const Char behind = at(run.end);
      const bool open = behind.type == CharClass::apostrophe;
      const std::uint32_t elided = next_elision(begin, open ? run.end + behind.size : run.end);
      if (elided == begin) break;
      emit({begin, elided}, TokenKind::word, form_of({begin, elided}));
      begin = elided;
      if (begin >= run.end) return begin;
    }
  }
  run.end = with_full_stop(begin, run.end, run.dots);
  emit_end({begin, run.end}, run.hyphen);
  return run.end;
}

void Scanner::scan(ByteSpan range) {
  for (std::uint32_t here = range.begin; here < range.end;) {
    const Char c = at(here);
    if (c.type == CharClass::space || c.type == CharClass::ignorable) {
      here += c.size;
    } else if (c.type == CharClass::letter || c.type == CharClass::digit) {
      if (const std::uint32_t address = url_end(here); address > here) {
        emit({here, address}, TokenKind::symbol, form_of({here, address}));
        here = address;
        continue;
      }
      Run run = scan_run(here);
      if (run.digits_first) {
        run.end = thousands_end(run);
        emit({run.begin, run.end}, TokenKind::number, form_of({run.begin, run.end}));
        here = run.end;
      } else if (run.at_sign) {
        emit({run.begin, run.end}, TokenKind::symbol, form_of({run.begin, run.end}));
        here = run.end;
      } else {
        here = emit_word(run);
      }
    } else {
      const std::uint32_t end = scan_mark(here, c);
      const bool symbol = c.type == CharClass::symbol || c.type == CharClass::mark;
      emit({here, end}, symbol ? TokenKind::symbol : TokenKind::punctuation, form_of({here, end}));
      here = end;
    }
  }
}

}  // namespace

void TokenizerTables::add(std::string_view table, std::span<const std::string_view> row) {
  if (row.empty()) return;
  std::string word = normalise(row[0]);
  if (table == "contractions" && row.size() > 1) {
    std::vector<std::string> parts;
    for (const std::string_view part : row.subspan(1))
      if (!part.empty()) parts.push_back(normalise(part));
    contractions.insert_or_assign(std::move(word), std::move(parts));
  } else if (table == "elisions") {
    if (row.size() > 1 && row[1] == "verb") before_verbs.insert(word);
    elisions.insert(std::move(word));
  } else if (table == "clitics") {
    clitics.insert(std::move(word));
  } else if (table == "abbreviations") {
    if (row.size() > 2 && row[2] == "word") homographs.insert(word);
    abbreviations.insert(std::move(word));
  } else if (table == "compounds") {
    compounds.insert(std::move(word));
  }
}

Tokenizer::Tokenizer(TokenizerTables tables) : tables_(std::move(tables)) {}

void Tokenizer::tokenise(std::string_view text, ByteSpan range, std::vector<Token>& out) const {
  Scanner(text.substr(0, range.end), tables_, out).scan(range);
}

}  // namespace recoupe

#include "sentence/unmarked.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "report/line.h"
#include "text/characters.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

// Limits of this file, in bytes and pieces.
constexpr std::uint32_t kMostBytes = 32 * 1024;  // of a sentence: a longer one is no text, and stays whole
constexpr std::uint32_t kWordBytes = 40;         // a longer one is in no dictionary
constexpr std::size_t kAhead = 16;               // pieces that are looked at for a verb
constexpr std::uint32_t kDateline = 8;           // pieces that it has at most
// Of the sum, hundredths of a nat: a cut in the wrong place costs more than one missed.
constexpr int kMargin = 100;
constexpr std::array<std::uint32_t, 5> kLengths = {2, 4, 8, 16,
                                                   32};  // of a sentence so far: where its class changes

bool is_closed(Upos upos) {
  return upos == Upos::ADP || upos == Upos::DET || upos == Upos::PRON || upos == Upos::CCONJ ||
         upos == Upos::SCONJ;
}

bool alphanumeric(char32_t c) {
  const CharClass type = class_of(c);
  return type == CharClass::letter || type == CharClass::digit || type == CharClass::mark;
}

// "a" small, "A" capital first, "AA" all capitals, "1" a number, "x" another script.
std::string_view shape_of(std::string_view word) {
  const CodePoint first = decode(word, 0);
  if (class_of(first.value) == CharClass::digit) return "1";
  if (is_lower(first.value)) return "a";
  if (!is_upper(first.value)) return "x";
  const bool more = is_upper(decode(word, first.size).value);
  const bool small = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return more && !small ? "AA" : "A";
}

// The spelling of a word of a closed class, else the parts of speech that it may have.
std::string kind_of(const std::string& form, std::span<const Analysis> analyses) {
  std::string kinds;
  for (const Analysis& analysis : analyses) {
    if (is_closed(analysis.upos)) return form;
    std::string kind(name_of(analysis.upos));
    if (analysis.feats.verb_form == VerbForm::fin) kind += ".fin";
    if (kinds.find(kind) == std::string::npos) kinds += (kinds.empty() ? "" : "+") + kind;
  }
  return kinds.empty() ? "?" : kinds;
}

bool finite_first(std::span<const Analysis> analyses) {
  return !analyses.empty() && analyses[0].feats.verb_form == VerbForm::fin;
}

// Whether a finite verb follows before the next mark that parts sentences; a few pieces tell.
bool finite_ahead(const std::vector<Piece>& pieces, std::size_t next) {
  const std::size_t end = std::min(pieces.size(), next + kAhead);
  for (std::size_t i = next; i < end; ++i) {
    if (pieces[i].finite) return true;
    if (pieces[i].closes == ";" || pieces[i].closes == ":" || pieces[i].closes == ".") return false;
  }
  return false;
}

class PieceReader {
 public:
  PieceReader(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  Piece read(ByteSpan span) const {
    Piece piece;
    piece.span = span;
    ByteSpan core = span;
    for (CodePoint c = decode(text_, core.begin); !core.empty() && !alphanumeric(c.value);
         c = decode(text_, core.begin))
      core.begin += c.size;
    for (CodePoint c = before(core.end); !core.empty() && !alphanumeric(c.value); c = before(core.end))
      core.end -= c.size;
    if (core.empty()) {
      piece.first = piece.last = piece.closes = mark(span.begin);
      return piece;
    }
    piece.opens = core.begin > span.begin ? mark(span.begin) : "";
    piece.closes = core.end < span.end ? mark(span.end - before(span.end).size) : "";
    read_words(core, piece);
    return piece;
  }

 private:
  CodePoint before(std::uint32_t at) const { return decode_before(text_, at); }
  std::string mark(std::uint32_t at) const {
    const CodePoint c = decode(text_, at);
    return c.valid ? std::string(text_.substr(at, c.size)) : "x";
  }

  void read_words(ByteSpan core, Piece& piece) const {
    if (core.size() > kWordBytes) {
      piece.first = piece.last = std::string(shape_of(slice(text_, core))) + ":?";
      return;
    }
    const std::string form = normalise(slice(text_, core));
    const std::size_t elided = form.find('\'');
    const std::string_view shape = shape_of(slice(text_, core));
    if (elided == std::string::npos) {
      piece.first = piece.last = word(shape, form, piece);
      return;
    }
    std::uint32_t behind = core.begin;
    for (std::uint32_t at = core.begin; at < core.end; at += decode(text_, at).size)
      if (class_of(decode(text_, at).value) == CharClass::apostrophe) behind = at + decode(text_, at).size;
    piece.first = std::string(shape) + ":" + form.substr(0, elided + 1);
    piece.last =
        word(shape_of(text_.substr(behind, core.end - behind)), form.substr(form.rfind('\'') + 1), piece);
  }

  std::string word(std::string_view shape, const std::string& form, Piece& piece) const {
    if (shape == "1") return "1";
    const std::span<const Analysis> analyses = lexicon_.analyses(form);
    piece.finite = finite_first(analyses);
    return std::string(shape) + ":" + kind_of(form, analyses);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
};

std::string shape_in(const std::string& word_class) { return word_class.substr(0, word_class.find(':')); }

std::string length_class(std::uint32_t pieces) {
  const auto found = std::lower_bound(kLengths.begin(), kLengths.end(), pieces);
  return std::to_string(found - kLengths.begin());
}

bool is_dash(const std::string& mark) { return mark == "-" || mark == "\u2013" || mark == "\u2014"; }

// A name, a date or a bracket, close to the start of what is no item of a list.
bool ends_dateline(const Piece& left, const SentenceSoFar& before) {
  const bool named =
      left.last == "1" || left.closes == ")" || left.last.starts_with("AA:") || left.last.ends_with(":?");
  return named && before.pieces <= kDateline && !is_dash(before.first) && left.closes != ".";
}

// A text in capitals: its capitals say nothing.
bool lacks_small_letters(const std::vector<Piece>& pieces) {
  return std::none_of(pieces.begin(), pieces.end(),
                      [](const Piece& piece) { return piece.last.starts_with("a:"); });
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view text, ByteSpan range, const Lexicon& lexicon) {
  const PieceReader reader(text.substr(0, range.end), lexicon);
  std::vector<Piece> pieces;
  std::uint32_t begin = range.begin;
  for (std::uint32_t at = range.begin; at <= range.end;) {
    const CodePoint c = decode(text.substr(0, range.end), at);
    if (c.size == 0 || is_white_space(c.value)) {
      if (at > begin) pieces.push_back(reader.read({begin, at}));
      begin = at + c.size;
    }
    at += std::max<std::uint32_t>(1, c.size);
  }
  return pieces;
}

void SentenceSoFar::add(const Piece& piece) {
  if (pieces++ == 0) first = piece.opens + piece.first;
  words += piece.last.find(':') != std::string::npos ? 1 : 0;
  capitals = piece.last.starts_with("AA:") ? capitals + 1 : 0;
  finite = finite || piece.finite;
  const auto count = [](const std::string& marks, std::string_view mark) { return marks == mark ? 1 : 0; };
  brackets += count(piece.opens, "(") - count(piece.closes, ")");
  if (piece.opens == "\"" || piece.opens == "«" || piece.first == "«") quotation = true;
  if (piece.closes == "\"" || piece.closes == "»") quotation = false;
}

bool may_end(const std::vector<Piece>& pieces, std::size_t next, const SentenceSoFar& before) {
  constexpr std::string_view kNeverFirst = ".,;:!?\u2026\u00bb\u201d)]%/";
  constexpr std::string_view kNeverLast = "(\u00ab\u201c[/-\u2013\u2014";
  const Piece& left = pieces[next - 1];
  const Piece& right = pieces[next];
  if (left.first == left.closes && kNeverLast.find(left.first) != std::string_view::npos) return false;
  if (right.first == right.closes && kNeverFirst.find(right.first) != std::string_view::npos) return false;
  if (before.words == 0 || (is_dash(right.first) && ends_dateline(left, before))) return false;
  const bool name = left.last.starts_with("A") && left.closes.empty() && right.first.ends_with(":?");
  if (name) return false;
  if (left.closes == ":") return false;  // a label: its date or place holds of what follows
  if (left.closes == "." || left.closes == "?" || left.closes == "!") return true;
  return !right.first.starts_with("a:") && (right.first != "1" || left.closes != ";");
}

std::vector<std::string> gap_features(const std::vector<Piece>& pieces, std::size_t next,
                                      const SentenceSoFar& before) {
  Piece none;  // beyond the sentence
  none.first = none.last = "$";
  const Piece& left = pieces[next - 1];
  const Piece& right = pieces[next];
  const Piece& left2 = next > 1 ? pieces[next - 2] : none;
  const Piece& right2 = next + 1 < pieces.size() ? pieces[next + 1] : none;
  const Piece& right3 = next + 2 < pieces.size() ? pieces[next + 2] : none;
  const std::string p = left.last + left.closes;
  const std::string n = right.opens + right.first;
  const std::string mark = left.closes.empty() ? "w" : left.closes;
  const std::string shapes = shape_in(left.last) + mark + shape_in(right.first);
  const std::string verb = std::string(before.finite ? "v" : "-") + (finite_ahead(pieces, next) ? "v" : "-");
  std::vector<std::string> names = {
      "B",
      "P=" + p,
      "N=" + n,
      "M=" + mark,
      "P2=" + left2.last + left2.closes,
      "N2=" + right2.first,
      "S=" + shapes,
      "S2=" + shapes + shape_in(right2.first) + right2.closes,
      "MN=" + mark + " " + n,
      "PN=" + p + " " + n,
      "PS=" + p + " " + right.opens + shape_in(right.first),
      "SN=" + shape_in(left.last) + mark + " " + n,
      "NN=" + n + " " + right2.first,
      "NS=" + n + " " + shape_in(right2.first),
      "PP=" + left2.last + left2.closes + " " + p,
      "F=" + before.first + " " + n,
      "FM=" + before.first + " " + mark + shape_in(right.first),
      "S3=" + shapes + shape_in(right2.first) + right2.closes + shape_in(right3.first),
      "R=" + right.closes + " " + shapes,
      "V=" + verb + mark + " " + shape_in(right.first),
      "VN=" + verb + mark + " " + n,
      "L=" + length_class(before.pieces) + verb,
      "LM=" + length_class(before.pieces) + mark,
      "LN=" + length_class(before.pieces) + mark + " " + n,
  };
  if (before.capitals > 2) names.push_back("C=" + shape_in(right.first) + " " + shape_in(right2.first));
  if (before.brackets > 0) names.push_back("(" + mark);
  if (before.quotation) names.push_back("\"" + mark);
  return names;
}

UnmarkedEnds::UnmarkedEnds(const Lexicon& lexicon) : lexicon_(&lexicon) {
  for (const auto& row : lexicon.table("fr/sentence_ends").rows) {
    if (row.size() < 2) continue;
    int weight = 0;
    std::from_chars(row[1].data(), row[1].data() + row[1].size(), weight);
    weights_.emplace(row[0], weight);
  }
}

void UnmarkedEnds::split(std::string_view text, ByteSpan sentence, std::vector<ByteSpan>& out) const {
  if (weights_.empty() || sentence.size() > kMostBytes) {
    out.push_back(sentence);
    return;
  }
  const std::vector<Piece> pieces = pieces_of(text, sentence, *lexicon_);
  if (lacks_small_letters(pieces)) {
    out.push_back(sentence);
    return;
  }
  SentenceSoFar before;
  std::uint32_t begin = sentence.begin;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0 && may_end(pieces, i, before)) {
      int sum = 0;
      for (const std::string& name : gap_features(pieces, i, before))
        if (const auto weight = weights_.find(name); weight != weights_.end()) sum += weight->second;
      if (sum > kMargin) {
        out.push_back({begin, pieces[i - 1].span.end});
        begin = pieces[i].span.begin;
        before = {};
      }
    }
    before.add(pieces[i]);
  }
  out.push_back({begin, sentence.end});
}

}  // namespace recoupe

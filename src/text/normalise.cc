// Spellings in one shape. News text is ASCII and Latin letters nearly everywhere, so both functions run over
// the bytes once with a small table and hand the rest (combining marks, other scripts, rare punctuation) to
// ICU.
//
//   normalise("L’État\u00a0d’Œuf") → "l'état d'oeuf"      fold_name("Aïn al-Assad") → "ain al assad"
//
// Why the slow path is drop → NFC → map → NFC → lower → NFC: a dropped soft hyphen, a mapped œ and a lowered
// letter can each bring a base letter and its accent together, and a second call must find nothing left to
// do.
#include "text/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <array>
#include <cstring>
#include <memory>
#include <mutex>

#include "text/characters.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

// U+00C0 to U+017F without their accents, lower case; "" for what is no letter.
constexpr std::array<const char*, 0x180 - 0xC0> kLatin = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e",  "e", "e", "e", "i",  "i",  "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "",  "o",  "u",  "u",  "u", "u", "y", "th", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i",  "i", "i", "i", "d",  "n",  "o", "o", "o", "o",
    "o", "",  "o",  "u",  "u", "u", "u",  "y",  "th", "y", "a", "a", "a",  "a",  "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",  "d",  "d", "e", "e", "e",  "e",  "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",  "g",  "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j",  "j", "k", "k", "k",  "l",  "l", "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",  "n",  "n", "n", "n", "ng", "ng", "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r",  "r", "s", "s", "s",  "s",  "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",  "u",  "u", "u", "u", "u",  "u",  "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",  "z",  "z", "z", "s",
};

constexpr bool is_latin(char32_t c) { return c >= 0xC0 && c < 0x180 && c != 0xD7 && c != 0xF7; }

constexpr bool is_ignorable(char32_t c) {
  return c == 0xAD || c == 0xFEFF || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069);
}

constexpr bool is_wide_space(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

constexpr bool is_apostrophe(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BB || c == 0x2BC || c == 0xB4 || c == 0x2032 ||
         c == 0xFF07;
}

constexpr bool is_dash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

// What stands for `c` in every normalised text: an ASCII character, or `c` itself.
constexpr char32_t mapped(char32_t c) {
  if (is_apostrophe(c)) return '\'';
  if (is_wide_space(c)) return ' ';
  if (is_dash(c)) return '-';
  return c;
}

constexpr char32_t lower_latin(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c == 0x178) return 0xFF;
  const bool odd_is_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  const bool pairs = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
  if (c == 0x130 || c == 0x138) return c;
  if (odd_is_upper) return c % 2 == 1 ? c + 1 : c;
  if (pairs) return c % 2 == 0 ? c + 1 : c;
  return c;
}

constexpr bool is_quick_punctuation(char32_t c) {
  return (c >= 0xA1 && c < 0xC0) || c == 0xD7 || c == 0xF7 || (c >= 0x201A && c <= 0x201F) || c == 0x2026 ||
         c == 0x20AC;
}

// One code point over the fast path; false when it needs ICU.
bool normalise_quickly(char32_t c, std::string& out) {
  if (is_ignorable(c)) return true;
  if (c == 0xE6 || c == 0xC6) {
    out += "ae";
  } else if (c == 0x153 || c == 0x152) {
    out += "oe";
  } else if (c != 0x130 && is_latin(c)) {
    append(out, lower_latin(c));
  } else if (mapped(c) != c || is_quick_punctuation(c)) {
    append(out, mapped(c));
  } else {
    return false;
  }
  return true;
}

icu::UnicodeString to_icu(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString compose(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) ? nfc->normalize(text, status) : text;
}

std::string normalise_with_icu(std::string_view utf8) {
  icu::UnicodeString kept;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = decode(utf8, at);
    at += c.size;
    if (!is_ignorable(c.value)) kept.append(static_cast<UChar32>(c.value));
  }
  kept = compose(kept);
  icu::UnicodeString plain;
  for (std::int32_t at = 0; at < kept.length(); at = kept.moveIndex32(at, 1)) {
    const auto c = static_cast<char32_t>(kept.char32At(at));
    if (c == 0xE6 || c == 0xC6) {
      plain.append(u"ae", 2);
    } else if (c == 0x153 || c == 0x152) {
      plain.append(u"oe", 2);
    } else {
      plain.append(static_cast<UChar32>(mapped(c)));
    }
  }
  return to_utf8(compose(compose(plain).toLower(icu::Locale::getRoot())));
}

bool is_latin_block(char32_t c) {
  return (c < 0x250 && u_isalpha(static_cast<UChar32>(c))) || (c >= 0x1E00 && c < 0x1F00);
}

constexpr bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36F; }

// A Latin letter beyond the table, without its accents.
void append_base(std::string& out, char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), parts)) return append(out, c);
  for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(at));
    if (is_latin(part)) {
      out += kLatin[part - 0xC0];  // the æ of ǽ
    } else if (!is_combining(part)) {
      append(out, part);
    }
  }
}

// Accents off Latin letters of a normalised text; true when nothing but Latin letters, ASCII and punctuation
// was there.
bool strip_accents(std::string_view normal, std::string& out) {
  bool latin_only = true;
  bool after_latin = false;
  for (std::size_t at = 0; at < normal.size();) {
    const CodePoint c = decode(normal, at);
    at += c.size;
    if (is_combining(c.value) && after_latin) continue;
    if (c.value < 0x80) {
      out.push_back(static_cast<char>(c.value));
      after_latin = true;
    } else if (is_latin(c.value)) {
      out += kLatin[c.value - 0xC0];
      after_latin = true;
    } else if (is_latin_block(c.value)) {
      append_base(out, c.value);
      after_latin = true;
    } else {
      append(out, c.value);
      after_latin =
          after_latin && class_of(c.value) == CharClass::mark;  // a foreign mark between letter and accent
      latin_only = latin_only && u_isalpha(static_cast<UChar32>(c.value)) == 0;
    }
  }
  return latin_only;
}

// ICU's transliterator takes milliseconds to make and is shared: its rules are immutable, but its cursor
// wants the lock.
class Romaniser {
 public:
  Romaniser() {
    UErrorCode status = U_ZERO_ERROR;
    made_.reset(icu::Transliterator::createInstance(
        icu::UnicodeString(u"Any-Latin; NFD; [:Mn:] Remove; NFC; Latin-ASCII; Lower"), UTRANS_FORWARD,
        status));
    if (U_FAILURE(status)) made_.reset();
  }
  std::string romanise(std::string_view utf8) const {
    icu::UnicodeString text = to_icu(utf8);
    if (made_) {
      const std::lock_guard lock(mutex_);
      made_->transliterate(text);
    }
    return to_utf8(text);
  }

 private:
  std::unique_ptr<icu::Transliterator> made_;
  mutable std::mutex mutex_;
};

constexpr bool is_name_mark(char32_t c) {  // apostrophes and the letters that write ayn and hamza
  return c == '\'' || c == '`' || (c >= 0x2B9 && c <= 0x2BF) || c == 0x2C8 || is_apostrophe(c);
}

// Single spaces for white space and hyphens, no marks, nothing at either end.
std::string tidy_name(std::string_view folded) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode(folded, at);
    at += c.size;
    if (is_name_mark(c.value)) continue;
    if (c.value == '-' || c.value == ' ' || (c.value >= '\t' && c.value <= '\r')) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    append(out, c.value);
  }
  return out;
}

}  // namespace

std::string normalise(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const char byte = utf8[at];
    if (static_cast<unsigned char>(byte) < 0x80) {
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte);
      ++at;
      continue;
    }
    const CodePoint c = decode(utf8, at);
    if (!normalise_quickly(c.value, out)) return normalise_with_icu(utf8);
    at += c.size;
  }
  return out;
}

std::string fold(std::string_view utf8) {
  std::string out;
  strip_accents(normalise(utf8), out);
  return out;
}

std::string fold_name(std::string_view utf8) {
  std::string folded;
  if (!strip_accents(normalise(utf8), folded)) {
    static const Romaniser romaniser;
    const std::string latin = normalise(romaniser.romanise(folded));
    folded.clear();
    strip_accents(latin, folded);
  }
  return tidy_name(folded);
}

bool is_utf8(std::string_view bytes, std::size_t* bad) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::uint64_t eight = 0;
    if (bytes.size() - at >= sizeof eight) {
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080ULL) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const CodePoint c = decode(bytes, at);
    if (!c.valid) {
      if (bad != nullptr) *bad = at;
      return false;
    }
    at += c.size;
  }
  return true;
}

}  // namespace recoupe

#include "text/characters.h"

#include <unicode/uchar.h>

#include <array>

namespace recoupe {
namespace {

constexpr CharClass ascii_class(unsigned c) {
  if (c <= 0x20 || c == 0x7F) return CharClass::space;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') return CharClass::letter;
  if (c >= '0' && c <= '9') return CharClass::digit;
  switch (c) {
    case '\'':
      return CharClass::apostrophe;
    case '-':
      return CharClass::hyphen;
    case '/':
    case '#':
    case '$':
    case '%':
    case '&':
    case '*':
    case '+':
    case '<':
    case '=':
    case '>':
    case '@':
    case '^':
    case '`':
    case '~':
      return CharClass::symbol;
    default:
      return CharClass::punctuation;
  }
}

constexpr std::array<CharClass, 128> make_ascii() {
  std::array<CharClass, 128> table{};
  for (unsigned c = 0; c < table.size(); ++c) table[c] = ascii_class(c);
  return table;
}
constexpr auto kAscii = make_ascii();

CharClass by_category(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return CharClass::letter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharClass::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::digit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
      return CharClass::space;
    case U_FORMAT_CHAR:
      return CharClass::ignorable;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return CharClass::punctuation;
    default:
      return CharClass::symbol;
  }
}

}  // namespace

CharClass class_of(char32_t c) {
  if (c < kAscii.size()) return kAscii[c];
  if (c >= 0xC0 && c < 0x250) return c == 0xD7 || c == 0xF7 ? CharClass::symbol : CharClass::letter;
  switch (c) {
    case 0xAD:
      return CharClass::ignorable;
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2BB:
    case 0x2BC:
    case 0x2032:
    case 0xFF07:
      return CharClass::apostrophe;
    case 0x2010:
    case 0x2011:
      return CharClass::hyphen;
    default:
      return by_category(c);
  }
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_islower(static_cast<UChar32>(c)) != 0;
}

}  // namespace recoupe

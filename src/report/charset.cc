#include "report/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace recoupe {
namespace {

// Limits of this stage.
constexpr std::size_t kGuessBytes = std::size_t{1} << 18;  // enough for a vote; detectors are slow
constexpr std::size_t kControlShare = 100;  // one control character in so many bytes is still text

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr const char* kWestern = "windows-1252";           // what Latin-1 is in practice
constexpr std::string_view kConvert = "convert it to UTF-8 (iconv -f CHARSET -t UTF-8)";

struct Utf8Count {
  std::size_t multibyte = 0;  // well-formed sequences of two bytes and more
  std::size_t bad = 0;        // ill-formed sequences
  std::size_t first_bad = 0;
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t at = 0; at < size;) {
    const std::int64_t start = at;
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c < 0) {
      if (count.bad++ == 0) count.first_bad = static_cast<std::size_t>(start);
    } else if (c >= 0x80) {
      ++count.multibyte;
    }
  }
  return count;
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

// The whole of `bytes` in UTF-8, or nothing when some bytes have no meaning in that charset.
std::optional<std::string> convert(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from(ucnv_open(charset, &status), ucnv_close);
  const Converter to(ucnv_open("UTF-8", &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out(bytes.size() * 3 + 16, '\0');  // no charset grows by more
  const char* source = bytes.data();
  char* target = out.data();
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, bytes.data() + bytes.size(),
                 nullptr, nullptr, nullptr, nullptr, /*reset=*/true, /*flush=*/true, &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

// Whether decoded text is what people write: no C1 control characters, and its letters beyond ASCII are a
// minority that sits beside other letters. Keeps noise from passing as Latin-1, which gives every byte a
// meaning.
bool is_plausible(std::string_view utf8) {
  std::size_t letters = 0;
  std::size_t odd = 0;
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int64_t>(utf8.size());
  for (std::int64_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c < 0 || (c >= 0x80 && c < 0xA0) || !u_isdefined(c)) return false;
    if (u_isalpha(c)) ++letters;
    if (c >= 0x80 && !u_isalpha(c) && !u_isspace(c) && !u_ispunct(c)) ++odd;
  }
  return letters > 0 && odd * 4 <= letters;
}

std::string vote_of_uchardet(std::string_view sample) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

std::string vote_of_icu(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  const char* name = match == nullptr || U_FAILURE(status) ? nullptr : ucsdet_getName(match, &status);
  return name == nullptr || U_FAILURE(status) ? std::string() : std::string(name);
}

bool is_same(const std::string& a, const char* b) {
  return !a.empty() && ucnv_compareNames(a.c_str(), b) == 0;
}

bool is_western(const std::string& charset) {
  return is_same(charset, kWestern) || is_same(charset, "ISO-8859-1") || is_same(charset, "ISO-8859-15");
}

Result<Decoded> guess(std::string_view bytes, std::size_t first_bad) {
  const std::string_view sample = bytes.substr(0, kGuessBytes);
  const std::string first = vote_of_uchardet(sample);
  const std::string second = vote_of_icu(sample);
  std::string order[3] = {kWestern, first, second};
  if (!is_western(first) && !is_western(second) && is_same(first, second.c_str()))
    std::swap(order[0], order[1]);
  for (const std::string& charset : order) {
    if (charset.empty() || is_same(charset, "UTF-8") || is_same(charset, "US-ASCII")) continue;
    std::optional<std::string> text = convert(bytes, charset.c_str());
    if (text && is_plausible(*text)) return Decoded{std::move(*text), charset};
  }
  return fail("byte " + std::to_string(first_bad), "not UTF-8, and no other charset fits",
              std::string(kConvert));
}

std::string without_nul(std::string text) {
  for (std::size_t at = text.find('\0'); at != std::string::npos; at = text.find('\0', at))
    text.replace(at, 1, kReplacement);
  return text;
}

}  // namespace

std::size_t utf8_mark(std::string_view bytes) { return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

bool has_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

bool is_binary(std::string_view bytes) {
  if (has_utf16_mark(bytes)) return false;
  std::size_t controls = 0;
  for (const char c : bytes) {
    if (c == '\0') return true;
    const auto byte = static_cast<unsigned char>(c);
    controls += byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1B' ? 1 : 0;
  }
  return controls * kControlShare > bytes.size();
}

Result<Decoded> decode(std::string_view bytes) {
  if (has_utf16_mark(bytes)) {
    const char* charset = bytes.starts_with("\xFF\xFE") ? "UTF-16LE" : "UTF-16BE";
    std::optional<std::string> text = convert(bytes.substr(2), charset);
    if (!text) return fail("byte 2", std::string("damaged ") + charset, std::string(kConvert));
    return Decoded{without_nul(std::move(*text)), charset};
  }
  if (is_binary(bytes)) return fail("byte 0", "binary data, no text", "give the text itself");
  bytes.remove_prefix(utf8_mark(bytes));
  const Utf8Count count = count_utf8(bytes);
  if (count.bad == 0) return Decoded{std::string(bytes), "UTF-8"};
  if (count.multibyte >= count.bad)  // in Latin-1 two such bytes hardly ever meet
    return fail("byte " + std::to_string(count.first_bad), "damaged UTF-8",
                "mend the bytes at this place, or " + std::string(kConvert));
  return guess(bytes, count.first_bad);
}

}  // namespace recoupe

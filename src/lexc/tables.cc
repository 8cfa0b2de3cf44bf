#include "lexc/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr std::string_view kLike = "like=";

struct Row {
  std::string_view file;
  Line line;
  std::vector<std::string_view> fields;
  Diagnostics* diagnostics;

  std::string_view field(std::size_t n) const {
    return n < fields.size() ? trim(fields[n]) : std::string_view{};
  }
  void report(Severity severity, std::size_t n, std::string message) const {
    const std::size_t at = n < fields.size() ? fields[n].data() - line.text.data() : line.text.size();
    diagnostics->add(severity, file, line.number, line.text, at, std::move(message));
  }
  void error(std::size_t n, std::string message) const { report(Severity::error, n, std::move(message)); }
};

std::optional<Upos> upos_field(const Row& row, std::size_t n) {
  const Upos upos = upos_from(row.field(n));
  if (upos != Upos::X || row.field(n) == "X") return upos;
  row.error(n, no_such_upos(row.field(n)));
  return std::nullopt;
}

std::size_t shared_beginning(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

// Inflects `lemma` as `model` does: what all forms of the model share is replaced.
void add_like(const Row& row, std::string_view lemma, std::string_view model, Upos upos, std::uint8_t source,
              FormBuilder& forms) {
  const auto paradigm = forms.paradigm(model, upos);
  if (paradigm.empty())
    return row.error(3, fmt::format("no {} \"{}\" to inflect like{}", name_of(upos), model,
                                    did_you_mean(model, forms.similar_forms(model))));
  std::size_t shared = model.size();
  for (const auto& word : paradigm) shared = std::min(shared, shared_beginning(word.form, model));
  const std::string_view ending = model.substr(shared);
  if (!lemma.ends_with(ending))
    return row.error(3, fmt::format("\"{}\" does not end in -{} as \"{}\" does", lemma, ending, model));
  const std::string stem(lemma.substr(0, lemma.size() - ending.size()));
  for (const auto& word : paradigm)
    forms.add(stem + word.form.substr(shared), lemma, upos, word.feats, source);
}

std::uint8_t cost_field(const Row& row, std::size_t n) {
  const std::string_view text = row.field(n);
  unsigned value = 0;
  if (text.empty()) return 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value > 99)
    row.error(n, fmt::format("\"{}\" is no cost from 0 (usual) to 99 (rare)", text));
  return static_cast<std::uint8_t>(std::min(value, 99U));
}

}  // namespace

void read_word_table(std::string_view file, std::string_view bytes, std::uint8_t source, FormBuilder& forms,
                     Diagnostics& diagnostics) {
  for (const Line& line : content_lines(bytes)) {
    const Row row{file, line, split(line.text, '\t'), &diagnostics};
    if (row.fields.size() < 3 || row.fields.size() > 5) {
      row.error(0, fmt::format(
                       "{} columns where 3 to 5 stand, with a tab between them: form, lemma, part of speech, "
                       "features, cost",
                       row.fields.size()));
      continue;
    }
    const std::string form = normalise(row.field(0));
    const std::string lemma = row.field(1).empty() ? form : normalise(row.field(1));
    const auto upos = upos_field(row, 2);
    if (form.empty()) row.error(0, "no form in the first column");
    if (form.empty() || !upos) continue;
    if (row.field(3).starts_with(kLike)) {
      add_like(row, lemma, normalise(row.field(3).substr(kLike.size())), *upos, source, forms);
      continue;
    }
    const auto feats = feats_from(row.field(3));
    if (!feats)
      row.error(
          3, fmt::format(
                 "\"{}\" are no features of Universal Dependencies that are used here (Gender, Mood, Number, "
                 "Person, Tense, VerbForm) nor like=WORD",
                 row.field(3)));
    else
      forms.add(form, lemma, *upos, *feats, source, cost_field(row, 4));
  }
}

void read_preferences(std::string_view file, std::string_view bytes, FormBuilder& forms,
                      Diagnostics& diagnostics) {
  for (const Line& line : content_lines(bytes)) {
    const Row row{file, line, split(line.text, '\t'), &diagnostics};
    if (row.fields.size() < 2 || row.fields.size() > 3) {
      row.error(0, fmt::format(
                       "{} columns where 2 or 3 stand, with a tab between them: form, part of speech, lemma",
                       row.fields.size()));
      continue;
    }
    const auto upos = upos_field(row, 1);
    if (!upos) continue;
    const bool of_lemma = row.field(0).starts_with('=');
    const std::string word = normalise(row.field(0).substr(of_lemma ? 1 : 0));
    const bool found =
        of_lemma ? forms.prefer_lemma(word, *upos) : forms.prefer(word, *upos, normalise(row.field(2)));
    if (found) continue;
    const bool known = forms.knows_form(word);
    row.error(0, known ? fmt::format("no source reads \"{}\" like this", word)
                       : fmt::format("no source knows \"{}\"{}", word,
                                     did_you_mean(word, forms.similar_forms(word))));
  }
}

void write_tables(const SourceFiles& files, StringPool& text, Sections& out) {
  std::vector<std::uint32_t> numbers{0};
  for (const auto& [path, bytes] : files) {
    if (!is_table(bytes)) continue;
    ++numbers[0];
    numbers.push_back(text.intern(stem_of(path)));
    const std::size_t head = numbers.size();
    numbers.resize(head + 2);
    for (const Line& line : content_lines(bytes)) {
      ++numbers[head];
      numbers.push_back(text.intern(fmt::format("{}:{}", path, line.number)));
      const auto fields = split(line.text, '\t');
      numbers.push_back(static_cast<std::uint32_t>(fields.size()));
      for (const std::string_view field : fields) numbers.push_back(text.intern(trim(field)));
    }
    numbers[head + 1] = static_cast<std::uint32_t>(numbers.size() - head - 2);
  }
  out["table"] = as_bytes(numbers);
}

}  // namespace recoupe

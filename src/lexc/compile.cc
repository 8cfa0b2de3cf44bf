#include "lexc/compile.h"

#include "lexc/entries.h"
#include "lexc/forms.h"
#include "lexc/hunspell.h"
#include "lexc/lefff.h"
#include "lexc/rules.h"
#include "lexc/tables.h"

namespace recoupe {
namespace {

constexpr std::size_t kExpectedForms = 700'000;  // of the two dictionaries together: saves rehashing

// The tables of words of a language, by name: "fr/closed_words.tsv" is one, whatever the language.
bool is_named(std::string_view path, std::string_view name) {
  return path.substr(path.rfind('/') + 1) == name;
}

Result<void> read_forms(const LanguageSources& sources, FormBuilder& forms, Diagnostics& diagnostics) {
  struct WordTable {
    std::string_view path;
    std::string_view bytes;
    std::uint8_t source;
  };
  std::vector<WordTable> tables;
  for (const std::string_view name : {"closed_words.tsv", "extra_words.tsv"})
    for (const auto& [path, bytes] : sources.files)
      if (is_named(path, name))
        tables.push_back({path, bytes, forms.add_source(path, name == "closed_words.tsv")});
  const std::uint8_t lefff = forms.add_source("Lefff 3.4", false);
  const std::uint8_t hunspell = forms.add_source("hunspell-fr", false);
  read_lefff(sources.lefff, lefff, forms);
  const auto read = read_hunspell(sources.hunspell_dic, sources.hunspell_aff, hunspell, forms);
  if (!read) return tl::unexpected(read.error());
  for (const WordTable& table : tables)
    read_word_table(table.path, table.bytes, table.source, forms, diagnostics);
  for (const auto& [path, bytes] : sources.files)
    if (is_named(path, "preferences.tsv")) read_preferences(path, bytes, forms, diagnostics);
  return {};
}

}  // namespace

Result<CompiledLexicon> compile(const LanguageSources& sources) {
  CompiledLexicon out;
  Diagnostics diagnostics;
  StringPool atoms, classes, text;
  const SpellingSplitter splitter(sources.files);

  EntryBuilder entries(splitter, atoms, classes, text, diagnostics);
  for (const auto& [path, bytes] : sources.files)
    if (path.ends_with(".tsv") && !is_table(bytes) && !is_other_kind(bytes)) entries.read(path, bytes);
  entries.warn_of_rare_classes();
  entries.write(out.sections);
  write_tables(sources.files, text, out.sections);

  FormBuilder forms(kExpectedForms);
  if (const auto read = read_forms(sources, forms, diagnostics); !read) return tl::unexpected(read.error());

  RuleBuilder rules({&splitter, &entries, &forms, &atoms, &classes, &text}, diagnostics);
  for (const auto& [path, bytes] : sources.files)
    if (path.ends_with(".rules")) rules.read(path, bytes);
  rules.write(out.sections);
  out.examples = rules.take_examples();
  forms.write(atoms, out.sections);  // after all atoms

  atoms.write("atom", true, out.sections);
  classes.write("class", true, out.sections);
  text.write("text", false, out.sections);
  out.diagnostics = diagnostics.take();
  return out;
}

}  // namespace recoupe

#include "word/deprel.h"

#include <array>

namespace recoupe {
namespace {

constexpr std::array<std::string_view, kDeprelCount> kNames = {"_",
                                                               "acl",
                                                               "acl:relcl",
                                                               "advcl",
                                                               "advcl:cleft",
                                                               "advmod",
                                                               "amod",
                                                               "appos",
                                                               "aux",
                                                               "aux:caus",
                                                               "aux:pass",
                                                               "aux:tense",
                                                               "case",
                                                               "cc",
                                                               "ccomp",
                                                               "compound",
                                                               "conj",
                                                               "cop",
                                                               "csubj",
                                                               "csubj:pass",
                                                               "dep",
                                                               "dep:comp",
                                                               "det",
                                                               "discourse",
                                                               "dislocated",
                                                               "expl",
                                                               "expl:comp",
                                                               "expl:pass",
                                                               "expl:pv",
                                                               "expl:subj",
                                                               "fixed",
                                                               "flat",
                                                               "flat:foreign",
                                                               "flat:name",
                                                               "goeswith",
                                                               "iobj",
                                                               "iobj:agent",
                                                               "mark",
                                                               "nmod",
                                                               "nmod:appos",
                                                               "nsubj",
                                                               "nsubj:caus",
                                                               "nsubj:outer",
                                                               "nsubj:pass",
                                                               "nummod",
                                                               "obj",
                                                               "obj:agent",
                                                               "obj:lvc",
                                                               "obl",
                                                               "obl:agent",
                                                               "obl:arg",
                                                               "obl:mod",
                                                               "orphan",
                                                               "parataxis",
                                                               "parataxis:insert",
                                                               "parataxis:parenth",
                                                               "punct",
                                                               "reparandum",
                                                               "root",
                                                               "vocative",
                                                               "xcomp"};

Deprel exactly(std::string_view name) {
  for (std::size_t i = 1; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Deprel>(i);
  return Deprel::none;
}

}  // namespace

std::string_view name_of(Deprel deprel) { return kNames[static_cast<std::size_t>(deprel)]; }

Deprel deprel_from(std::string_view name) {
  const Deprel found = exactly(name);
  return found != Deprel::none ? found : exactly(name.substr(0, name.find(':')));
}

Deprel universal(Deprel deprel) {
  const std::string_view name = name_of(deprel);
  return name.find(':') == std::string_view::npos ? deprel : exactly(name.substr(0, name.find(':')));
}

}  // namespace recoupe

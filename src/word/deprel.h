// The relations of Universal Dependencies, with the subtypes that French treebanks use.
#pragma once

#include <cstdint>
#include <string_view>

namespace recoupe {

enum class Deprel : std::uint8_t {
  none,  // not parsed
  acl,
  acl_relcl,
  advcl,
  advcl_cleft,
  advmod,
  amod,
  appos,
  aux,
  aux_caus,
  aux_pass,
  aux_tense,
  case_,
  cc,
  ccomp,
  compound,
  conj,
  cop,
  csubj,
  csubj_pass,
  dep,
  dep_comp,
  det,
  discourse,
  dislocated,
  expl,
  expl_comp,
  expl_pass,
  expl_pv,
  expl_subj,
  fixed,
  flat,
  flat_foreign,
  flat_name,
  goeswith,
  iobj,
  iobj_agent,
  mark,
  nmod,
  nmod_appos,
  nsubj,
  nsubj_caus,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obj_agent,
  obj_lvc,
  obl,
  obl_agent,
  obl_arg,
  obl_mod,
  orphan,
  parataxis,
  parataxis_insert,
  parataxis_parenth,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};
inline constexpr int kDeprelCount = static_cast<int>(Deprel::xcomp) + 1;

std::string_view name_of(Deprel deprel);    // "nsubj:pass"; "_" of none
Deprel deprel_from(std::string_view name);  // of an unknown subtype the relation itself; else none
Deprel universal(Deprel deprel);            // nsubj_pass → nsubj

}  // namespace recoupe

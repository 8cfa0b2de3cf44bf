// Clauses: what the tree around a verb says of its subject and its voice.
#pragma once

#include <cstdint>
#include <vector>

#include "phrase/scene.h"

namespace recoupe {

class ClauseReader {
 public:
  explicit ClauseReader(const Scene& scene) : scene_(scene) {}  // which must outlive this

  // Whether the verb's subject undergoes what it says: « ont été tués », « tués » beside a noun.
  bool passive(std::uint32_t verb) const;
  bool conditional(std::uint32_t verb) const;  // it or an auxiliary of it
  // The subject that hangs on the verb itself, a relative pronoun resolved; Dependents::kNone without one.
  std::uint32_t own_subject(std::uint32_t verb) const;
  // The first word that the tree calls its subject.
  std::uint32_t first_subject(std::uint32_t verb) const;
  // Whoever the verb says it of: its subject, the noun that it describes (« tirées », « qui ont visé »), or
  // the subject of the verb that it is joined to; Dependents::kNone where the tree has none.
  std::uint32_t subject(std::uint32_t verb) const;
  bool has_preposition(std::uint32_t word, ClassId wanted) const;

 private:
  const Scene& scene_;
};

}  // namespace recoupe

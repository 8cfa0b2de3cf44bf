#include "claim/trace.h"

#include <fmt/format.h>

#include <array>

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 13> kTies = {"the noun itself",
                                                    "completes a noun of harm",
                                                    "tree: its clause",
                                                    "tree: what describes it",
                                                    "chunks: next verb",
                                                    "chunks: object of a verb",
                                                    "chunks: subject of a verb",
                                                    "part of a total",
                                                    "the toll at hand",
                                                    "the noun of the count",
                                                    "the number beside it",
                                                    "what « en » stands for",
                                                    "negated"};
constexpr std::array<std::string_view, 18> kFates = {"its sentence is not read",
                                                     "it measures",
                                                     "no noun phrase holds it",
                                                     "what it counts is neither people nor shots",
                                                     "it goes on counting things",
                                                     "an article that counts nothing",
                                                     "one number for two kinds of harm",
                                                     "part of a model's name",
                                                     "people who are sought by the police",
                                                     "nobody came to harm",
                                                     "no word of harm governs it",
                                                     "nothing was fired",
                                                     "one event is not counted",
                                                     "its passage tells of no event",
                                                     "a count of events, but no aggregate",
                                                     "the report tells of no violence",
                                                     "said already",
                                                     "a claim"};

std::string quoted(const Scene& scene, WordRange words) {
  std::string out = fmt::format("« {} »", scene.text(words));
  for (char& c : out)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return out;
}

std::string grounds_line(const Grounds& grounds, const Scene& scene) {
  const Governor& governor = grounds.governor;
  std::string out = fmt::format("\tby\t{}", name_of(governor.tie));
  if (!governor.by.empty()) out += '\t' + quoted(scene, governor.by);
  out += governor.conditional ? "\tconditional\n" : "\n";
  if (!grounds.speaker.empty())
    out +=
        fmt::format("\tvoice\t{}\tsays\t{}\n", quoted(scene, grounds.speaker), quoted(scene, grounds.says));
  return out;
}

std::string claim_line(const Claim& c, std::string_view text) {
  return fmt::format("{}\t{}\t{}\t{}..{}\t{}\t{}\t{}\t{}{}\n", c.ref, c.event, name_of(c.kind), c.min,
                     c.max ? std::to_string(*c.max) : "", slice(text, c.phrase), name_of(c.hedge),
                     c.source.span.empty() ? "-" : slice(text, c.source.span), c.rule,
                     c.part_of.empty() ? "" : "\tpart of " + c.part_of);
}

}  // namespace

std::string_view name_of(Tie tie) { return kTies[static_cast<std::size_t>(tie)]; }
std::string_view name_of(Fate fate) { return kFates[static_cast<std::size_t>(fate)]; }

std::string to_text(const Claims& claims, const ClaimTrace& trace, const Scene& scene) {
  std::string out;
  for (std::size_t n = 0; n < claims.claims.size(); ++n) {
    out += claim_line(claims.claims[n], scene.report.text);
    out += grounds_line(trace.claims[n], scene);
  }
  for (const Flag& flag : claims.flags) out += "flag\t" + flag.kind + '\t' + flag.message + '\n';
  for (std::size_t n = 0; n < trace.numbers.size(); ++n) {
    const NumberPhrase& number = scene.phrases.numbers[n];
    if (trace.numbers[n] == Fate::claimed) continue;
    out += fmt::format("no claim\t{}\t{}", quoted(scene, number.words), name_of(trace.numbers[n]));
    if (trace.numbers[n] == Fate::measures) out += fmt::format(": {}\t{}", name_of(number.role), number.rule);
    out += '\n';
  }
  return out;
}

}  // namespace recoupe

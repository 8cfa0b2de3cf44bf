// See reconcile.h.
#include "incident/reconcile.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace recoupe {
namespace {

using Interval = std::pair<std::int64_t, std::optional<std::int64_t>>;

struct Standing {  // a claim while it is being weighed
  const ClaimEvidence* claim;
  ClaimState state = ClaimState::in_force;
  const ClaimEvidence* by = nullptr;

  Interval interval() const { return {claim->min, claim->max}; }
  // Who stands behind it: a source is one voice wherever it is quoted, by name or else in the same words; for
  // the rest it is the report and its copies.
  std::string voice() const {
    if (!claim->source.empty()) return "source " + claim->source;
    return claim->words.empty() ? "report " + claim->origin : "words " + claim->words;
  }
  bool quotes() const { return !claim->source.empty() || !claim->words.empty(); }
};

constexpr std::int64_t kBeforeAll = INT64_MIN;
constexpr std::size_t kMostParts = 4;  // figures of one speaker that are tried as parts of one total

std::int64_t time_of(const ClaimEvidence& claim) { return claim.published.value_or(kBeforeAll); }

std::string key_of(const ClaimEvidence& claim) {
  return std::string(name_of(claim.kind)) + (claim.of_attackers ? "_attackers" : "");
}

// Where a claim stands in its report: "r…/c12" → 12.
int position_of(const std::string& id) {
  int position = 0;
  for (const char c : id.substr(id.rfind('/') + 1)) {
    if (c >= '0' && c <= '9') position = position * 10 + (c - '0');
  }
  return position;
}

// Parts of a total that another claim gives: « deux Danois et un Polonais », elsewhere « trois morts
// ». Exact figures that one speaker of one report gives one after the other and that add up to an exact claim
// of somebody else.
void find_parts(std::vector<Standing>& group) {
  const auto exact = [](const Standing& s) {
    return s.state == ClaimState::in_force && s.claim->max == s.claim->min && s.claim->min > 0;
  };
  std::map<std::pair<std::string, std::string>, std::vector<Standing*>> speakers;  // report, voice
  std::map<std::int64_t, std::vector<const ClaimEvidence*>> totals;
  for (Standing& s : group) {
    if (!exact(s)) continue;
    speakers[{s.claim->report, s.voice()}].push_back(&s);
    totals[s.claim->min].push_back(s.claim);
  }
  for (auto& [speaker, said] : speakers) {
    std::sort(said.begin(), said.end(), [](const Standing* a, const Standing* b) {
      return position_of(a->claim->id) < position_of(b->claim->id);
    });
    for (std::size_t begin = 0; begin + 1 < said.size(); ++begin) {
      std::int64_t sum = said[begin]->claim->min;
      for (std::size_t end = begin + 1; end < std::min(said.size(), begin + kMostParts); ++end) {
        sum += said[end]->claim->min;
        const auto total = totals.find(sum);
        if (total == totals.end()) continue;
        for (std::size_t i = begin; i <= end; ++i) {
          said[i]->state = ClaimState::part;
          said[i]->by = total->second.front();
        }
        begin = end;
        break;
      }
    }
  }
}

// A source's later figure replaces its earlier one. Only what a report says of its own subject does so, and
// only a single figure: several of one moment may be parts of something. A report of unknown time is neither
// earlier nor later.
void replace_earlier(std::vector<Standing>& group) {
  struct LastWord {
    std::int64_t time = kBeforeAll;
    std::set<Interval> figures;
    const ClaimEvidence* first = nullptr;
  };
  std::map<std::string, LastWord> last_words;
  const auto ordered = [](const Standing& s) {
    return s.state == ClaimState::in_force && !s.claim->source.empty() && s.claim->published;
  };
  for (const Standing& s : group) {  // in the order of time
    if (!ordered(s) || s.claim->in_passing) continue;
    LastWord& last = last_words[s.claim->source];
    if (time_of(*s.claim) > last.time) last = {time_of(*s.claim), {}, s.claim};
    last.figures.insert(s.interval());
  }
  for (Standing& s : group) {
    if (!ordered(s)) continue;
    const auto last = last_words.find(s.claim->source);
    if (last == last_words.end() || time_of(*s.claim) >= last->second.time ||
        last->second.figures.size() != 1)
      continue;
    if (last->second.figures.contains(s.interval()))
      continue;  // `drop_repeats` decides which of the two stands
    s.state = ClaimState::replaced;
    s.by = last->second.first;
  }
}

// One voice, one number: the earliest claim stands for the rest. Within one origin a number is counted once,
// whoever is quoted; there the claim of a named source stands, so that it meets the same source quoted
// elsewhere.
void drop_repeats(std::vector<Standing>& group) {
  std::map<std::pair<std::string, Interval>, const ClaimEvidence*> said, printed;
  for (const bool named : {true, false}) {
    for (Standing& s : group) {
      if (s.state != ClaimState::in_force || s.quotes() != named) continue;
      const auto [voice, new_voice] = said.try_emplace({s.voice(), s.interval()}, s.claim);
      const auto [origin, new_origin] = printed.try_emplace({s.claim->origin, s.interval()}, s.claim);
      if (new_voice && new_origin) continue;
      s.state = ClaimState::repeated;
      s.by = new_voice ? origin->second : voice->second;
    }
  }
}

struct Support {  // of one interval
  std::set<std::string> voices;
  std::int64_t latest = kBeforeAll;
};

Agreement agreement_of(const std::map<Interval, Support>& figures, std::size_t voices) {
  if (figures.size() == 1) return voices == 1 ? Agreement::single : Agreement::agree;
  std::int64_t low = 0;
  std::optional<std::int64_t> high;
  for (const auto& [interval, support] : figures) {
    low = std::max(low, interval.first);
    if (interval.second) high = high ? std::min(*high, *interval.second) : *interval.second;
  }
  return !high || low <= *high ? Agreement::compatible : Agreement::conflict;
}

void choose_best(const std::map<Interval, Support>& figures, Figure& figure) {
  const auto rank = [](const auto& entry) {
    return std::tuple(entry.second.voices.size(), entry.second.latest);
  };
  auto best = figures.begin();
  bool tie_of_voices = false;
  bool tie_of_time = false;
  for (auto it = std::next(figures.begin()); it != figures.end();
       ++it) {  // from the lowest: it wins where all ties
    const std::size_t mine = it->second.voices.size();
    const std::size_t theirs = best->second.voices.size();
    if (mine > theirs) tie_of_voices = tie_of_time = false;
    if (mine == theirs) tie_of_voices = true;
    if (mine == theirs && it->second.latest == best->second.latest) tie_of_time = true;
    if (mine == theirs && it->second.latest > best->second.latest) tie_of_time = false;
    if (rank(*it) > rank(*best)) best = it;
  }
  figure.best = Best{best->first.first, best->first.second};
  figure.rule = figures.size() == 1 ? "only_figure"
                : !tie_of_voices    ? "most_origins"
                : !tie_of_time      ? "most_recent"
                                    : "lowest";
}

Figure weigh(std::vector<Standing> group) {
  std::sort(group.begin(), group.end(), [](const Standing& a, const Standing& b) {
    return std::tuple(time_of(*a.claim), a.claim->id) < std::tuple(time_of(*b.claim), b.claim->id);
  });
  for (Standing& s : group) {
    if (s.claim->hedge == Hedge::denied)
      s.state = ClaimState::denied;
    else if (s.claim->part)
      s.state = ClaimState::part;
  }
  find_parts(group);
  replace_earlier(group);
  std::map<Interval, Support> figures;
  std::set<std::string> voices;
  for (const Standing& s :
       group) {  // before repeats are dropped: a repeated figure is as recent as its last repetition
    if (s.state != ClaimState::in_force) continue;
    Support& support = figures[s.interval()];
    support.latest = std::max(support.latest, time_of(*s.claim));
  }
  drop_repeats(group);
  Figure figure;
  for (const Standing& s : group) {
    figure.claims.push_back({s.claim->id, s.state, s.by != nullptr ? s.by->id : ""});
    if (s.state != ClaimState::in_force) continue;
    figures[s.interval()].voices.insert(s.voice());
    voices.insert(s.voice());
  }
  std::sort(figure.claims.begin(), figure.claims.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  if (figures.empty()) {
    figure.rule = "none_in_force";
    return figure;
  }
  figure.origins = static_cast<int>(voices.size());
  figure.agreement = agreement_of(figures, voices.size());
  choose_best(figures, figure);
  figure.low = figures.begin()->first.first;
  figure.high = figure.low;
  for (const auto& [interval, support] : figures) {
    figure.high = figure.high && interval.second ? std::optional(std::max(*figure.high, *interval.second))
                                                 : std::nullopt;
  }
  return figure;
}

}  // namespace

std::string_view name_of(Agreement agreement) {
  constexpr std::string_view kNames[] = {"single", "agree", "compatible", "conflict"};
  return kNames[static_cast<std::size_t>(agreement)];
}

std::string_view name_of(ClaimState state) {
  constexpr std::string_view kNames[] = {"in_force", "repeated", "replaced", "denied", "part"};
  return kNames[static_cast<std::size_t>(state)];
}

Figures reconcile(const std::vector<ClaimEvidence>& claims) {
  std::map<std::string, std::vector<Standing>> groups;
  for (const ClaimEvidence& claim : claims) groups[key_of(claim)].push_back({&claim});
  Figures figures;
  for (auto& [key, group] : groups) figures.emplace(key, weigh(std::move(group)));
  return figures;
}

}  // namespace recoupe

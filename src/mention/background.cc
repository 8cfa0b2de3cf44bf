#include "mention/background.h"

#include <algorithm>

namespace recoupe {

std::optional<DayInterval> Backgrounds::days_of(const DatePhrase* date) {
  return date != nullptr ? date->days : std::nullopt;
}

void Backgrounds::tell(std::int32_t event, const Fitting& date, bool aside) {
  const auto [at, opened] = events_.try_emplace(event, Told{{}, aside});
  if (opened && aside) asides_.insert(event), undated_asides_.insert(event);
  Told& told = at->second;
  if (date.fit <= told.date.fit) return;
  if (const auto before = days_of(told.date.date)) by_days_[*before].erase(event);
  told.date = date;
  const auto days = days_of(date.date);
  if (days) by_days_[*days].insert(event);
  if (days && told.aside) undated_asides_.erase(event);
  if (!days && told.aside) undated_asides_.insert(event);
}

std::optional<std::int32_t> Backgrounds::known(const DatePhrase* date, bool aside) const {
  std::optional<std::int32_t> first;
  const auto look = [&](const std::set<std::int32_t>& events) {
    if (!events.empty()) first = std::min(first.value_or(*events.begin()), *events.begin());
  };
  const auto days = days_of(date);
  if (days)
    if (const auto same = by_days_.find(*days); same != by_days_.end()) look(same->second);
  if (aside) look(days ? undated_asides_ : asides_);
  return first;
}

}  // namespace recoupe

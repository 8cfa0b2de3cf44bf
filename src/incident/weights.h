// Weights and thresholds of the pair score: one block, each with what it rests on (docs/methodology.md has
// the whole).
//
// They are rough log-odds in natural units: +1 makes two events about three times likelier to be one. Set by
// hand on made-up and annotated reports so that a common day and place join, and look-alike facts without
// them do not.
#pragma once

#include <cstddef>

namespace recoupe::weight {

// ── Date ── Two reports of one day are of one day by chance once in some hundred pairs of a country's news.
inline constexpr double kSameDay = 2.5;
inline constexpr double kMeetingDays = 2.2;    // nights and spans of a few days that meet
inline constexpr double kMeetingDecade = 1.2;  // ten days or less that hold the other's day
inline constexpr int kDecade = 10;
inline constexpr double kMeetingPeriod = 0.3;  // a month or « ces derniers jours » that holds the other's day
// an undated event, reported within kFreshDays after the other's day
inline constexpr double kReportedThen = 1.2;
inline constexpr int kFreshDays = 3;
inline constexpr double kNextDay = -1.0;    // midnight, time zones, the day of the announcement
inline constexpr int kShortSpan = 4;        // days that still date an event
inline constexpr double kLongAfter = -1.5;  // an undated event, reported over a month after the other's day
inline constexpr double kToldLate = -1.0;   // a main event, told over kFreshWeeks days after
inline constexpr int kFreshWeeks = 14;
inline constexpr int kNewsDays = 31;

// ── Place ──
inline constexpr double kSamePlace = 2.5;
inline constexpr double kSoundsAlike = 2.2;
inline constexpr double kPartOfName = 2.0;  // « Zone verte de Bagdad », « Zone verte »
inline constexpr double kNearby = 0.7;
inline constexpr double kNearbyKm = 12;  // a town and its outskirts
inline constexpr double kSameArea = 0.5;
inline constexpr double kSameAreaKm = 40;
inline constexpr double kFarAway = -4.0;
inline constexpr double kFarAwayKm = 80;  // two points as exact as a town cannot be one place
// the other's town is named in the report of an event without a place
inline constexpr double kMentioned = 1.5;
// a country taken from an adjective, the town named nevertheless
inline constexpr double kOtherCountry = -1.5;
inline constexpr double kOtherPlace = -1.2;  // two names, no coordinates to compare
inline constexpr double kSameCountry = 0.3;
inline constexpr double kSharedWords = 1.2;  // « hôpital Al-Ahli Arab », « hôpital baptiste Al-Ahli »
// share of the weight when only a further place of an event agrees
inline constexpr double kFurtherPlace = 0.45;

// ── What, who, how many ──
inline constexpr double kSameType = 0.8;
inline constexpr double kSameGroup = 0.4;
inline constexpr double kOtherGroup = -1.5;
inline constexpr double kSameActor = 0.6;
inline constexpr double kSameTarget = 0.3;
inline constexpr double kTellingFrom = 3;  // one and two dead are everywhere
inline constexpr double kSmallFigure = 0.15;
inline constexpr double kTelling = 0.5;  // of 3; grows with each doubling
inline constexpr double kPerDoubling = 0.35;
inline constexpr double kTellingMost = 2.2;
inline constexpr double kRound = 0.3;       // taken off for 20, 50, 100
inline constexpr double kSameRange = 0.7;   // « au moins 70 » twice
inline constexpr double kNearlySame = 0.7;  // « au moins 70 » and 71
inline constexpr int kNearlyFrom = 10;
inline constexpr double kNearlyFactor = 1.25;
inline constexpr double kVagueRange = 0.1;  // « plusieurs » twice
inline constexpr double kCompatible = 0.1;
inline constexpr double kFiguresMost = 3.5;
inline constexpr double kExcludedDated = -0.4;  // rival and rising tolls are common in one incident
inline constexpr double kExcludedUndated = -1.2;

// ── Text ──
inline constexpr double kCopied = 4.0;  // times the share, from kSomeCopy on
inline constexpr double kSomeCopy = 0.25;
inline constexpr double kSharedRuns = 1.5;  // kRuns runs of five words: a long quotation or several
inline constexpr std::size_t kRuns = 10;
inline constexpr double kRareName = 0.3;
inline constexpr int kRareNamesMost = 4;
// a rare name stands in at most so many reports, and in a tenth of all
inline constexpr std::size_t kRareReports = 4;
// letters of a rare name: shorter ones are mostly acronyms and articles
inline constexpr std::size_t kRareLetters = 4;

// ── What makes a pair strong (see pair.h) ──
// weight from which on the places agree: not merely nearby or of the same area
inline constexpr double kPlaceAgrees = 1.2;
inline constexpr double kTellingFigures = 1.4;
inline constexpr double kTellingAlone = 2.0;  // 40 and more, or several figures
inline constexpr double kTellingSameDay = 0.6;
inline constexpr int kTellingNames = 3;

}  // namespace recoupe::weight

"""date_cases.py [FOLDER] [--misses FILE]: the date and time cases of a public test suite, against `recoupe explain --json`.

The cases (JSON files of Recognizers-Text, French) are read from ../shared/data/recognizers-fr where that stands beside the
project. A case passes when one phrase that the program gives overlaps the case's words and means the same: the same days,
the same minutes, the same length. Where the suite means otherwise on purpose, a rule over the case's own data sets the case
aside (CONVENTIONS, docs/dates.md); both rates are printed, of all cases and of the rest.
"""
import argparse
import collections
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("RECOUPE_SOURCE_DIR") or pathlib.Path(__file__).resolve().parents[1])
PROGRAM = pathlib.Path(os.environ.get("RECOUPE_BINARY_DIR") or ROOT / "build/release") / "recoupe"
SUITE = ROOT.parent / "shared/data/recognizers-fr"
FILES = ("DateExtractor", "DateParser", "DatePeriodParser", "DateTimeParser", "DateTimePeriodParser", "DurationParser",
         "HolidayParser", "TimeParser", "TimePeriodParser", "TimeZoneParser", "DateTimeModel")
USUAL_DAY = "2016-11-07T00:00:00"  # what the suite counts from where a case says nothing, and most where one does
DAY = datetime.timedelta(days=1)
PARTS = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}
NUMBER_WORDS = ("un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante "
                "cinquante soixante et premier première second seconde").split()
SMALL_WORDS = set("le la les l du de d des au à a en pour dans sur vers ce cette cet ces environ entre et jusqu depuis jour mois "
                  "un une the from dès".split())
HALF_DAY = r"pm|p\.? ?m|am\b|a\.? ?m|matin|soir|nuit|après|apres|midi|journ|jour\b|déjeuner"


def words(text):
    return re.findall(r"\w+", text.lower().replace("’", "'"))


def is_number(word):
    return bool(re.fullmatch(r"\d+(er|e|ème|eme|nd)?", word)) or word in NUMBER_WORDS or word.endswith("ième") or word.endswith("ieme")


def value(result, which):
    """The resolved values of a result, in order: days, times or a length."""
    return list(((result.get("Value") or result.get("Resolution") or {}).get(which + "Resolution") or {}).values())


def timex(result):
    return str((result.get("Value") or {}).get("Timex") or result.get("timex") or "")


def kind(result):
    return (result.get("Type") or result.get("TypeName") or "").replace("datetimeV2.", "")


# ── Where the suite means something else on purpose ──
def now_or_whenever(case, result):
    return timex(result) in ("PRESENT_REF", "FUTURE_REF")


def bare_number(case, result):
    text = result["Text"]
    told = [w for w in words(text) if w not in SMALL_WORDS]
    if "time" in kind(result):
        return bool(re.search(r"\d|" + "|".join(NUMBER_WORDS), text.lower())) and not re.search(
            r"\dh|\d h\b|heure|minute|second|:|\bh\b|min|T\d|" + HALF_DAY, text, re.I)
    if kind(result) != "date" or not told or not all(is_number(w) for w in told):
        return False
    article = re.match(r"(pour )?(le|au) ", text.lower())
    return not article or not all(re.fullmatch(r"\d+", w) for w in told)


def vague_count(case, result):
    return bool(re.search(r"quelques|plusieurs", result["Text"].lower())) or bool(
        re.search(r"derniers jours", result["Text"].lower()) and not re.search(r"\d", result["Text"]))


def moving_holiday(case, result):
    return case["file"].startswith("Holiday") and not re.fullmatch(r"(XXXX|\d{4})-\d\d-\d\d", timex(result)) or bool(
        re.search(r"-WXX-\d-\d$", timex(result)) and "date" in kind(result)) or bool(re.search(
            r"pâques|cyber|noir|yuandan|chinois", result["Text"].lower()))


def next_weekday(case, result):
    return bool(re.search(r"(lun|mar|mercre|jeu|vendre|same)di prochaine?|dimanche prochaine?|prochaine? (\w+di|dimanche)",
                          result["Text"].lower()))


def month_first(case, result):
    numbers = re.match(r"\D*(\d+)[-./](\d+)([-./,]\s?(\d+))?\b", result["Text"])
    if not numbers or int(numbers[1]) > 31:
        return False
    past = value(result, "Past")
    read = past and re.match(r"\d+-(\d\d)-(\d\d)", str(past[0]))
    return bool(read) and int(read[1]) == int(numbers[1]) and int(read[2]) == int(numbers[2]) != int(numbers[1])


def guessed_half_day(case, result):
    if "time" not in kind(result) or re.search(r"pm|p\.? ?m|soir|nuit|après|apres", result["Text"].lower()):
        return False
    told = {int(n) for n in re.findall(r"\d+", result["Text"])}
    hours = {int(h) for v in value(result, "Past") for h in re.findall(r"(\d\d):\d\d:\d\d", str(v))}
    return any(h > 12 and h not in told and h - 12 in told for h in hours) or any(
        h < 12 and h not in told and h + 12 in told for h in hours)


def season(case, result):
    return bool(re.search(r"(^|-)(SU|FA|WI|SP)\b", timex(result)))


def working_hours(case, result):
    return "BD" in timex(result) or bool(re.search(r"TBH|TMEL|TDT", timex(result))) or "travail" in result["Text"]


def last_second(case, result):
    return timex(result).endswith("T23:59:59") and "fin" in result["Text"].lower()


def coming_weekend(case, result):
    """« ce week-end » told on a Monday is the coming one for a planner, the one just over for a report."""
    return "week" in result["Text"].lower() and not re.search(r"derni|prochain|pass", result["Text"].lower()) and all(
        (day_of(v) or datetime.date.min) > case["reference"].date() for v in value(result, "Past")[:1])


def length_from_now(case, result):
    """A length of time that the suite lets begin or end at the very minute: « pendant 5 minutes »."""
    return kind(result) in ("datetimerange", "daterange") and bool(re.search(r"PT?[\d.]+[SMHDWYM]", timex(result))) and bool(
        re.match(r"(pendant|dans|après|derni\w+|prochaine?s?|il y a)( les)? ?(derni\w+ |prochaine?s? )?(\d+|une?|quelques)? ?"
                 r"(seconde|min|heure|h|jour|mois|ans?)", result["Text"].lower()) or "avant" in result["Text"])


def end_left_out(case, result):
    """A stretch that ends with a month or a year: the suite leaves that month or year out."""
    past = value(result, "Past")
    return kind(result) == "daterange" and timex(result).startswith("(") and len(past) == 2 and str(past[1]).endswith("-01") and bool(
        re.search(r"(et|à|au|-) ?(\d{4}|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
                  r"deux mille \w+)( \d{4})?$", result["Text"]))


def unknown_reference(case, result):
    """The case does not say from when it counts, and its answer lies too far from the usual day to be counted from it."""
    if case["reference_told"] or re.search(r"\d{4}|\d/\d\d\b|\bans?\b|siècle|décennie|\d-\d-\d|\b\d\d$", result["Text"]):
        return False
    days = [day_of(v) for w in ("Past", "Future") for v in value(result, w)]
    usual = day_of(USUAL_DAY)
    days = [d for d in days if d]
    if not days:
        return False
    if re.search(r"hier|aujourd|demain|semaine|mois|cett?e? |week|prochain|dernier|lun|mar|mer|jeu|ven|sam|dim|jour|heure",
                 result["Text"].lower()) and not re.search(r"\d \w+embre|janv|févr|avril|juin|juil|août|octobre", result["Text"].lower()):
        return all(abs((d - usual).days) > 62 for d in days)
    return all(abs((d - usual).days) > 366 for d in days)


CONVENTIONS = {f.__name__: f for f in (now_or_whenever, bare_number, vague_count, moving_holiday, next_weekday, month_first,
                                       guessed_half_day, season, working_hours, last_second, coming_weekend, length_from_now, end_left_out,
                                       unknown_reference)}


# ── Comparing ──
def day_of(text):
    found = re.match(r"\d{4}-\d\d-\d\d", str(text))
    try:
        return datetime.date.fromisoformat(found[0]) if found and not found[0].startswith("0001") else None
    except ValueError:
        return None


def minute_of(text):
    found = re.search(r"(\d\d):(\d\d):\d\d", str(text))
    return int(found[1]) * 60 + int(found[2]) if found else None


def days(date, reference):
    if date["earliest"]:
        return day_of(date["earliest"]), day_of(date["latest"])
    if date["offset_days"] is not None:  # counted from an event; none is at hand in a sentence of the suite
        day = reference.date() + datetime.timedelta(days=date["offset_days"])
        return day, day
    if date["clock"] or date["part"]:
        return reference.date(), reference.date()
    return None


def part_of(result):
    found = re.search("|".join(PARTS), timex(result))
    return PARTS[found[0]] if found else None


def margin(result):
    return bool(re.search(r"\b(semaines?|mois|ans?|années?)\b", result["Text"])) and kind(result).startswith("date")


def same_days(date, result, values, reference):
    got = days(date, reference)
    wanted = [day_of(v) for v in values]
    if not all(wanted):
        return got is None or not date["earliest"]
    if not got:
        return False
    if kind(result) in ("date", "datetime"):
        if got[0] != got[1] and margin(result):
            return got[0] <= wanted[0] <= got[1] and (got[1] - got[0]).days < 367
        night = date["precision"] == "night" and got[0] == wanted[0]
        return got == (wanted[0], wanted[0]) or night
    if kind(result) == "datetimerange":
        night = date["precision"] == "night" and wanted[0] in got
        return got == (wanted[0], wanted[-1]) or night or (got == (wanted[0], wanted[0]) and date["clock"] and
                                                           date["clock"][1] >= 1440)
    if got == (wanted[0], reference.date()) and wanted[0] <= got[1] < wanted[-1]:
        return True  # « cette semaine »: the week as far as it is over
    ends = {wanted[-1], wanted[-1] - DAY} if timex(result).startswith("(") else {wanted[-1] - DAY}
    return got[0] == wanted[0] and got[1] in ends


def same_clock(date, result, values):
    if part_of(result) and not re.search(r"T\d", timex(result)):
        evening = date["part"] == "evening" and "soir" in result["Text"]  # « ce soir » is night to the suite, too
        return date["part"] == part_of(result) or (part_of(result) == "night" and (evening or date["precision"] == "night"))
    wanted = [minute_of(v) for v in values]
    if not date["clock"] or None in wanted:
        return False
    return [m % 1440 for m in date["clock"]] == [wanted[0], wanted[-1]]


def means(date, result, reference):
    what = kind(result)
    if what == "duration":
        return date["seconds"] is not None and abs(date["seconds"] - float(value(result, "Past")[0])) < 1
    if what == "timezone":
        return date["utc_offset"] == result["Value"]["TimeZoneResolution"]["UtcOffsetMins"]
    for which in ("Past", "Future"):
        values = value(result, which)
        clock = "time" not in what or same_clock(date, result, values)
        if values and clock and ("date" not in what or same_days(date, result, values, reference)):
            return True
    return False


def same_words(date, result):
    a, b = ([w for w in words(t) if w not in SMALL_WORDS] for t in (date["text"], result["Text"]))
    return a == b


def passes(case, dates):
    if not case["Results"]:
        wanted = "seconds" if case["file"].startswith("Duration") else "earliest"
        return not any(d[wanted] and d["use"] != "duration" for d in dates)
    text = case["Input"]
    for result in case["Results"]:
        begin = len(text[:result["Start"]].encode())
        end = begin + len(result["Text"].encode())
        near = [d for d in dates if d["span"][0] < end and begin < d["span"][1]]
        if case["file"] == "DateExtractor":
            if not any(same_words(d, result) for d in near):
                return False
        elif not any(means(d, result, case["reference"]) for d in near):
            return False
    return True


def load(folder):
    for name in FILES:
        path = folder / f"{name}.json"
        if not path.exists():
            continue
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            told = (case.get("Context") or {}).get("ReferenceDateTime")
            yield case | {"file": name, "reference_told": bool(told), "reference": datetime.datetime.fromisoformat(told or USUAL_DAY)}


def read(cases):
    lines = "".join(json.dumps({"id": str(i), "text": c["Input"], "published": c["reference"].isoformat(timespec="seconds"),
                                "language": "fr"}) + "\n" for i, c in enumerate(cases))
    done = subprocess.run([PROGRAM, "explain", "--json", "--plain", "-"], input=lines.encode(), capture_output=True, check=False)
    answers = [json.loads(line)["dates"] for line in done.stdout.decode().splitlines()]
    if len(answers) != len(cases):
        sys.exit(f"{len(cases)} cases were given and {len(answers)} answers came back: {done.stderr.decode()[:500]}")
    return answers


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=SUITE)
    parser.add_argument("--misses", type=pathlib.Path, help="write the cases that fail, with what was read, to this file")
    options = parser.parse_args()
    if not options.folder.exists():
        print(f"no test suite at {options.folder}: nothing is measured")
        return 0
    cases = list(load(options.folder))
    tally = collections.defaultdict(collections.Counter)
    aside = collections.Counter()
    misses = []
    for case, dates in zip(cases, read(cases)):
        good = passes(case, dates)
        why = next((n for n, f in CONVENTIONS.items() if any(f(case, r) for r in case["Results"])), None)
        for name in (case["file"], "all"):
            tally[name].update(all=1, passed=good, rest=why is None, passed_rest=good and why is None)
        aside[why] += why is not None
        if not good:
            misses.append(f"{case['file']}\t{why or ''}\t{case['Input']}\t" +
                          "; ".join(f"{r['Text']} {timex(r)} {value(r, 'Past')} {value(r, 'Future')}" for r in case["Results"]) + "\t" +
                          "; ".join(f"{d['text']}: {d['earliest']}..{d['latest']} {d['clock']} {d['part']} {d['seconds']} {d['use']}"
                                    for d in dates))
    print(f"{'file':22}{'cases':>7}{'passed':>8}{'rate':>7}{'aside':>7}{'rest':>6}{'passed':>8}{'rate':>7}")
    for name, n in tally.items():
        rate, rest = n["passed"] / n["all"], n["passed_rest"] / max(n["rest"], 1)
        print(f"{name:22}{n['all']:7}{n['passed']:8}{rate:7.3f}{n['all'] - n['rest']:7}{n['rest']:6}{n['passed_rest']:8}{rest:7.3f}")
    print("set aside: " + ", ".join(f"{name} {n}" for name, n in aside.most_common() if name))
    if options.misses:
        options.misses.write_text("\n".join(misses) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

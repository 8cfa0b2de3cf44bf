#!/usr/bin/env python3
"""Checks the form of an annotated corpus: check.py FOLDER. What the words mean is for a human to check.

Every phrase must stand literally in its report, every interval must follow from its phrase (unless `notable` holds
`override:PHRASE`), weekdays must fit the dates, and references, kinds and near copies must agree with one another.
"""
import datetime
import json
import pathlib
import re
import sys

TYPES = set("""airstrike missile_attack rocket_attack drone_attack shelling bombing suicide_bombing mine_ied armed_attack
ambush clash shooting stabbing vehicle_ramming assassination execution abduction arson police_violence protest_violence
coup other""".split())
KINDS = set("killed injured missing abducted arrested displaced projectiles attacks".split())
HEDGES = set("asserted reported conditional provisional denied".split())
STATUS = set("claimed attributed suspected denied unknown".split())
RELATIONS = set("retaliation_for response_to same_series".split())
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
UNITS = dict(zip("""zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize""".split(),
                 range(17)), une=1, vingt=20, trente=30, quarante=40, cinquante=50, soixante=60, **{"l'un": 1})
AROUND = dict(dizaine=(8, 12), douzaine=(10, 14), quinzaine=(13, 17), vingtaine=(18, 22), trentaine=(27, 33),
              quarantaine=(36, 44), cinquantaine=(45, 55), soixantaine=(54, 66), centaine=(90, 110))
PLURAL = dict(dizaines=20, centaines=200, milliers=2000)


def number(words):
    """The number that a list of words begins with, as (value, how many words), or None."""
    if words and words[0][0].isdigit():
        value = float(words[0].replace(".", "").replace(",", "."))
        many = words[1:2] in (["million"], ["millions"])
        return round(value * (1e6 if many else 1)), 1 + many
    total, used = 0, 0
    for word in words:
        if word == "mille":
            total = max(total, 1) * 1000
        elif word in ("cent", "cents"):  # « deux mille trois cents » : only the three are hundreds
            total += (max(total % 100, 1) * 100) - total % 100
        elif word in ("vingt", "vingts") and total == 4:
            total = 80
        elif word in UNITS and (not total or total >= 100 or UNITS[word] < 10 <= total % 100 or total % 100 in (60, 80)):
            total += UNITS[word]
        elif word != "et" or not used:
            break
        used += 1
    return (total, used) if used else None


def interval(phrase):
    """What the annotation guide makes of a phrase: (min, max), max None when open; None when it holds no number."""
    text = re.sub(r"(\d)[ .\u00a0\u202f](?=\d{3})", r"\1", phrase.lower())
    words = re.findall(r"\d+(?:,\d+)?|l'un\b|[^\W\d_]+", text)
    if set(words) & {"aucun", "aucune", "ni", "sans"} or "pas de" in text:
        return 0, 0
    for word in words:
        if word in AROUND:
            low, high = AROUND[word]
            return ((low + high) // 2 + 1, None) if "plus d" in text else (low, high)
        if word in PLURAL:
            return PLURAL[word], None
        if word.endswith("ième"):
            return next(((n, n) for unit, n in UNITS.items() if n > 1 and unit.rstrip("e") == word[:-4]), None)
    for start in range(len(words)):
        found = number(words[start:])
        if not found:
            continue
        value, end = found[0], start + found[1]
        range_word = "et" if "entre" in words[:start] else "à"
        if words[end:end + 1] == [range_word] and number(words[end + 1:]):
            return value, number(words[end + 1:])[0]
        if "plus de" in text:
            return value + 1, None
        if "moins de" in text or "jusqu" in text:
            return 0, value - ("moins de" in text)
        if "au moins" in text:
            return value, None
        if "près de" in text:
            return round(value * 0.92), value
        around = 0.1 if {"environ", "quelque"} & set(words) else 0
        return round(value * (1 - around)), round(value * (1 + around))
    return (2, None) if set(words) & {"plusieurs", "quelques", "nombreux", "nombreuses"} else None


def falls_on(year, month, day, weekday):
    try:
        return datetime.date(year, month, day).weekday() == weekday
    except ValueError:  # 29 February
        return False


def weekday_errors(name, text):
    """« mardi 16 août 2022 » must be a Tuesday; without a year, one of 2016-2026 must fit."""
    for day, number_, month, year in re.findall(rf"\b({'|'.join(DAYS)}) (\d\d?) ({'|'.join(MONTHS)})(?: (\d{{4}}))?", text.lower()):
        years = [int(year)] if year else range(2016, 2027)
        if not any(falls_on(y, MONTHS.index(month) + 1, int(number_), DAYS.index(day)) for y in years):
            yield f"{name}: {day} {number_} {month} {year} does not exist"


def check_event(name, event, whole):
    for key, allowed in (("type", TYPES), ("actor_status", STATUS), ("scope", {"main", "background", "aggregate"})):
        if event[key] not in allowed:
            yield f"{name}: {key} {event[key]}"
    for key in ("place", "actor", "target", "weapon", "date_phrase"):
        if event[key] and event[key] not in whole:
            yield f"{name}: {key} not in the text: {event[key]}"
    if event["actor"] is None and event["actor_status"] != "unknown":
        yield f"{name}: a status without an actor"
    if not event["date"]:
        return
    first, last = (datetime.date.fromisoformat(event["date"][k]) for k in ("earliest", "latest"))
    if first > last:
        yield f"{name}: date runs backwards"
    named = [DAYS.index(w) for w in re.findall(r"\w+", (event["date_phrase"] or "").lower()) if w in DAYS]
    if named and (last - first).days < 3 and not event.get("date_optional"):
        if first.weekday() != named[0] or last.weekday() != named[-1]:
            yield f"{name}: {event['date_phrase']} is {DAYS[first.weekday()]} to {DAYS[last.weekday()]}"


def check_report(report, gold):
    whole = report["title"] + "\n" + report["text"]
    refs = {e["ref"] for e in gold["events"]}
    overrides = {n[9:] for n in gold["notable"] if n.startswith("override:")}
    if set(report) != {"id", "outlet", "title", "published", "language", "text"}:
        yield f"{report['id']}: fields {sorted(report)}"
    if bool(gold["distractor"]) == any(e["scope"] == "main" for e in gold["events"]):
        yield f"{report['id']}: a distractor has no main event, every other report has one"
    if not any(n.startswith("wrong_weekday:") for n in gold["notable"]):  # a slip that the text is there to test
        yield from weekday_errors(report["id"], whole)
    for event in gold["events"]:
        yield from check_event(f"{report['id']} {event['ref']}", event, whole)
        last = event["date"] and event["date"]["latest"]
        if last and report["published"] and last > report["published"][:10]:
            yield f"{report['id']} {event['ref']}: after publication"
    seen = set()
    for figure in gold["figures"]:
        name = f"{report['id']} «{figure['phrase']}»"
        key = tuple(figure[k] for k in ("event", "kind", "min", "max", "source", "hedge"))
        if key in seen and not figure.get("optional"):
            yield f"{name}: the same claim twice"
        seen.add(key)
        for key in ("phrase", "who", "source"):
            if figure[key] and figure[key].lower() not in whole.lower():
                yield f"{name}: {key} not in the text: {figure[key]}"
        if figure["phrase"] not in whole:
            yield f"{name}: not literal"
        if figure["event"] not in refs or figure["kind"] not in KINDS or figure["hedge"] not in HEDGES:
            yield f"{name}: event, kind or hedge"
        if (figure["hedge"] == "asserted") != (figure["source"] is None) and figure["hedge"] in ("asserted", "reported"):
            yield f"{name}: {figure['hedge']} with source {figure['source']}"
        want = interval(figure["phrase"])
        if figure["phrase"] not in overrides and want != (figure["min"], figure["max"]):
            yield f"{name}: {figure['min']}..{figure['max']}, the words say {want}"
    for relation in gold["relations"]:
        if relation["kind"] not in RELATIONS or not {relation["from"], relation["to"]} <= refs:
            yield f"{report['id']}: relation {relation}"


def check(folder):
    rows = {n: [json.loads(x) for x in (folder / f"{n}.jsonl").read_text(encoding="utf-8").splitlines()]
            for n in ("reports", "gold", "incidents")}
    if [r["id"] for r in rows["reports"]] != [g["id"] for g in rows["gold"]]:
        yield "reports and gold differ in their ids"
    for report, gold in zip(rows["reports"], rows["gold"]):
        yield from check_report(report, gold)
    copies = {g["id"]: set(g["near_copy_of"]) for g in rows["gold"]}
    yield from (f"{a}: {b} does not name it back" for a, of in copies.items() for b in of if a not in copies.get(b, ()))
    slugs = {i["incident"]: i for i in rows["incidents"]}
    for gold in rows["gold"]:
        for event in gold["events"]:
            if event["incident"] and event["incident"] not in slugs:
                yield f"{gold['id']}: no incident {event['incident']}"
            elif event["scope"] == "main" and gold["id"] not in slugs[event["incident"]]["reports"]:
                yield f"{gold['id']}: not among the reports of {event['incident']}"
    for slug, incident in slugs.items():
        for other in incident["confusable_with"]:
            if slug not in slugs.get(other, {}).get("confusable_with", ()):
                yield f"{slug}: {other} does not name it back"


if __name__ == "__main__":
    problems = list(check(pathlib.Path(sys.argv[1])))
    print("\n".join(problems) or "nothing found wrong")
    sys.exit(bool(problems))

"""The second opinion on every total: the rules of the gradebook once more, in Python's fractions.

Reads JSON lines and answers each with one. It shares nothing with the engine: not its code, not its shortcuts. What is dropped
from a sum of points is found by trying every choice; an explanation is recomputed from its lines alone.

A line is one of
  {"terms": [{"policy": ..., "column": [[kind, max, points or null, flag], ...]}, ...], "rounding": ...}
  {"derivation": ...}
  {"values": [...]}
Points, weights and percentages are whole hundredths.
"""

import json
import sys
from fractions import Fraction
from itertools import combinations

LETTERS = [(9000, "A"), (8000, "B"), (7000, "C"), (6000, "D")]


def main():
    for text in sys.stdin:
        line = json.loads(text)
        if "terms" in line:
            answer = book(line)
        elif "derivation" in line:
            answer = explained(line["derivation"])
        else:
            answer = statistics(line["values"])
        print(json.dumps(answer, separators=(",", ":")))


def book(line):
    """Every number that the screens have for a student's terms in one course."""
    terms = [[total(term, last) for last in (False, True)] for term in line["terms"]]
    year = [mean_of_totals([term[last] for term in terms]) for last in (False, True)]
    roundings = [term["policy"]["rounding"] for term in line["terms"]]
    return {
        "terms": [[shown(t, rounding) for t in term] for term, rounding in zip(terms, roundings)],
        "year": [shown(t, line["rounding"]) for t in year],
        "trend": trend(line["terms"][0]["column"]),
    }


def total(term, last):
    """The exact share and the exact coverage of one term; `last` is the total of a closed term."""
    policy = term["policy"]
    number, weights, covered = Fraction(0), 0, Fraction(0)
    for component in policy["components"]:
        marks, due = [], []
        for kind, top, points, flag in term["column"]:
            if kind not in component["kinds"] or top <= 0 or flag == "excused":
                continue
            if points is None and last and flag:
                points = {"zero": 0, "wait": None, "leave_out": "out"}[policy["flags"][flag]]
            if points != "out":
                due.append(top)
                if points is not None:
                    marks.append((points, top))
        if marks:
            by_points = component["method"] == "sum_of_points"
            weight = component["weight_hundredths"]
            drop = min(component["drop_lowest"], len(marks) - 1)
            number += weight * (best_sum(marks, drop) if by_points else best_mean(marks, drop))
            weights += weight
            part = Fraction(sum(top for _, top in marks), sum(due)) if by_points else Fraction(len(marks), len(due))
            covered += weight * part
    return (number / weights if weights else None, covered / 10000)


def best_mean(marks, drop):
    shares = sorted(Fraction(points, top) for points, top in marks)[drop:]
    return sum(shares) / len(shares)


def best_sum(marks, drop):
    keep = len(marks) - drop
    return max(
        Fraction(sum(points for points, _ in kept), sum(top for _, top in kept)) for kept in combinations(marks, keep)
    )


def mean_of_totals(totals):
    shares = [share for share, _ in totals if share is not None]
    return (
        sum(shares) / len(shares) if shares else None,
        sum((covered for _, covered in totals), Fraction(0)) / len(totals),
    )


def half_up(number):
    return (number + Fraction(1, 2)).__floor__()


def shown(total, rounding):
    """What stands on the screen: percentage, coverage, letter, pass."""
    share, covered = total
    coverage = (covered * 100).__floor__()
    if share is None:
        return [None, coverage, None, None]
    percent = lifted(half_up(share * 10000), rounding)
    letter = next((name for least, name in LETTERS if percent >= least), "F")
    return [percent, coverage, letter, percent >= 5000]


def lifted(percent, rounding):
    return 5000 if rounding == "half_up_and_lift" and 4950 <= percent <= 4999 else percent


def trend(column):
    shares = [Fraction(points, top) for _, top, points, flag in column if top > 0 and points is not None and flag != "excused"]
    latest = min(3, len(shares) // 2 + 1)
    before, last = shares[: len(shares) - latest], shares[len(shares) - latest :]
    if not before:
        return None
    change = (sum(last) / len(last) - sum(before) / len(before)) * 10000
    change = half_up(change) if change >= 0 else -half_up(-change)
    word = "improving" if change > 200 else "declining" if change < -200 else "steady"
    return {"latest": latest, "change": change, "direction": word}


def explained(derivation):
    """Recomputes a total from what its explanation says, and names every step that does not follow from the steps before it."""
    wrong = []

    def follows(name, said, found):
        if said != found:
            wrong.append(f"{name}: said {said}, found {found}")

    number, weights, covered = Fraction(0), 0, Fraction(0)
    for part in derivation["parts"]:
        by_points = part["method"] == "sum_of_points"
        due = [line for line in part["lines"] if line["effect"] != "left_out"]
        counted = [line for line in due if line["effect"] != "waits"]
        dropped = sum(line["dropped"] for line in part["lines"])
        follows("dropped", dropped, min(part["drop_lowest"], max(len(counted) - 1, 0)))
        kept = [
            (0 if line["effect"] == "zero" else line["mark"]["points"], line["max"]) for line in counted if not line["dropped"]
        ]
        share = (best_sum(kept, 0) if by_points else best_mean(kept, 0)) if kept else None
        size = (lambda lines: sum(line["max"] for line in lines)) if by_points else len
        assessed = Fraction(size(counted), size(due)) if due else Fraction(0)
        follows("share", part["share"] and Fraction(part["share"]), share)
        follows("assessed", Fraction(part["assessed"]), assessed)
        if share is not None:
            number, weights, covered = (
                number + part["weight"] * share,
                weights + part["weight"],
                covered + part["weight"] * assessed,
            )
    outcome = derivation["outcome"]
    share = number / weights if weights else None
    percent, coverage, _, _ = shown((share, covered / 10000), outcome["rounding"])
    follows("counting", derivation["counting"], weights)
    follows("the whole share", outcome["share"] and Fraction(outcome["share"]), share)
    follows("covered", Fraction(outcome["covered"]), covered / 10000)
    follows("rounded", outcome["rounded"], None if share is None else half_up(share * 10000))
    follows("shown", outcome["overall"], {"percent": percent, "coverage": coverage})
    return {"overall": {"percent": percent, "coverage": coverage}, "wrong": wrong}


def statistics(values):
    ordered = sorted(values)
    middle = [ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]]
    return {
        "count": len(values),
        "mean": half_up(Fraction(sum(values), len(values))),
        "median": half_up(Fraction(sum(middle), 2)),
        "min": ordered[0],
        "max": ordered[-1],
    }


main()

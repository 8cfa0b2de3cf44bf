"""sum_tests.py RESULTS.xml…: the one closing line of `./run test`.

Each file is the JUnit output of one ctest run. A ctest test is a whole program here, so its own closing lines are counted:
GoogleTest's "[  PASSED  ] 12 tests." and unittest's "Ran 5 tests". A program that died before its closing line counts as
one failure. Exit status 1 when anything failed or nothing ran.
"""
import re
import sys
import xml.etree.ElementTree as xml


def count(case):
    """(passed, failed, skipped) of one program."""
    output = case.findtext("system-out") or ""

    def last(pattern):
        found = re.findall(pattern, output, re.M)
        return int(found[-1]) if found else 0

    status = case.get("status")
    if status == "disabled":
        return 0, 0, 1
    if ran := last(r"^\[==========\] (\d+) tests? from .* ran\."):
        failed, skipped = last(r"^\[  FAILED  \] (\d+) tests?, listed"), last(r"^\[  SKIPPED \] (\d+) tests?, listed")
    elif ran := last(r"^Ran (\d+) tests?"):
        failed = last(r"failures=(\d+)") + last(r"errors=(\d+)")
        skipped = last(r"skipped=(\d+)")
    else:
        ran, failed, skipped = 1, int(status != "run"), 0
    if status != "run" and failed == 0:  # passed by its own word, and yet it ended badly
        failed, ran = 1, ran + 1
    return ran - failed - skipped, failed, skipped


def main():
    total = [0, 0, 0]
    for path in sys.argv[1:]:
        for case in xml.parse(path).getroot().iter("testcase"):
            counts = count(case)
            total = [a + b for a, b in zip(total, counts)]
            if counts[1]:
                print(f"{counts[1]} failed in {case.get('name')} ({path.rsplit('/', 1)[-1].removesuffix('.xml')})", file=sys.stderr)
    passed, failed, skipped = total
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())

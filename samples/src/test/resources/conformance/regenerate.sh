#!/bin/sh
# Runs every original on CPython 3.11 and compares with its transcript. With --record it writes the
# transcripts instead. Run it from anywhere; the build needs no Python.
cd "$(dirname "$0")/.." || exit 2
case "$(python3 --version)" in "Python 3.11."*) ;; *) echo "CPython 3.11 is needed"; exit 2 ;; esac
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
different=0
for program in conformance/*.py conformance-more/*.py; do
    expected="${program%.py}.expected"
    [ -f "$expected" ] || continue # The tutorial keeps its transcripts.
    if [ "$1" = --record ]; then
        python3 "$program" > "$expected" || different=1
    elif ! python3 "$program" | cmp -s - "$expected"; then
        echo "differs: $program"
        different=1
    fi
done
exit $different

#!/usr/bin/env python3
"""Writes down what a program does with the command lines of tests/data/command_lines/lines.json, for test_recorded_lines to compare.

    tests/app/record_lines.py PROGRAM

Each line is run in a folder with copies of tests/data/command_lines/files. The exit status, standard output, standard error and the
names of the files that appear are recorded, and the content of those that hold numbers. To add a line, append an object that
has its "arguments" and run the script; look at what the script changes before it is committed.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

DATA = pathlib.Path(__file__).resolve().parent.parent / "data" / "command_lines"
NUMBERS = (".csv", ".tsv", ".json")
NOT_INHERITED = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM", "LANG", "LC_ALL", "LC_CTYPE")


def recorded(program, arguments):
    """The line with what became of it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "files"
        shutil.copytree(DATA / "files", folder)
        given = set(os.listdir(folder))
        environment = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
        environment |= {"LC_ALL": "C", "XDG_DATA_HOME": scratch + "/data", "XDG_CONFIG_HOME": scratch + "/config"}
        done = subprocess.run([program, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120, check=False)
        written = {name: (folder / name).read_text("utf-8") if name.endswith(NUMBERS) else None
                   for name in sorted(set(os.listdir(folder)) - given)}
    line = {"arguments": arguments, "status": done.returncode, "output": done.stdout.decode(), "error": done.stderr.decode()}
    return line | ({"files": written} if written else {})


def main():
    program = os.path.abspath(sys.argv[1])
    path = DATA / "lines.json"
    lines = [recorded(program, line["arguments"]) for line in json.loads(path.read_text("utf-8"))]
    text = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("[\n" + text + "\n]\n", "utf-8")


if __name__ == "__main__":
    main()

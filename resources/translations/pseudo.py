#!/usr/bin/env python3
"""Writes a translation of every English text into a language that nobody speaks, for the test of translations:

    pseudo.py softfocus.ts softfocus_pseudo.ts

Every letter gets an accent, every text is a third longer and stands between ⟦ and ⟧, so that what was left behind or cut can be told.
Places (%1, %n, %L1), tags, entities and the marks of menu keys (&) stay as they are."""

import re
import sys
import xml.etree.ElementTree as ElementTree

PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ACCENTED = "ÅɃÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
KEPT = re.compile(r"%L?[0-9n]+|<[^>]*>|&[a-z]+;|&.")


def accented(text):
    parts, at = [], 0
    for kept in KEPT.finditer(text):
        parts += [text[at:kept.start()].translate(str.maketrans(PLAIN, ACCENTED)), kept.group()]
        at = kept.end()
    parts.append(text[at:].translate(str.maketrans(PLAIN, ACCENTED)))
    return "".join(parts)


def longer(text):
    letters = sum(character.isalpha() for character in KEPT.sub("", text))
    if letters < 2:  # a symbol, such as T
        return text
    return "⟦" + accented(text) + "~" * (letters // 3) + "⟧"


def main():
    tree = ElementTree.parse(sys.argv[1])
    for message in tree.getroot().iter("message"):
        target = message.find("translation")
        target.attrib.pop("type", None)
        forms = target.findall("numerusform")
        for form in forms or [target]:
            form.text = longer(message.findtext("source"))
    tree.write(sys.argv[2], encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    main()

"""Error messages start in lower case and end without a full stop."""

import re

import lint

THROWN = re.compile(r"\b(?:InputError|RunError)\s*[({]")
TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"(?:\s*"((?:[^"\\\n]|\\.)*)")*')
PIECE = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
CAPITALISED = re.compile(r"[A-Z][a-z]+\b")
# Proper names may begin a message.
NAMES = {"Debian", "Slurm", "Bravais", "Miller"}


def arguments(text, begin):
    """The text between a call's opening bracket and its closing one."""
    depth, position, quoted = 1, begin, False
    while position < len(text) and depth > 0:
        letter = text[position]
        if quoted and letter == "\\":
            position += 1
        elif letter == '"':
            quoted = not quoted
        elif not quoted and letter in "({":
            depth += 1
        elif not quoted and letter in ")}":
            depth -= 1
        position += 1
    return text[begin : position - 1]


findings = []
messages = 0
for path in lint.headers() + lint.sources():
    text = path.read_text()
    for call in THROWN.finditer(text):
        literals = ["".join(PIECE.findall(match.group(0)))
                    for match in TEXT.finditer(arguments(text, call.end()))]
        literals = [literal for literal in literals if literal]
        if not literals:
            continue
        messages += 1
        place = f"{lint.name(path)}:{text.count(chr(10), 0, call.start()) + 1}"
        word = CAPITALISED.match(literals[0])
        if word and word.group(0) not in NAMES:
            findings.append(f'{place}: starts with a capital: "{literals[0]}"')
        for literal in literals:
            if re.search(r"[a-z)'}][.!]$", literal):
                findings.append(f'{place}: ends with a full stop: "{literal}"')
lint.finish(f"{messages} error messages read", findings)

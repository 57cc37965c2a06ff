"""Every public function is described: by its own ///, or by that of the group it stands in."""

import re
import subprocess

import lint

EXEMPT = re.compile(r"operator|~|= default|= delete|\(const \w+&\)|\(\w+&&\)|friend ")


def declarations(paths):
    """(file, line, name, class) of every public function declared in a header, without private ones."""
    command = ["ctags", "-o", "-", "--fields=+nas", "--kinds-c++=pf", "--language-force=c++",
               *map(str, paths)]
    tags = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for tag in tags.splitlines():
        parts = tag.split("\t")
        fields = dict(part.split(":", 1) for part in parts[4:] if ":" in part)
        if fields.get("access") not in ("private", "protected"):
            scope = fields.get("class") or fields.get("struct") or ""
            yield parts[1], int(fields["line"]), parts[0], scope.split("::")[-1]


def described(lines, number):
    """Whether a comment stands on the line, or above it without a blank line between."""
    if "///" in lines[number - 1]:
        return True
    for line in reversed(lines[: number - 1]):
        if not line.strip():
            return False
        if line.strip().startswith("///"):
            return True
        if line.rstrip().endswith(":") or re.match(r"\s*(class|struct|namespace)\b", line):
            return False
    return False


described_names = set()
missing = []
count = 0
texts = {str(path): path.read_text().splitlines() for path in lint.headers()}
for file, number, function, scope in declarations(lint.headers()):
    line = texts[file][number - 1]
    accessor = scope and "[[nodiscard]]" in line and "()" in line
    lambda_ = function.startswith("__anon")
    if lambda_ or EXEMPT.search(line) or function == scope or accessor:
        continue
    count += 1
    if described(texts[file], number):
        described_names.add((file, function))
    else:
        missing.append((file, function, number))
# Overloads and specialisations share the description of the first.
findings = [f"{file.removeprefix(str(lint.ROOT) + '/')}:{number}: {function} has no ///"
            for file, function, number in missing if (file, function) not in described_names]
lint.finish(f"{count} public functions looked at", findings)

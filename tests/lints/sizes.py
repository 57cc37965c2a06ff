"""Files and functions stay small (house rule 10); figures are printed either way."""

import statistics
import subprocess

import lint

HEADER_MEDIAN, SOURCE_MEDIAN, FILE_MAX, FUNCTION_P90, COLUMNS = 120, 250, 900, 35, 100

cpp = lint.all_cpp()
headers = lint.headers()
sources = [path for path in lint.sources() if path.suffix == ".cpp"]
others = lint.files("web", "tests", "tools", suffixes={".ts", ".tsx", ".py", ".css", ".mjs"})


def line_count(path):
    return len(path.read_text().splitlines())


def function_sizes():
    """Lines of every function from its first line to its closing brace, tests left out."""
    code = [str(path) for path in headers + lint.sources()]
    command = ["ctags", "-o", "-", "--fields=+ne", "--kinds-c++=f", "--language-force=c++", *code]
    tags = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    sizes = []
    for tag in tags.splitlines():
        fields = dict(part.split(":", 1) for part in tag.split("\t")[4:] if ":" in part)
        if "line" in fields and "end" in fields:
            path, begin = tag.split("\t")[1], int(fields["line"])
            sizes.append((int(fields["end"]) - begin + 1, f"{path}:{begin}"))
    return sorted(sizes)


findings = []
header_median = statistics.median(map(line_count, headers))
source_median = statistics.median(map(line_count, sources))
functions = function_sizes()
p90 = functions[int(0.9 * (len(functions) - 1))][0]
print(f"headers: {len(headers)}, median {header_median:.0f} lines (at most {HEADER_MEDIAN})")
print(f"sources: {len(sources)}, median {source_median:.0f} lines (at most {SOURCE_MEDIAN})")
print(f"functions: {len(functions)}, median {functions[len(functions) // 2][0]}, "
      f"90th percentile {p90} lines (at most {FUNCTION_P90})")
print(f"longest function: {functions[-1][0]} lines, "
      f"{functions[-1][1].removeprefix(str(lint.ROOT) + '/')}")

if header_median > HEADER_MEDIAN:
    findings.append(f"the median header has {header_median:.0f} lines")
if source_median > SOURCE_MEDIAN:
    findings.append(f"the median source has {source_median:.0f} lines")
if p90 > FUNCTION_P90:
    findings.append(f"a tenth of the functions has more than {p90} lines")
for path in cpp + others:
    if line_count(path) > FILE_MAX:
        findings.append(f"{lint.name(path)}: {line_count(path)} lines, at most {FILE_MAX}")
for path in cpp:
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if len(line) > COLUMNS and "http" not in line:
            findings.append(f"{lint.name(path)}:{number}: {len(line)} columns")
lint.finish(f"{len(cpp + others)} files measured", findings)

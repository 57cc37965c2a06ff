"""Data flows from top to bottom: a module includes only those above it (DESIGN's table)."""

import re

import lint

ABOVE = {
    "base": set(),
    "numerics": {"base"},
    "molecule": {"base"},
    "lattice": {"base"},
    "anchoring": {"base", "molecule", "lattice"},
    "electronic": {"base", "numerics", "molecule", "lattice", "anchoring"},
    "photophysics": {"base", "numerics", "molecule", "lattice", "anchoring"},
    "stack": {"base"},
    "optics": {"base", "numerics", "stack"},
    "device": {"base", "numerics", "stack", "optics"},
    "lifetime": {"base", "numerics", "photophysics", "optics"},
    "measurement": {"base", "numerics", "molecule", "lattice", "photophysics", "stack", "optics",
                    "device", "lifetime"},
    "study": {"base", "numerics", "molecule", "lattice", "anchoring", "electronic",
              "photophysics", "stack", "optics", "device", "lifetime"},
    "screening": {"base", "molecule", "lattice", "anchoring"},
    "report": {"base", "photophysics", "molecule", "lattice", "anchoring", "electronic", "stack",
               "optics", "device", "measurement", "study", "screening"},
    "apps": set(lint.MODULES),
}
PUBLIC = re.compile(r'^\s*#\s*include\s*[<"]anchorite/(\w+)/([\w.]+)[">]')
PRIVATE = re.compile(r'^\s*#\s*include\s*"((?!anchorite/)[\w./]+)"')



def is_own(include, path):
    """Whether a private include is generated, beside the file, or "module/..." of its own module."""
    own_folder = lint.ROOT / "src" / include
    own = include.startswith(lint.module_of(path) + "/") and own_folder.exists()
    return own or include == "anchorite_version.hpp" or (path.parent / include).exists()


findings = []
edges = {}
for path in lint.headers() + lint.sources():
    module = lint.module_of(path)
    for number, line in enumerate(path.read_text().splitlines(), 1):
        place = f"{lint.name(path)}:{number}"
        if match := PUBLIC.match(line):
            target = match.group(1)
            if target != module:
                edges.setdefault(module, set()).add(target)
            if target != module and target not in ABOVE.get(module, set()):
                findings.append(f"{place}: {module} must not use {target}")
            header = lint.ROOT / "include" / "anchorite" / target / match.group(2)
            if not header.exists():
                findings.append(f"{place}: there is no {lint.name(header)}")
        elif match := PRIVATE.match(line):
            if lint.name(path).startswith("include") or not is_own(match.group(1), path):
                findings.append(f"{place}: includes a header that is not its module's own")

for module in lint.MODULES + ("apps",):
    print(f"{module:>10} uses {', '.join(sorted(edges.get(module, []))) or 'nothing'}")
lint.finish(f"{len(lint.headers() + lint.sources())} files in the include graph", findings)

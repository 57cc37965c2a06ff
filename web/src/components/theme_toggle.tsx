import { useLayoutEffect, useState } from "preact/hooks";

type Theme = "light" | "dark";
const STORAGE_KEY = "anchorite-theme";

function startingTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    if (stored === "light" || stored === "dark") return stored;
  } catch {
    // Storage may be barred for pages opened from a file; the system's theme serves.
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Light or dark: the system's choice until the reader makes one. */
export function ThemeToggle() {
  const [theme, setTheme] = useState<Theme>(startingTheme);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const other = theme === "dark" ? "light" : "dark";
  const toggle = () => {
    setTheme(other);
    try {
      localStorage.setItem(STORAGE_KEY, other);
    } catch {
      // Not remembered, then.
    }
  };
  return (
    <button
      type="button"
      class="theme no-print"
      aria-label={`Use the ${other} theme`}
      onClick={toggle}
    >
      {theme === "dark" ? "☀" : "☾"}
    </button>
  );
}

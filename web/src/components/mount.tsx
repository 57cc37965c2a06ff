import { type ComponentType, render } from "preact";
import { readResults } from "../model/payload";

/** Shows the page's results with `App`, or says in one sentence why it cannot. */
export function mount<T extends { format: string; format_version: number }>(
  format: string,
  version: number,
  titleOf: (results: T) => string,
  App: ComponentType<{ results: T }>,
): void {
  const host = document.getElementById("app");
  if (host === null) return;
  const results = readResults<T>(format, version);
  if (typeof results === "string") {
    render(<p class="notice">{results}</p>, host);
  } else {
    document.title = `${titleOf(results)} · Anchorite`;
    render(<App results={results} />, host);
  }
}

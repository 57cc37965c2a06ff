import { render } from "preact";
import { App } from "./app";
import { readResults } from "./model/payload";
import type { Results } from "./model/results";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/ranking.css";
import "./styles/molecule.css";
import "./styles/figures.css";
import "./styles/print.css";

const host = document.getElementById("app");
const results = readResults<Results>("anchorite-study", 1);
if (host !== null) {
  if (typeof results === "string") {
    render(<p class="notice">{results}</p>, host);
  } else {
    document.title = `${results.title} · Anchorite`;
    render(<App results={results} />, host);
  }
}

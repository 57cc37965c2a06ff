import { render } from "preact";
import { App } from "./app";
import { readResults } from "./model/payload";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/ranking.css";
import "./styles/molecule.css";
import "./styles/figures.css";
import "./styles/print.css";

const host = document.getElementById("app");
const results = readResults();
if (host !== null) {
  if (typeof results === "string") {
    render(<p class="notice">{results}</p>, host);
  } else {
    document.title = `${results.title} · Anchorite`;
    render(<App results={results} />, host);
  }
}

import { render } from "preact";
import { readResults } from "../model/payload";
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/figures.css";
import "../styles/optics.css";
import "../styles/print.css";
import { OpticsApp } from "./app";
import type { OpticsResults } from "./results";

const host = document.getElementById("app");
const results = readResults<OpticsResults>("anchorite-optics", 1);
if (host !== null) {
  if (typeof results === "string") {
    render(<p class="notice">{results}</p>, host);
  } else {
    document.title = `${results.name} · Anchorite`;
    render(<OpticsApp results={results} />, host);
  }
}

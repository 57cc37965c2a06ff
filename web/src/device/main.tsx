import { render } from "preact";
import { readResults } from "../model/payload";
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/figures.css";
import "../styles/optics.css";
import "../styles/device.css";
import "../styles/print.css";
import { DeviceApp } from "./app";
import type { DeviceResults } from "./results";

const host = document.getElementById("app");
const results = readResults<DeviceResults>("anchorite-device", 1);
if (host !== null) {
  if (typeof results === "string") {
    render(<p class="notice">{results}</p>, host);
  } else {
    document.title = `${results.name} · Anchorite`;
    render(<DeviceApp results={results} />, host);
  }
}

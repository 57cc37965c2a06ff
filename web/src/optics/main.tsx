import { mount } from "../components/mount";
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/figures.css";
import "../styles/tables.css";
import "../styles/optics.css";
import "../styles/print.css";
import { OpticsApp } from "./app";
import type { OpticsResults } from "./results";

mount<OpticsResults>("anchorite-optics", 1, (results) => results.name, OpticsApp);

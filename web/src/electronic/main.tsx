import { mount } from "../components/mount";
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/figures.css";
import "../styles/tables.css";
import "../styles/optics.css";
import "../styles/molecule.css";
import "../styles/electronic.css";
import "../styles/print.css";
import { ElectronicApp } from "./app";
import type { ElectronicResults } from "./results";

mount<ElectronicResults>("anchorite-electronic", 1, (results) => results.title, ElectronicApp);

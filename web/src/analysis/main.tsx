import { mount } from "../components/mount";
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/figures.css";
import "../styles/tables.css";
import "../styles/optics.css";
import "../styles/analysis.css";
import "../styles/print.css";
import { AnalysisApp } from "./app";
import type { AnalysisResults } from "./results";

mount<AnalysisResults>("anchorite-analysis", 1, (results) => results.title, AnalysisApp);

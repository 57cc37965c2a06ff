import { mount } from "../components/mount";
import type { Results } from "../model/results";
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/ranking.css";
import "../styles/molecule.css";
import "../styles/figures.css";
import "../styles/tables.css";
import "../styles/prediction.css";
import "../styles/electronic.css";
import "../styles/print.css";
import { App } from "./app";

mount<Results>("anchorite-study", 1, (results) => results.title, App);

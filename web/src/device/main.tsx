import { mount } from "../components/mount";
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/figures.css";
import "../styles/tables.css";
import "../styles/optics.css";
import "../styles/device.css";
import "../styles/print.css";
import { DeviceApp } from "./app";
import type { DeviceResults } from "./results";

mount<DeviceResults>("anchorite-device", 1, (results) => results.name, DeviceApp);

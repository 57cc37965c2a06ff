export interface LicenceNotice {
  name: string;
  version: string;
  licence: string;
  text: string;
}

function readBlock<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent ?? "";
  if (!text.trim().startsWith("{") && !text.trim().startsWith("[")) return null;
  return JSON.parse(text) as T;
}

/** The results in this page, or a sentence that says why there are none. */
export function readResults<T extends { format: string; format_version: number }>(
  format: string,
  version: number,
): T | string {
  try {
    const results = readBlock<T>("payload");
    if (results === null) return "This is the empty template: it holds no results.";
    if (results.format !== format || results.format_version !== version) {
      const found = `${results.format} ${results.format_version}`;
      return `These results have the format ${found}; this page reads ${format} ${version}.`;
    }
    return results;
  } catch (error) {
    return `The results in this page cannot be read: ${String(error)}`;
  }
}

export function readLicences(): LicenceNotice[] {
  return readBlock<LicenceNotice[]>("licences") ?? [];
}

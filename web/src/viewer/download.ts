/** Hands the reader a file made in the page. */
export function download(fileName: string, url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
}

export function downloadText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  download(fileName, url);
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

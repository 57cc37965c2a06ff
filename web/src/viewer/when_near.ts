/**
 * Calls `then` once `element` is within `margin` [px] of the window: at once where it already is, so
 * that a page that is only printed or photographed is complete, else when it is scrolled there.
 * Returns what stops the watch.
 */
export function whenNear(element: Element, margin: number, then: () => void): () => void {
  const box = element.getBoundingClientRect();
  if (box.top < window.innerHeight + margin && box.bottom > -margin) {
    then();
    return () => {};
  }
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      then();
    },
    { rootMargin: `${margin}px` },
  );
  watch.observe(element);
  return () => watch.disconnect();
}

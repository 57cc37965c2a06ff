import type { ComponentChildren } from "preact";

/** A table of numbers that scrolls by itself where the page is too narrow for it. */
export function NumbersTable({
  label,
  caption,
  class: more = "",
  children,
}: {
  label: string;
  caption: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <div class="scroll-x card" tabIndex={0} role="region" aria-label={label}>
      <table class={`numbers ${more}`}>
        <caption>
          <span>{caption}</span>
        </caption>
        {children}
      </table>
    </div>
  );
}

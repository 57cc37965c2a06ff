import type { ComponentChildren } from "preact";

/** A name and what is meant by it. */
export function Term({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The page's section of terms, with whatever else explains its numbers after them. */
export function DefinitionSection({
  terms,
  children,
}: {
  terms: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <section aria-labelledby="definitions-heading">
      <h2 id="definitions-heading">What the numbers mean</h2>
      <dl class="definitions">{terms}</dl>
      {children}
    </section>
  );
}

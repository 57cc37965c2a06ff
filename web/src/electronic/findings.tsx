import type { Finding } from "./results";

const WORDS: Record<Finding["verdict"], string> = {
  agrees: "agrees",
  partly: "agrees in part",
  disagrees: "does not agree",
  undecided: "not decided",
};

/** What the paper says, and what was found. */
export function Findings({
  findings,
  heading: Heading = "h2",
}: {
  findings: Finding[];
  heading?: "h2" | "h3";
}) {
  return (
    <section aria-labelledby="findings-heading">
      <Heading id="findings-heading">Against the paper</Heading>
      <ul class="findings">
        {findings.map(({ claim, verdict, text }) => (
          <li key={claim} class={`finding ${verdict}`}>
            <strong>{WORDS[verdict]}</strong>
            <div>
              <p class="claim">{claim}</p>
              <p class="found">{text.replace(/(^|[ (])-(?=\d)/g, "$1\u2212")}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

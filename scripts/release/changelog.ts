/** A section of CHANGELOG.md: one release, or what is not released yet. */
export interface ChangelogSection {
  /** Such as `1.2.0`; null for the section `Unreleased`. */
  readonly version: string | null;
  /** The date of the release, as it is written; null where there is none. */
  readonly date: string | null;
  /** The text below the heading. */
  readonly text: string;
}

const HEADING = /^## \[?(?<name>unreleased|\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\]?(?: - (?<date>\S+))?\s*$/i;

/**
 * Reads the sections of a changelog, in their order, after Keep a Changelog: `## 1.2.0 - 2026-12-31`, with brackets
 * around the version or without.
 */
export function readChangelog(changelog: string): readonly ChangelogSection[] {
  const sections: { version: string | null; date: string | null; lines: string[] }[] = [];
  for (const line of changelog.split('\n')) {
    const { name, date } = HEADING.exec(line)?.groups ?? {};
    if (name === undefined) sections.at(-1)?.lines.push(line);
    else {
      const version = name.toLowerCase() === 'unreleased' ? null : name;
      sections.push({ version, date: date ?? null, lines: [] });
    }
  }
  return sections.map(({ lines, ...section }) => ({ ...section, text: lines.join('\n').trim() }));
}

/** The text below the headings of a section that contain the word "breaking"; null where there is no such heading. */
export function breakingPart({ text }: ChangelogSection): string | null {
  const parts = text.split(/^(?=### )/m).filter((part) => /^### .*\bbreaking\b/i.test(part));
  return parts.length === 0 ? null : parts.map((part) => part.replace(/^###.*$/m, '')).join('\n');
}

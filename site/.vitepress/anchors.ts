/**
 * The anchor of a heading as GitHub makes it, so that a link with an anchor works on the site and on GitHub.
 * @param heading the text of the heading.
 */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}\p{Connector_Punctuation} -]/gu, '')
    .replaceAll(' ', '-');
}

export interface Section<Item> {
  readonly title: string;
  readonly items: readonly Item[];
}

/** The first section whose pattern matches the name of a setting has it. */
const SECTIONS: readonly (readonly [title: string, names: RegExp])[] = [
  ['Conference system (UC)', /^uc[A-Z]/],
  ['Switching', /^(autoSwitch|defaultPort|lockActive)/],
  ['Buttons', /^button/],
  ['Power and charging', /^(power|usbPower|charging|ufp)/],
  ['Screen', /^(hdmi|hpd)/],
  ['USB passthrough', /^usbPassthrough/],
  ['Ports', /^(enabledPorts|inactiveDisabled|port\d|noPort|disableDfp)/],
  ['Network', /^shareNetwork/],
];

const OTHER = 'Other';

/** Groups settings for the form. Settings that no section knows, as those of a newer gateway, come last. */
export function groupIntoSections<Item extends { readonly name: string }>(
  settings: readonly Item[],
): Section<Item>[] {
  return [...SECTIONS.map(([title]) => title), OTHER]
    .map((title) => ({ title, items: settings.filter(({ name }) => titleOf(name) === title) }))
    .filter(({ items }) => items.length > 0);
}

/** Whether a setting is in another section than this one. */
export function isElsewhere(name: string): (other: string) => boolean {
  return (other) => titleOf(other) !== titleOf(name);
}

function titleOf(name: string): string {
  return SECTIONS.find(([, names]) => names.test(name))?.[0] ?? OTHER;
}

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

/** Groups settings for the form. Settings that no section knows, as those of a newer gateway, come last. */
export function groupIntoSections<Item extends { readonly name: string }>(
  settings: readonly Item[],
): Section<Item>[] {
  const titleOf = (name: string) => SECTIONS.find(([, names]) => names.test(name))?.[0] ?? 'Other';
  return [...SECTIONS.map(([title]) => title), 'Other']
    .map((title) => ({ title, items: settings.filter(({ name }) => titleOf(name) === title) }))
    .filter(({ items }) => items.length > 0);
}

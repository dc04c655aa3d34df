const SPELLINGS: Readonly<Record<string, string>> = {
  byod: 'BYOD',
  cec: 'CEC',
  dfp: 'DFP',
  drp: 'DRP',
  epr: 'EPR',
  hdmi: 'HDMI',
  hpd: 'HPD',
  io: 'IO',
  leds: 'LEDs',
  lqc: 'LQC',
  ochno: 'Ochno',
  pps: 'PPS',
  spr: 'SPR',
  uc: 'UC',
  ufp: 'UFP',
  usb: 'USB',
  vbus: 'VBUS',
};

/** The name of a setting for people: `ucLongPressDelay` → "UC long press delay". */
export function settingLabel(name: string): string {
  return sentence(name.match(/[A-Z]?[a-z]+|\d+|[A-Z]/g) ?? [name]).replace('USB c', 'USB-C');
}

/** An enum value for people: `FIRST_PRIORITY` → "First priority". */
export function choiceLabel(value: string): string {
  return sentence(value.split('_')).replace('USB a', 'USB-A');
}

function sentence(words: readonly string[]): string {
  const text = words
    .map((word) => word.toLowerCase())
    .map((word) => SPELLINGS[word] ?? word)
    .join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

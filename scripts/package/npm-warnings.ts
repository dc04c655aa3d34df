/** A setting of the machine's npm that npm does not know says nothing about the package. */
const OF_THE_MACHINE = /^npm warn Unknown \w+ config /i;

/** The lines with which npm warns about a package: its engines, peers, deprecations and conflicts. */
export function npmWarnings(output: string): readonly string[] {
  return output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^npm (warn|error)/i.test(line) && !OF_THE_MACHINE.test(line));
}

/**
 * They say nothing about the package: settings of the machine that npm does not know, and scripts of packages that the
 * project has not allowed.
 */
const OF_THE_MACHINE = /^npm warn (Unknown \w+ config |install-scripts)/i;

/** The lines with which npm warns about a package: its engines, peers, deprecations and conflicts. */
export function npmWarnings(output: string): readonly string[] {
  return output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^npm (warn|error)/i.test(line) && !OF_THE_MACHINE.test(line));
}

import { resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../../..');
const DIRECTORY = resolve(ROOT, 'src/schema');

/** Sources that are compiled as if they were files of src/schema. */
const PROGRAMS = {
  settings: (codec: string, property: string, options = '') => `
    import { UcConfiguration } from './config-enums.js';
    import { flag, oneOf, portList, whole } from './settings/codecs.js';
    import { OPC4, SettingField } from './settings/setting.js';
    const port = whole({ min: 0, max: 4 });
    const uc = oneOf<UcConfiguration>('UcConfiguration', { OFF: 'off', PORT: 'port', DISABLE: 'disable' });
    export const codecs = [flag, portList, port, uc];
    export class Settings {
      @SettingField('example', ${codec}, { type: () => Boolean, support: [OPC4], description: '' ${options} })
      ${property};
    }`,
  record: (members: string) => `
    import type { Hub, HubResolved } from './hub.js';
    import type { RecordOf } from './record-of.js';
    import type { UsbIdentity } from './usb-identity.js';
    export declare class Identity implements RecordOf<UsbIdentity> { ${members} }
    export type Relations = keyof RecordOf<Hub, HubResolved> & 'account';
    `,
};

const WHOLE_RECORD = `
  vendorId: number; productId: number; vendorIdHex: string; productIdHex: string;
  get vendorName(): string | null; get productName(): string | null;`;

const SNIPPETS: Readonly<Record<string, string>> = {
  fitting: PROGRAMS.settings('flag', 'lockActive?: boolean | null'),
  fittingOptions: PROGRAMS.settings(
    'port',
    'defaultPort?: number | null',
    ", related: ['ucPort'], needs: { setting: 'ucConfiguration', value: UcConfiguration.PORT }",
  ),
  otherType: PROGRAMS.settings('port', 'lockActive?: boolean | null'),
  widerProperty: PROGRAMS.settings('flag', 'lockActive?: boolean | number | null'),
  narrowerProperty: PROGRAMS.settings('uc', 'ucConfiguration?: UcConfiguration.OFF | null'),
  item: PROGRAMS.settings('port', 'autoSwitchPorts?: readonly number[] | null'),
  required: PROGRAMS.settings('flag', 'lockActive!: boolean'),
  unknownName: PROGRAMS.settings('flag', 'lockInactive?: boolean | null'),
  unknownRelated: PROGRAMS.settings('flag', 'lockActive?: boolean | null', ", related: ['lockInactive']"),
  wrongNeed: PROGRAMS.settings(
    'flag',
    'lockActive?: boolean | null',
    ", needs: { setting: 'ucPort', value: UcConfiguration.PORT }",
  ),
  wholeRecord: PROGRAMS.record(WHOLE_RECORD),
  missingField: PROGRAMS.record(WHOLE_RECORD.replace('get productName(): string | null;', '')),
  optionalField: PROGRAMS.record(
    WHOLE_RECORD.replace('get productName(): string | null', 'productName?: string'),
  ),
  mistypedField: PROGRAMS.record(WHOLE_RECORD.replace('vendorIdHex: string', 'vendorIdHex: number')),
  nullableField: PROGRAMS.record(WHOLE_RECORD.replace('vendorIdHex: string', 'vendorIdHex: string | null')),
};

const errors = compile();

/** The errors of each snippet, from one program with the project's own options. */
function compile(): ReadonlyMap<string, readonly string[]> {
  const config = ts.readConfigFile(resolve(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const files = new Map(
    Object.entries(SNIPPETS).map(([name, text]) => [resolve(DIRECTORY, `snippet-${name}.ts`), text]),
  );
  const host = ts.createCompilerHost(options);
  const compilerHost: ts.CompilerHost = {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    getSourceFile: (path, version, ...rest) => {
      const text = files.get(path);
      return text === undefined
        ? host.getSourceFile(path, version, ...rest)
        : ts.createSourceFile(path, text, version);
    },
  };
  const program = ts.createProgram([...files.keys()], options, compilerHost);
  return new Map(
    [...files.keys()].map((path) => [
      path.replace(/^.*snippet-(.*)\.ts$/, '$1'),
      program
        .getSemanticDiagnostics(program.getSourceFile(path))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    ]),
  );
}

describe('a setting does not compile', () => {
  it.each([
    ['a codec of another type', 'otherType', /not assignable to parameter of type 'never'/],
    ['a property that takes more than the codec', 'widerProperty', /type 'never'/],
    ['a property that takes less than the codec', 'narrowerProperty', /type 'never'/],
    ['a codec of one number for a list of numbers', 'item', /type 'never'/],
    ['a property that cannot be left out', 'required', /type 'never'/],
    ['a name that no setting has', 'unknownName', /"lockInactive"/],
    ['a related setting that does not exist', 'unknownRelated', /"lockInactive"/],
    ['a needed value that the other setting does not take', 'wrongNeed', /not assignable to type 'never'/],
  ])('with %s', (_name, snippet, message) => {
    expect(errors.get(snippet)).toEqual([expect.stringMatching(message)]);
  });

  it.each(['fitting', 'fittingOptions'])('unless its types match: %s', (snippet) => {
    expect(errors.get(snippet)).toEqual([]);
  });
});

describe('a record does not compile', () => {
  it.each([
    ['without a field of its schema class', 'missingField', /'productName' is missing/],
    ['with a field that may be left out', 'optionalField', /productName/],
    ['with a field of another type', 'mistypedField', /vendorIdHex/],
    ['with a null that the schema does not allow', 'nullableField', /vendorIdHex/],
  ])('%s', (_name, snippet, message) => {
    expect(errors.get(snippet)).toEqual([expect.stringMatching(message)]);
  });

  it('unless it has every field with its type', () => {
    expect(errors.get('wholeRecord')).toEqual([]);
  });
});

import { type SettingDescriptionFragment } from '../../../graphql/graphql';
import { settingKind } from './setting-kind';
import { type Draft } from './setting-value';
import { validateSetting } from './validate-setting';

/** Errors by the name of the setting, and those that concern no single one. */
export interface DraftErrors {
  readonly bySetting: Readonly<Record<string, readonly string[]>>;
  readonly general: readonly string[];
}

export const NO_ERRORS: DraftErrors = { bySetting: {}, general: [] };

interface UserErrorView {
  readonly message: string;
  readonly field?: readonly string[] | null;
}

/** What is wrong with the changed values, before anything is sent. */
export function validateDraft(settings: readonly SettingDescriptionFragment[], draft: Draft): DraftErrors {
  const bySetting: Record<string, readonly string[]> = {};
  for (const setting of settings) {
    const value = draft[setting.name];
    const violation = value === undefined ? null : validateSetting(settingKind(setting), value);
    if (violation !== null) bySetting[setting.name] = [violation];
  }
  return { bySetting, general: [] };
}

/**
 * Sorts the user errors of a change by the setting that their `field` names, as in `["config", "powerStatic"]`.
 * @param names the settings that the form has.
 */
export function sortUserErrors(
  userErrors: readonly UserErrorView[],
  names: ReadonlySet<string>,
): DraftErrors {
  const bySetting: Record<string, string[]> = {};
  const general: string[] = [];
  for (const { message, field } of userErrors) {
    const name = field?.[0] === 'config' ? field[1] : undefined;
    if (name !== undefined && names.has(name)) (bySetting[name] ??= []).push(message);
    else general.push(message);
  }
  return { bySetting, general };
}

/** Whether there is no error. */
export function isValid({ bySetting, general }: DraftErrors): boolean {
  return general.length === 0 && Object.keys(bySetting).length === 0;
}

/** The errors without those of one setting, which has been changed since. */
export function withoutSetting({ bySetting, general }: DraftErrors, name: string): DraftErrors {
  const { [name]: _, ...others } = bySetting;
  return { bySetting: others, general };
}

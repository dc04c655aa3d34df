import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType } from '../../graphql';
import { type ConfigDiffFragmentDoc, type SettingDescriptionFragment } from '../../graphql/graphql';
import {
  type DraftErrors,
  NO_ERRORS,
  isValid,
  sortUserErrors,
  validateDraft,
  withoutSetting,
} from './form/draft-errors';
import { type Draft } from './form/setting-value';
import { UPDATE_HUB_CONFIG } from './update-hub-config';

type Changes = readonly FragmentType<typeof ConfigDiffFragmentDoc>[];

interface ConfigChange {
  readonly draft: Draft;
  readonly errors: DraftErrors;
  /** Whether every value is one that its setting allows. Only the gateway knows the rest. */
  readonly canReview: boolean;
  /** How often the gateway has found errors. */
  readonly rejectionCount: number;
  /** What the dry run says would change; null before it, and after the draft was edited. */
  readonly preview: Changes | null;
  readonly isPending: boolean;
  readonly edit: (draft: Draft, name: string) => void;
  readonly discard: () => void;
  /** Validates the draft, and runs it dry. */
  readonly review: () => Promise<void>;
  readonly closeReview: () => void;
  /** Makes the change. @returns whether it was made. */
  readonly apply: () => Promise<boolean>;
}

/** The change of the settings of one hub: the values that were edited, the dry run, the change. */
export function useConfigChange(
  hubId: string,
  settings: readonly SettingDescriptionFragment[],
): ConfigChange {
  const [draft, setDraft] = useState<Draft>({});
  const [serverErrors, setServerErrors] = useState(NO_ERRORS);
  const [rejectionCount, setRejectionCount] = useState(0);
  const [preview, setPreview] = useState<Changes | null>(null);
  const [mutate, { loading }] = useMutation(UPDATE_HUB_CONFIG);
  const own = validateDraft(settings, draft);
  const errors = {
    bySetting: { ...serverErrors.bySetting, ...own.bySetting },
    general: serverErrors.general,
  };

  async function send(dryRun: boolean): Promise<Changes | null> {
    try {
      const { data } = await mutate({ variables: { input: { hubId, config: draft, dryRun } } });
      const { userErrors = [], changes = [] } = data?.updateHubConfig ?? {};
      const found = sortUserErrors(userErrors, new Set(Object.keys(draft)));
      setServerErrors(found);
      if (!isValid(found)) setRejectionCount((count) => count + 1);
      return isValid(found) ? changes : null;
    } catch (error) {
      setServerErrors({ bySetting: {}, general: [error instanceof Error ? error.message : String(error)] });
      return null;
    }
  }

  return {
    draft,
    errors,
    canReview: isValid(own),
    rejectionCount,
    preview,
    isPending: loading,
    edit(changed, name) {
      setDraft(changed);
      setServerErrors((before) => ({ ...withoutSetting(before, name), general: [] }));
    },
    discard() {
      setDraft({});
      setServerErrors(NO_ERRORS);
    },
    async review() {
      if (isValid(own)) setPreview(await send(true));
    },
    closeReview: () => setPreview(null),
    async apply() {
      const made = await send(false);
      setPreview(null);
      if (made !== null) setDraft({});
      return made !== null;
    },
  };
}

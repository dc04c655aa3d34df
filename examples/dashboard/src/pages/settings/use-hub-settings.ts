import { useQuery, useSubscription } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql, readFragment } from '../../graphql';
import { type HubSettingsQuery, type SettingDescriptionFragment } from '../../graphql/graphql';
import { CONFIG_VALUES } from './form/config-values';
import { SETTING_DESCRIPTION } from './form/setting-description';
import { type SettingValue, readSettingValue } from './form/setting-value';
import { SETTINGS_OF_PRODUCT } from './settings-of-product';

const HUB_SETTINGS = graphql(`
  query HubSettings($id: ID!) {
    hub(id: $id) {
      id
      name
      online
      firmware
      product {
        family
        name
      }
      spaces {
        id
        name
      }
      config {
        ...ConfigValues
      }
    }
  }
`);

const HUB_CONFIG_CHANGED = graphql(`
  subscription HubConfigChanged($hubIds: [ID!]!) {
    hubChanged(hubIds: $hubIds, aspects: [CONFIG, PRESENCE], includeCurrent: true) {
      changed
      hub {
        id
        online
        config {
          ...ConfigValues
        }
      }
    }
  }
`);

/** A version as `configSettings` accepts it. The catalogue of any firmware is shown for a hub that reports none. */
const VERSION = /^v?\d+(\.\d+){0,2}$/i;

interface HubSettings {
  /** Null if there is no such hub; undefined while it is not known. */
  readonly hub: HubSettingsQuery['hub'] | undefined;
  /** What the product and firmware of the hub support; undefined while it is not known. */
  readonly settings: readonly SettingDescriptionFragment[] | undefined;
  /** What the hub has, by the name of the setting. */
  readonly values: Readonly<Record<string, SettingValue | null>>;
  readonly isLoading: boolean;
  readonly error: Error | undefined;
  readonly retry: () => void;
}

/** The settings of a hub and what they mean, kept up to date by live events. */
export function useHubSettings(id: string): HubSettings {
  const { data, loading, error, refetch } = useQuery(HUB_SETTINGS, { variables: { id } });
  const hub = data?.hub;
  const firmware = hub?.firmware?.trim() ?? '';
  const catalogue = useQuery(SETTINGS_OF_PRODUCT, {
    skip: !hub,
    fetchPolicy: 'cache-first',
    variables: {
      product: hub?.product.family === 'UNKNOWN' ? null : hub?.product.family,
      firmware: VERSION.test(firmware) ? firmware : null,
    },
  });
  useSubscription(HUB_CONFIG_CHANGED, { skip: !hub, variables: { hubIds: [id] }, ignoreResults: true });
  const config = hub?.config;
  const values = useMemo(() => valuesOf(config ? readFragment(CONFIG_VALUES, config) : {}), [config]);
  const descriptions = catalogue.data?.configSettings;
  const settings = useMemo(
    () =>
      descriptions && readFragment(SETTING_DESCRIPTION, descriptions).filter(({ name }) => name in values),
    [descriptions, values],
  );
  return {
    hub,
    settings,
    values,
    isLoading: loading || catalogue.loading,
    error: error ?? catalogue.error,
    retry: () => void refetch(),
  };
}

function valuesOf(config: Readonly<Record<string, unknown>>): Record<string, SettingValue | null> {
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, readSettingValue(value)]));
}

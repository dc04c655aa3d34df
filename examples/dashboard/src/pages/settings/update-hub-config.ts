import { graphql } from '../../graphql';

/** Changes settings of one hub; with `dryRun` it only says what would change. The answer updates the hub in the cache. */
export const UPDATE_HUB_CONFIG = graphql(`
  mutation UpdateHubConfig($input: UpdateHubConfigInput!) {
    updateHubConfig(input: $input) {
      hub {
        id
        config {
          ...ConfigValues
        }
      }
      changes {
        ...ConfigDiff
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

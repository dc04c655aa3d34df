import { graphql } from '../../../graphql';

/** What the page shows of the result of one hub. */
export const BULK_RESULT = graphql(`
  fragment BulkResult on UpdateHubConfigResult {
    hubId
    hub {
      id
      name
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
`);

export const UPDATE_HUB_CONFIGS = graphql(`
  mutation UpdateHubConfigs($input: UpdateHubConfigsInput!) {
    updateHubConfigs(input: $input) {
      results {
        ...BulkResult
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

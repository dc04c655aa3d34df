import { graphql } from '../../graphql';

/**
 * What a change of the active port changes. The optimistic answer has exactly these fields. Apollo Client would request
 * each `__typename` in any case; written here, it is part of the types too, and the optimistic answer cannot lack it.
 */
export const ACTIVE_PORT = graphql(`
  fragment ActivePort on Hub {
    __typename
    id
    state {
      __typename
      activePort {
        __typename
        id
        number
      }
    }
    ports {
      __typename
      id
      number
      active
    }
  }
`);

export const SET_ACTIVE_PORT = graphql(`
  mutation SetActivePort($input: SetActivePortInput!) {
    setActivePort(input: $input) {
      __typename
      hub {
        __typename
        id
        ...ActivePort
      }
      userErrors {
        code
        message
      }
    }
  }
`);

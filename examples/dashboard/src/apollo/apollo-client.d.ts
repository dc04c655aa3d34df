import '@apollo/client';

declare module '@apollo/client' {
  interface RefetchEvents {
    /** Everything works again after an outage. */
    recovered: void;
  }

  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      /** The client's default: the types of `data` and `error` of hooks follow from it. */
      interface WatchQuery {
        errorPolicy: 'all';
      }
    }
  }
}

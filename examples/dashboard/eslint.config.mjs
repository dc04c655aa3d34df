import rules from '../../eslint.config.mjs';

/** The rules of the repository. `npm run lint` in the root leaves this folder out: its packages may not be installed. */
export default [{ ignores: ['src/graphql/'] }, ...rules];

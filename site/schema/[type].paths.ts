import { TYPES } from './model.ts';
import { pageOfSchema, pageOfType } from './pages.ts';

/** The pages of the schema reference. */
export default {
  paths: () => [
    { params: { type: 'index' }, content: pageOfSchema() },
    ...TYPES.map((type) => ({ params: { type: type.name }, content: pageOfType(type) })),
  ],
};

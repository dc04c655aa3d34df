import { pageOfSimulator } from './page.ts';

/** The page with the REST API of the simulator. */
export default { paths: () => [{ params: { page: 'index' }, content: pageOfSimulator() }] };

import axios from 'axios';
import { Pool } from 'undici';

/** Fetches and parses an answer of Operated. @param authorization the header of the caller, forwarded as it is. */
export type ReadJson = <Answer>(path: string, authorization: string) => Promise<Answer>;

/** Over a pool of undici, the fastest HTTP client. */
export function undiciClient(operatedUrl: string): ReadJson {
  const pool = new Pool(operatedUrl, { connections: 64 });
  return async <Answer>(path: string, authorization: string) => {
    const { statusCode, body } = await pool.request({ path, method: 'GET', headers: { authorization } });
    if (statusCode !== 200) {
      await body.dump();
      throw new Error(`Operated answered ${statusCode}`);
    }
    return (await body.json()) as Answer;
  };
}

/** axios as it comes. */
export function axiosClient(operatedUrl: string): ReadJson {
  const client = axios.create({ baseURL: operatedUrl });
  return async <Answer>(path: string, authorization: string) => {
    const { data } = await client.get<Answer>(path, { headers: { authorization } });
    return data;
  };
}

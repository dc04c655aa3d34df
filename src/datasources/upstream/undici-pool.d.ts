/** The pool of undici alone: the whole package takes seven times as long to load, most of it for fetch and WebSockets. */
declare module 'undici/lib/dispatcher/pool.js' {
  import { Pool } from 'undici';
  export default Pool;
}

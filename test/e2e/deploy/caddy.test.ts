import { CADDY } from '../../support/proxy-programs.js';
import { describeProxy } from './behind-a-proxy.js';

describeProxy(CADDY);

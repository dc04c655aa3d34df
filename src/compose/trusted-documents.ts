import { readFileSync } from 'node:fs';
import { EnvironmentError } from '../../process/read-environment.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import {
  ManifestError,
  readManifest,
  type TrustedDocuments,
} from '../server/graphql/trusted-documents/manifest.js';
import type { TrustedDocumentsOptions } from '../server/graphql/trusted-documents/trusted-documents.js';

/**
 * Reads the manifest of trusted documents that the configuration names.
 * @throws EnvironmentError where it can't be read or is not valid.
 */
export function readTrustedDocuments(config: GatewayConfig): TrustedDocumentsOptions {
  const { PERSISTED_DOCUMENTS: path, PERSISTED_DOCUMENTS_MODE: mode } = config;
  return {
    documents: path === undefined ? null : readFile(path),
    mode,
    acceptsAutomatic: config.AUTOMATIC_PERSISTED_QUERIES === 'on',
  };
}

function readFile(path: string): TrustedDocuments {
  try {
    return readManifest(readText(path));
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    throw new EnvironmentError([`PERSISTED_DOCUMENTS: ${path} ${error.message}`]);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ManifestError("can't be read", { cause });
  }
}

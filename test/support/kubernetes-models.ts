import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Service } from 'kubernetes-models/v1';

/** A manifest, before it is validated. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

const MODELS = [
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  NetworkPolicy,
  PodDisruptionBudget,
  Service,
  ServiceMonitor,
] as const;

/**
 * Validates a manifest against the schema of its kind.
 * @returns the paths of fields that the schema does not have: it ignores them.
 * @throws Error if a field is missing or has a wrong type, or the kind is unknown.
 */
export function validateManifest(manifest: Manifest): readonly string[] {
  const Model = MODELS.find(
    ({ apiVersion, kind }) => apiVersion === manifest.apiVersion && kind === manifest.kind,
  );
  if (!Model) throw new Error(`no schema for ${manifest.apiVersion} ${manifest.kind}`);
  const unread = new Set<string>();
  // The constructor copies what it is given, so the observed fields are assigned afterwards.
  const model = new Model();
  Object.assign(model, observed(manifest, '', unread));
  model.validate();
  return [...unread];
}

/** A copy whose fields are removed from `unread` when they are read: a schema reads all fields that it has. */
function observed(value: unknown, path: string, unread: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each, index) => observed(each, `${path}/${index}`, unread));
  const copy = {};
  for (const [name, field] of Object.entries(value)) {
    const fieldPath = `${path}/${name}`;
    const fieldCopy = observed(field, fieldPath, unread);
    unread.add(fieldPath);
    Object.defineProperty(copy, name, {
      enumerable: true,
      get: () => {
        unread.delete(fieldPath);
        return fieldCopy;
      },
    });
  }
  return copy;
}

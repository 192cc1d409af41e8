import { readFileSync } from 'fs';
import { join } from 'path';
import { KubernetesObject } from './random-objects';
import { RequestData } from './request-data';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** A file of vectors: what Kubernetes says, for programs that can't ask it. */
export interface VectorFile<Case> {
  readonly description: string;
  /** The version of Kubernetes whose code has said so. */
  readonly kubernetes: string;
  readonly cases: readonly Case[];
}

export interface AuthorizationVector {
  /** What a case that was written by hand is about. */
  readonly title?: string;
  readonly rules: PolicyRule[];
  readonly request: RequestData;
  readonly allowed: boolean;
}

export interface CoverageVector {
  readonly title?: string;
  readonly owner: PolicyRule[];
  readonly servant: PolicyRule[];
  readonly covers: boolean;
  /** The broadest of the permissions that the owner lacks, one a rule. */
  readonly missing: PolicyRule[];
}

export interface CanonicalVector {
  readonly title?: string;
  readonly rules: PolicyRule[];
  /** The permissions that no other one covers, one a rule. */
  readonly permissions: PolicyRule[];
}

export interface ValidationVector {
  readonly object: KubernetesObject;
  /** The fields that are at fault, each once; none for a sound object. */
  readonly faultyFields: readonly string[];
}

/** The vectors by file. */
export interface Vectors {
  readonly authorization: VectorFile<AuthorizationVector>;
  readonly coverage: VectorFile<CoverageVector>;
  readonly canonical: VectorFile<CanonicalVector>;
  readonly validation: VectorFile<ValidationVector>;
}

export function vectorPath(name: keyof Vectors): string {
  return join(__dirname, 'vectors', `${name}.json`);
}

export function readVectors<Name extends keyof Vectors>(name: Name): Vectors[Name] {
  return JSON.parse(readFileSync(vectorPath(name), 'utf8')) as Vectors[Name];
}

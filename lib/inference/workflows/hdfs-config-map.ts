import { Values, valueOf } from './substitution';
import { Field } from '../../manifests/field';

/** The configmap with the Kerberos configuration of an artifact in HDFS, which the executor reads. */
export interface HdfsConfigMap {
  /** The field that names it. */
  readonly field: Field;
  /** Its name, where the manifest tells. */
  readonly name?: string;
}

/** The configmap that an artifact, or another place of artifacts, names. */
export function hdfsConfigMapOf(location: Field, values: Values): HdfsConfigMap | undefined {
  const field = location.at('hdfs', 'krbConfigConfigMap', 'name');
  return field.text === undefined ? undefined : { field, name: valueOf(field.text, values)?.text };
}

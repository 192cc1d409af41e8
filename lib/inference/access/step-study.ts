import { AccountChoice, AccountUse } from './account';
import { NeedScope } from './need';
import { WorkflowStudy } from './workflow-study';
import { Place } from '../../manifests/field';
import { ResourceKind } from '../kinds/kind-resolver';
import { ManifestObject } from '../kubectl/manifest-objects';
import { ResourceStep } from '../kubectl/resource-step';
import { TemplateRun } from '../workflows/template-walk';

/** A resource template's step in the course of a study. */
export interface StepStudy {
  readonly run: TemplateRun;
  readonly study: WorkflowStudy;
  readonly step: ResourceStep;
  readonly account: AccountChoice;
  readonly use: AccountUse;
  readonly place: Place;
}

/** An object that a step acts on, as the API server knows it. */
export interface Target {
  readonly kind: ResourceKind;
  /** Its name; every name where the manifest does not determine it. */
  readonly name?: string;
  /** Whether one name is meant, be it known or not. */
  readonly hasName: boolean;
  readonly scope: NeedScope;
  readonly object?: ManifestObject;
}

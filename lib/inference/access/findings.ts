import { Account, AccountChoice, AccountUse, isKnown } from './account';
import { IN_WORKFLOW_NAMESPACE, Need, NeedScope, scopeKey } from './need';
import { Note, NoteCode } from './note';
import { featureText } from '../../argo/features/chosen-feature';
import { ManifestFeatureId } from '../../argo/features/feature-table';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { Place } from '../../manifests/field';
import { expandRule } from '../../rbac/expansion';
import { Permission } from '../../rbac/permission';
import { PolicyRule } from '../../rbac/policy-rule';
import { UnknownNeed } from '../workflows/template-walk';

/** Something that the controller must be allowed for a workflow to run. */
export interface ControllerFeature {
  readonly id: ManifestFeatureId;

  /** The name that it is limited to: `my-cache`; nothing where it has no names or the manifest does not determine them. */
  readonly name?: string;

  readonly template: string;
  readonly place: Place;
}

/** Writes a feature as the command takes it: `memoization=my-cache`. */
export function controllerFeatureText({ id, name }: Pick<ControllerFeature, 'id' | 'name'>): string {
  return featureText({ id, names: name === undefined ? undefined : [name] });
}

/** A need: the account, the reason, and the place in the manifest. */
export interface NeedSource {
  readonly account: AccountChoice;
  readonly use: AccountUse;
  readonly template: string;
  readonly place: Place;
  readonly why: string;
  /** It deletes, and waits until the object is gone where it can get it. */
  readonly waits?: boolean;
}

/** An account, and what for. */
export interface UsedAccount extends Account {
  readonly use: AccountUse;
}

/** Writes what manifests leave open, each with its place. */
export function unknownTexts(studies: readonly { readonly findings: Pick<Findings, 'unknown'> }[]): string[] {
  return studies.flatMap(({ findings }) => findings.unknown.map(({ place, where, why }) => `${place.file}:${place.line}: ${where}: ${why}`));
}

/** Means every name where texts are compared: no name has a slash. */
const EVERY_NAME = '/';

/** Gathers what a workflow needs; what is found twice is kept once. */
export class Findings {
  public readonly accounts: UsedAccount[] = [];
  public readonly needs: Need[] = [];
  public readonly unknown: UnknownNeed[] = [];
  public readonly features: ControllerFeature[] = [];
  public readonly notes: Note[] = [];

  /** Faults of the manifests that show only when their calls are followed. */
  public readonly diagnostics: Diagnostic[] = [];

  private readonly seen = new Set<string>();

  /** Notes that an account is used, even if it needs nothing. */
  public addAccount(choice: AccountChoice, use: AccountUse, template: string): void {
    if (!isKnown(choice)) {
      this.diagnostics.push(...choice.diagnostics ?? []);
      this.addUnknown(template, choice.place, choice.where, choice.why);
    } else if (this.isNew('account', choice.name, use, choice.field.file, choice.field.path)) {
      this.accounts.push({ ...choice, use });
    }
  }

  public addRule(rule: PolicyRule, source: NeedSource, scope: NeedScope = IN_WORKFLOW_NAMESPACE): void {
    for (const permission of expandRule(rule)) {
      this.addPermission(permission, source, scope);
    }
  }

  public addPermission(permission: Permission, source: NeedSource, scope: NeedScope = IN_WORKFLOW_NAMESPACE): void {
    const { account, use, template, place, why, waits = false } = source;
    this.addAccount(account, use, template);
    if (!isKnown(account)) {
      return;
    }
    const { verb, apiGroup = '', resource = '', resourceName = EVERY_NAME } = permission;
    if (this.isNew('need', account.name, account.field.file, account.field.path, scopeKey(scope), verb, apiGroup, resource, resourceName, template)) {
      this.needs.push({ account, scope, permission, template, place, why, waits });
    }
  }

  public addUnknown(template: string, place: Place, where: string, why: string): void {
    if (this.isNew('unknown', template, place.file, where, why)) {
      this.unknown.push({ template, place, where, why });
    }
  }

  public addFeature(feature: ControllerFeature): void {
    if (this.isNew('feature', controllerFeatureText(feature))) {
      this.features.push(feature);
    }
  }

  public addNote(code: NoteCode, place: Place, text: string): void {
    if (this.isNew('note', code, text)) {
      this.notes.push({ code, place, text });
    }
  }

  private isNew(...key: readonly string[]): boolean {
    const text = key.join('\0'); // no field of a manifest has that character
    const isNew = !this.seen.has(text);
    this.seen.add(text);
    return isNew;
  }
}

import { Draft } from './draft';
import { Finding, FindingGrant, FindingVia, PathHop, Reached, Remedy } from './finding';
import { bindingVia, viaOf } from './via';
import { whereOf } from '../../access/reported-scope';
import { Place } from '../../diagnostics/diagnostic';
import { CheckId } from '../checks/check';
import { checkOf, compareChecks } from '../checks/check-table';
import { Severity } from '../checks/severity';

/** Finds the parts of a finding that depend on other findings, or on the input. */
export interface FindingContext {
  readonly reachedBy: (draft: Draft) => readonly Reached[];
  readonly remedyOf: (draft: Draft) => Remedy;

  /** The ways of the finding that was read last: formats write one finding after the other, and the ways of all would take most of the memory. */
  lastVia?: { readonly draft: Draft; readonly via: readonly FindingVia[] };
}

/** A finding whose parts are written when they are read: a comparison of two states reads few of them, and few formats show all. */
export class DraftedFinding implements Finding {
  public readonly check: CheckId;
  public readonly subject: string;
  public readonly severity: Severity;
  public readonly expected?: true;
  public readonly where: string;
  private ownGrants: readonly FindingGrant[] | undefined;

  constructor(private readonly draft: Draft, private readonly context: FindingContext) {
    const { check, subject, severity, namespace, expected } = draft;
    this.check = check;
    this.subject = subject;
    this.severity = severity;
    this.where = whereOf(namespace);
    if (expected === true) {
      this.expected = expected;
    }
  }

  public get grants(): readonly FindingGrant[] {
    return this.ownGrants ??= this.draft.grants ?? grantsOf(this.draft);
  }

  public get basis(): object | undefined {
    return this.draft.grants === undefined && this.draft.held.length > 0 ? this.draft.held : undefined;
  }

  public get path(): readonly PathHop[] {
    return this.draft.path?.() ?? [];
  }

  public get reaches(): readonly Reached[] {
    return this.draft.holder === undefined ? [] : this.context.reachedBy(this.draft);
  }

  public get via(): readonly FindingVia[] {
    if (this.context.lastVia?.draft !== this.draft) {
      this.context.lastVia = { draft: this.draft, via: waysOf(this.draft) };
    }
    return this.context.lastVia.via;
  }

  public get why(): string {
    const { why } = checkOf(this.check);
    return this.draft.details.length === 0 ? why : [why, ...new Set(this.draft.details)].join(' ');
  }

  public get remedy(): Remedy {
    return this.context.remedyOf(this.draft);
  }

  public get places(): readonly Place[] {
    return this.draft.places ?? placesOf(this.via);
  }

  public get folded(): readonly CheckId[] {
    const { folded = [] } = this.draft;
    return folded.length < 2 ? folded : [...new Set(folded)].sort(compareChecks);
  }
}

function waysOf({ subject, held, bindings = [], holder, via }: Draft): readonly FindingVia[] {
  const isBound = holder !== undefined && bindings.length > 0;
  return via?.() ?? (isBound ? bindings.map((grant) => bindingVia(grant, holder, subject)) : viaOf(held, subject));
}

function grantsOf({ held }: Draft): FindingGrant[] {
  const grants = new Map<string, FindingGrant>();
  for (const { verb, apiGroup, resource, names = [undefined], grant: { namespace } } of held) {
    const where = whereOf(namespace);
    for (const resourceName of names) {
      const key = `${where} ${verb} ${apiGroup} ${resource} ${resourceName ?? '*'}`;
      if (!grants.has(key)) {
        grants.set(key, resourceName === undefined ? { where, verb, apiGroup, resource } : { where, verb, apiGroup, resource, resourceName });
      }
    }
  }
  return [...grants.values()];
}

/** Where the rules and the bindings of some ways are written. Several ways may have a binding in common, whose place is listed once. */
function placesOf(via: readonly FindingVia[]): Place[] {
  const places: Place[] = [];
  const bindings = new Set<Place>();
  for (const { rulePlace, bindingPlace } of via) {
    if (rulePlace !== undefined) {
      places.push(rulePlace);
    }
    if (bindingPlace !== undefined && !bindings.has(bindingPlace)) {
      bindings.add(bindingPlace);
      places.push(bindingPlace);
    }
  }
  return places;
}

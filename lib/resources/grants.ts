/*
 * The submodule `grants`: what a grant is, and the generated classes that lead from a resource over verbs to a grant.
 *
 * Its types name only each other. The root uses them and not the other way round, because each of the two is a package in Go, where
 * packages can't import each other in a circle. The root does not export them as well: each name has one home. Whole files are
 * exported, since jsii finds only those names in a submodule.
 */
export * from '../rbac/policy-rule';
export * from './grant';
export * from './grant-statement';
export * from './non-resource-url-grant';
export * from './resource-info';
export * from './verbs';

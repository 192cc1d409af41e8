import { billOf, BillOfMaterials, withDependencies } from '../../../scripts/release/bill-of-materials';

const component = (ref: string) => ({ 'bom-ref': ref, 'name': ref.split('@')[0], 'version': ref.split('@')[1], 'purl': `pkg:npm/${ref}` });

/** What npm says of a checkout: two versions of a package are installed. */
const INSTALLED: BillOfMaterials = {
  metadata: { component: component('checkout@1.2.3') },
  components: ['yaml@4.0.0', 'yaml@5.0.0', 'arguments@2.0.0', 'arguments@3.0.0', 'linter@1.0.0'].map(component),
  dependencies: [
    { ref: 'checkout@1.2.3', dependsOn: ['yaml@5.0.0', 'linter@1.0.0'] },
    { ref: 'yaml@5.0.0', dependsOn: ['arguments@3.0.0'] },
    { ref: 'yaml@4.0.0', dependsOn: ['arguments@2.0.0'] },
    { ref: 'linter@1.0.0', dependsOn: ['yaml@4.0.0'] },
  ],
};

test('a bill of materials names what is in the package, by version, and nothing that builds it', () => {
  expect(billOf(INSTALLED, 'argo-rbac', withDependencies(INSTALLED, ['yaml@5.0.0']))).toEqual({
    metadata: { component: { 'bom-ref': 'argo-rbac@1.2.3', 'name': 'argo-rbac', 'version': '1.2.3', 'purl': 'pkg:npm/argo-rbac@1.2.3' } },
    components: [component('arguments@3.0.0'), component('yaml@5.0.0')],
    dependencies: [
      { ref: 'argo-rbac@1.2.3', dependsOn: ['arguments@3.0.0', 'yaml@5.0.0'] },
      { ref: 'yaml@5.0.0', dependsOn: ['arguments@3.0.0'] },
    ],
  });
});

test('what is in the package has to be installed', () => {
  expect(() => billOf(INSTALLED, 'argo-rbac', ['yaml@6.0.0'])).toThrow("yaml@6.0.0 isn't installed.");
});

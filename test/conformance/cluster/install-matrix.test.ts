import { App, Chart } from 'cdk8s';
import { defineCell, featuresOf, INSTALL_MATRIX, MatrixCell, titleOf } from './install-matrix';
import { ArgoVersion } from '../../../lib';
import { isInVersion } from '../../../lib/argo/features/chosen-feature';
import { EXAMPLE_FEATURES } from '../../../scripts/upstream/example-features';

const COLUMNS = ['scope', 'authMode', 'use', 'client', 'workflow'] as const;
const PAIRS = COLUMNS.flatMap((one, i) => COLUMNS.slice(i + 1).map((other) => [one, other] as const));

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function cellsOf(version: ArgoVersion): MatrixCell[] {
  return INSTALL_MATRIX.filter((cell) => cell.version === version);
}

function faultOf(cell: MatrixCell): string | undefined {
  try {
    defineCell(new Chart(new App(), 'chart', { namespace: 'argo' }), cell);
    return undefined;
  } catch (error) {
    return `${titleOf(cell)}: ${error}`;
  }
}

test('has every version, scope and authentication mode together', () => {
  expect(distinct(INSTALL_MATRIX.map(({ version, scope, authMode }) => `${version}, ${scope.title}, ${authMode.title}`))).toHaveLength(ArgoVersion.known.length * 4 * 4);
});

describe.each(ArgoVersion.known.map((version) => [`${version}`, version] as const))('Argo %s', (_, version) => {
  test.each(PAIRS)('has each %s with each %s', (one, other) => {
    expect(distinct(cellsOf(version).map((cell) => `${cell[one].title}, ${cell[other].title}`))).toHaveLength(4 * 4);
  });

  test('has every feature that it knows', () => {
    const used = new Set(cellsOf(version).flatMap((cell) => featuresOf(cell)));
    const known = EXAMPLE_FEATURES.filter(({ _chosen: { id } }) => isInVersion(id, version));
    expect(known.filter((feature) => !used.has(feature)).map(String)).toEqual([]);
  });
});

test('has installs that the library makes, each with a title of its own', () => {
  expect(distinct(INSTALL_MATRIX.map(titleOf))).toHaveLength(INSTALL_MATRIX.length);
  expect(INSTALL_MATRIX.map(faultOf).filter((fault) => fault !== undefined)).toEqual([]);
});

import { ComponentFlags } from '../../../lib/review/facts/argo-facts';

const variable = (name: string, value: string) => ({ env: [{ name, value }] });

describe('a flag is on as Go reads it', () => {
  test.each<[name: string, container: Record<string, unknown>, isOn: boolean]>([
    ['by its name', { args: ['--namespaced'] }, true],
    ['as 1', { args: ['--namespaced=1'] }, true],
    ['as True', { args: ['--namespaced=True'] }, true],
    ['by a variable', variable('ARGO_NAMESPACED', 'TRUE'), true],
    ['not as a word of its own', { args: ['--namespaced=false', 'true'] }, false],
    ['by the last of several', { args: ['--namespaced', '--namespaced=false'] }, false],
    ['by the flag, and not by the variable', { args: ['--namespaced=0'], ...variable('ARGO_NAMESPACED', 'true') }, false],
  ])('%s', (_, container, isOn) => {
    expect(new ComponentFlags(container).isOn('namespaced')).toBe(isOn);
  });

  test('by its short form, too', () => {
    expect(new ComponentFlags({ args: ['server', '-e=false'] }).isOn('secure', true)).toBe(false);
  });

  test('unless its value comes from elsewhere, which is not known', () => {
    expect(new ComponentFlags({ env: [{ name: 'ARGO_AUTH_MODE', valueFrom: {} }] }).values('auth-mode')).toEqual([]);
  });
});

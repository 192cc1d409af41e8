import { ComponentFlags } from '../../../lib/review/facts/component-flags';

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

  test.each<[name: string, container: Record<string, unknown>]>([
    ['a variable that Kubernetes replaces', { args: ['server', '--auth-mode=$(MODE)'], env: [{ name: 'MODE', value: 'server' }] }],
    ['a variable of a variable', { args: ['server', '--auth-mode', '$(MODE)'], env: [{ name: 'BASE', value: 'server' }, { name: 'MODE', value: '$(BASE)' }] }],
    ['a line of a shell', { command: ['sh', '-ec'], args: ['exec argo server "--auth-mode=server" --secure=false'] }],
    ['a variable of a shell', { command: ['sh', '-c', 'argo server --auth-mode=${MODE}'], env: [{ name: 'MODE', value: 'server' }] }],
  ])('its value is that of %s', (_, container) => {
    expect(new ComponentFlags(container).values('auth-mode')).toEqual(['server']);
  });

  test.each<[name: string, container: Record<string, unknown>, isUnknown: boolean]>([
    ['a reference to a variable from elsewhere', { args: ['--auth-mode=$(MODE)'], env: [{ name: 'MODE', valueFrom: {} }] }, true],
    ['a reference to a variable that the input lacks', { args: ['--auth-mode=$(MODE)'] }, true],
    ['the variable of the flag, from elsewhere', { env: [{ name: 'ARGO_AUTH_MODE', valueFrom: {} }] }, true],
    ['a flag, which wins over the variable', { args: ['--auth-mode=client'], env: [{ name: 'ARGO_AUTH_MODE', valueFrom: {} }] }, false],
    ['nothing', {}, false],
  ])('given by %s', (_, container, isUnknown) => {
    expect(new ComponentFlags(container).isUnknown('auth-mode')).toBe(isUnknown);
  });

  test('unless its value comes from elsewhere, which is not known', () => {
    expect(new ComponentFlags({ env: [{ name: 'ARGO_AUTH_MODE', valueFrom: {} }] }).values('auth-mode')).toEqual([]);
  });
});

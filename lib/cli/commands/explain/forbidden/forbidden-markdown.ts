import { ForbiddenAnswer } from './forbidden-answer';
import { visible } from '../../../../diagnostics/printable-text';
import { code } from '../../../report/markdown';
import { rulesYaml } from '../../../report/role-yaml';

/** Writes the answers as Markdown: a section for each message. */
export function writeMarkdown(answers: readonly ForbiddenAnswer[]): string {
  return answers.map(({ message, count, line, says, fix, matter, refused }) => [
    `### ${code(message)}`,
    '',
    `Line ${line}${count > 1 ? `, ${count} times` : ''}. ${says}${fix === undefined ? '' : ` ${fix}`}`,
    ...refused.flatMap(({ request, account, because, missingRoles, askedBy }) => [
      '',
      `- ${matter === 'escalation' ? 'Granted' : 'Denied'}: ${code(request)}`,
      `- Account: ${account === undefined ? '' : `${code(account)}. `}${visible(because)}`,
      ...missingRoles.length === 0 ? [] : [`- Its bindings name what doesn't exist: ${missingRoles.map(code).join(', ')}.`],
      ...(matter === 'escalation' ? [] : askedBy).flatMap(({ who, turnedOnBy, why, denied, consequence, notes, typescript, command, where, rules }) => [
        '',
        `Needed by ${visible(who)}${turnedOnBy === undefined ? '' : ` (${turnedOnBy})`}: ${visible(why)}${
          denied === undefined ? '' : ` When it is denied: ${denied}`}${consequence === undefined ? '' : ` It allows more: ${consequence}`}`,
        ...notes.flatMap((note) => ['', visible(note)]),
        ...typescript === undefined ? [] : ['', '```ts', ...typescript.split('\n').map(visible), '```'],
        ...command === undefined ? [] : ['', '```shell', visible(command), '```'],
        ...where === undefined || rules.length === 0 ? [] : ['', `${visible(where[0].toUpperCase() + where.slice(1))}:`, '', '```yaml', rulesYaml(rules).trimEnd(), '```'],
      ]),
    ]),
    '',
  ].join('\n')).join('\n');
}

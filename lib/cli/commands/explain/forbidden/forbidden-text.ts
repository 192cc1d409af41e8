import { AskedByAnswer, ForbiddenAnswer, RefusedAnswer } from './forbidden-answer';
import { visible } from '../../../../diagnostics/printable-text';
import { rulesYaml } from '../../../report/role-yaml';

/** Writes the answers for people. */
export function writeText(answers: readonly ForbiddenAnswer[]): string {
  return answers.map((answer) => `${[
    visible(`${answer.line}: ${answer.message}${answer.count > 1 ? ` (${answer.count} times)` : ''}`),
    ...answer.form === 'access' ? [] : labelled('Means', answer.says),
    ...answer.fix === undefined ? [] : labelled('Fix', answer.fix),
    ...refusedLines(answer),
  ].join('\n')}\n`).join('\n');
}

function refusedLines({ matter, refused }: ForbiddenAnswer): string[] {
  if (matter === 'escalation') {
    const [first] = refused;
    return first === undefined ? [] : [...labelled('Account', accountText(first)), ...refused.flatMap(({ request }) => labelled('Granted', request))];
  }
  return refused.flatMap((each) => [
    ...labelled('Denied', each.request),
    ...labelled('Account', accountText(each)),
    ...each.missingRoles.length === 0 ? [] : labelled('Bindings', `They name what doesn't exist: ${each.missingRoles.join(', ')}.`),
    ...each.askedBy.flatMap(askedByLines),
  ]);
}

function accountText({ account, because }: RefusedAnswer): string {
  return account === undefined ? because : `${account}. ${because}`;
}

function askedByLines({ who, turnedOnBy, why, denied, consequence, notes, typescript, command, where, rules }: AskedByAnswer): string[] {
  return [
    ...labelled('Needed by', `${who}${turnedOnBy === undefined ? '' : ` (${turnedOnBy})`}: ${why}`),
    ...denied === undefined ? [] : labelled('', `When it is denied: ${denied}`),
    ...consequence === undefined ? [] : labelled('', `It allows more: ${consequence}`),
    ...notes.flatMap((note) => labelled('', note)),
    ...typescript === undefined ? [] : labelled('TypeScript', typescript),
    ...command === undefined ? [] : labelled('Command', command),
    ...where === undefined || rules.length === 0 ? [] : [...labelled('Rules', `${where}:`), ...indented(rulesYaml(rules))],
  ];
}

const WIDTH = 12;

/** A line with what it is about before it; further lines are below it. */
function labelled(label: string, text: string): string[] {
  return text.split('\n').map((line, index) => `  ${(index === 0 ? label : '').padEnd(WIDTH)}${visible(line)}`);
}

function indented(text: string): string[] {
  return text.trimEnd().split('\n').map((line) => `  ${' '.repeat(WIDTH)}${line}`);
}

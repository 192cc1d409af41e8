const DAY = 86_400_000;

/** Leap days come every four years, and once after eight. */
const YEARS = 8;

const DAYS_OF_MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *', '@annually': '0 0 1 1 *', '@monthly': '0 0 1 * *', '@weekly': '0 0 * * 0', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@hourly': '0 * * * *',
};

const EVERY = /^@every\s+(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const TIME_ZONE = /^(?:CRON_)?TZ=\S+\s+/;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * Finds the longest time between two runs of a schedule in milliseconds, to a day; nothing where the text isn't a schedule or it never runs.
 *
 * @see https://pkg.go.dev/github.com/robfig/cron/v3
 */
export function longestPause(text: string): number | undefined {
  const schedule = text.trim().replace(TIME_ZONE, '');
  const [every, hours = '0', minutes = '0', seconds = '0'] = EVERY.exec(schedule) ?? [];
  if (every !== undefined) {
    return Math.max(DAY, ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000);
  }
  const fields = (DAYS_OF_MACROS[schedule.toLowerCase()] ?? schedule).split(/\s+/);
  const [minute, hour, ...days] = fields;
  if (fields.length !== 5 || valuesOf(minute, 0, 59) === undefined || valuesOf(hour, 0, 23) === undefined) {
    return undefined;
  }
  const [dayOfMonth, month, dayOfWeek] = [valuesOf(days[0], 1, 31), valuesOf(days[1], 1, 12, MONTHS), valuesOf(days[2], 0, 7, WEEKDAYS)];
  if (dayOfMonth === undefined || month === undefined || dayOfWeek === undefined) {
    return undefined;
  }
  // Where both name days, either is enough.
  const isEither = !isStar(days[0]) && !isStar(days[2]);
  const runs = (date: Date) => {
    const [inMonth, inWeek] = [dayOfMonth.has(date.getUTCDate()), dayOfWeek.has(date.getUTCDay()) || dayOfWeek.has(7) && date.getUTCDay() === 0];
    return month.has(date.getUTCMonth() + 1) && (isEither ? inMonth || inWeek : inMonth && inWeek);
  };
  return longestGap(runs);
}

function longestGap(runs: (date: Date) => boolean): number | undefined {
  const start = Date.UTC(2096, 0, 1); // 2100 has no leap day
  let last: number | undefined;
  let longest: number | undefined;
  for (let day = 0; day < YEARS * 366 * 2; day++) {
    const time = start + day * DAY;
    if (runs(new Date(time))) {
      longest = last === undefined ? longest : Math.max(longest ?? 0, time - last);
      last = time;
    }
  }
  return longest;
}

function isStar(field: string): boolean {
  return field.startsWith('*') || field.startsWith('?');
}

/** The values of a field: `*`, `1-5`, `mon,wed`, `1,31/2`. */
function valuesOf(field: string, least: number, most: number, names: readonly string[] = []): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, range, step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    if (range === undefined || step === '0') {
      return undefined;
    }
    const [from, to] = isStar(range) ? [least, most] : range.split('-').map((word) => valueOf(word, least, names));
    const end = to ?? (step === undefined ? from : most);
    if (from === undefined || end === undefined || !(from >= least && end <= most && from <= end)) {
      return undefined;
    }
    for (let value = from; value <= end; value += Number(step ?? 1)) {
      values.add(value);
    }
  }
  return values;
}

function valueOf(word: string, least: number, names: readonly string[]): number {
  const named = names.indexOf(word.toLowerCase());
  return named >= 0 ? named + least : /^\d+$/.test(word) ? Number(word) : NaN;
}

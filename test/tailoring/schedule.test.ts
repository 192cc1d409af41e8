import { longestPause } from '../../lib/tailoring/schedule';

const DAY = 86_400_000;

test.each([
  ['every minute', '* * * * *', 1],
  ['every day', '30 2 * * *', 1],
  ['on weekdays', '0 8 * * 1-5', 3],
  ['on named days', '0 8 * * mon,THU', 4],
  ['on Sundays, as 7', '0 8 * * 7', 7],
  ['every month', '0 0 1 * *', 31],
  ['on the 31st', '0 0 31 * *', 61],
  ['either on a day of the month or of the week', '0 0 1 * mon', 7],
  ['every quarter', '0 0 1 1/3 *', 92],
  ['every year', '@yearly', 366],
  ['in leap years, of which 2100 is none', '0 0 29 2 *', 8 * 365 + 1],
  ['every week by a macro', '@weekly', 7],
  ['every two hours', '@every 2h', 1],
  ['every 48 hours', '@every 48h30m', 48.5 / 24],
  ['in a time zone', 'CRON_TZ=Europe/Vienna 0 0 * * *', 1],
])('%s', (_, schedule, days) => {
  expect(longestPause(schedule)).toBe(days * DAY);
});

test.each(['', 'often', '0 0 * *', '0 0 * * * *', '61 0 * * *', '0 0 32 * *', '0 0 * * 5-1', '*/0 * * * *', '0 0 30 2 *'])('%j never runs, or is no schedule', (schedule) => {
  expect(longestPause(schedule)).toBeUndefined();
});

import { readFileSync, writeSync } from 'fs';
import { isMainThread } from 'worker_threads';
import { Usage, USAGE_DESCRIPTOR } from './reported-usage';

const MICROSECONDS = 1e6;
const KIB_PER_MIB = 1024;
const TICKS = 100;

let begin = process.cpuUsage();

/** Says that everything is loaded and prepared: what follows is what is measured. */
export function beginWork(): void {
  begin = process.cpuUsage();
}

/** Every measured process loads this first, whatever it runs, and so reports its usage at its end. */
process.on('exit', () => {
  if (!isMainThread) {
    return; // a thread loads this, too, and its usage is in that of the process
  }
  const work = process.cpuUsage(begin);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage: Usage = {
    process: (userCPUTime + systemCPUTime) / MICROSECONDS + childrenTime(),
    work: (work.user + work.system) / MICROSECONDS,
    memory: maxRSS / KIB_PER_MIB,
  };
  writeSync(USAGE_DESCRIPTOR, JSON.stringify(usage));
});

/** The same of the processes that it waited for, which Node.js doesn't say: two fields of what Linux says of a process, in hundredths of a second. */
function childrenTime(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\) /, '').split(' ');
  const [user, system] = fields.slice(13, 15).map(Number);
  return (user + system) / TICKS;
}

import cron from 'node-cron';
import { zone } from '../clock.ts';

/** What reports of the scheduler itself go to. */
export type CronLog = { error(error: unknown, text: string): void };

/** The whole timetable: one look every minute. What is due is asked of the service's clock, not of the minute that fired. */
export function everyMinute(look: () => Promise<unknown>, log: CronLog): { stop(): Promise<void> } {
  const task = cron.schedule(
    '* * * * *',
    async () => {
      await look().catch((error: unknown) => log.error(error, 'tick failed'));
    },
    { timezone: zone, noOverlap: true },
  );
  return { stop: async () => void (await task.destroy()) };
}

/** A job in words. */
import { formatNumber, t } from '../messages';
import type { JobState } from '../wire/wire';

/** "48,210 of 131,077"; only what was done where the whole is not known. */
export const countWords = ({ done, total }: JobState): string =>
  total > 0 ? t('job.count', { done, total }) : formatNumber(done);

/** Pieces a second, rounded as far as it makes sense. */
export const rateWords = ({ rate }: JobState): string =>
  t('job.rate', { rate: formatNumber(rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10) });

/** Time left, as a person would say it. */
export function leftWords(seconds: number): string {
  if (seconds < 1) return t('job.leftMoment');
  if (seconds < 60) return t('job.leftSeconds', { n: Math.round(seconds) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return t('job.leftMinutes', { n: minutes });
  return t('job.leftHours', { n: Math.round(minutes / 60) });
}

/** How a job stands, on one line. */
export function standing(job: JobState): string {
  switch (job.phase) {
    case 'paused':
      return t('job.paused', { count: countWords(job) });
    case 'done':
      return t('job.done');
    case 'cancelled':
      return t('job.cancelled', { count: countWords(job) });
    case 'failed':
      return job.error?.message ?? t('job.failed');
    case 'running': {
      const parts = [countWords(job)];
      if (job.rate > 0) parts.push(rateWords(job));
      if (job.secondsLeft !== null) parts.push(leftWords(job.secondsLeft));
      return parts.join(t('list.separator'));
    }
  }
}

import type { OverlayView } from '../api/schema';

/** 「報告まで 3:59」「安全確認まで 47:59」「超過 2:05」 of an abuse response. */
export function hoursLeft(overlay: OverlayView, t: (ja: string, en: string) => string): string {
  if (overlay.stage === 'safe') return t('安全を確認済み', 'safe');
  const minutes = overlay.minutes_left;
  if (minutes === null || minutes === undefined) return '';
  const size = Math.abs(minutes);
  const time = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
  const reported = overlay.stage === 'counting' || overlay.stage === 'safety_overdue';
  const what = reported ? t('安全確認', 'safety check') : t('市への通報', 'report');
  return minutes < 0 ? t(`${what} ${time}超過`, `${what} ${time} overdue`) : t(`${what}まで ${time}`, `${what} in ${time}`);
}

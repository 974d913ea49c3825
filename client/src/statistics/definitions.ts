type Text = (ja: string, en: string) => string;

/** What the headings of the tables mean, for `?`. */
const table: Record<string, [ja: string, en: string]> = {
  延べ: ['受付の数です。同じ人の2回の電話は2件です。', 'Contacts. Two calls of one person are two.'],
  実: ['相談ごとの数です。期間の中で1回と数えます。月をまたぐ人を1回と数えるため、月の計は和と違います。', 'Matters, each once in the period; months do not add up to the whole.'],
  新規: ['期間の前に受付がなかった相談です。', 'Matters with no contact before the period.'],
  継続: ['期間の前から続いている相談です。', 'Matters that go on from before the period.'],
  再開: ['終結したケースが、期間の中で再び始まった相談です。', 'Closed cases that were opened again in the period.'],
  件数: ['受付の数(延べ)です。', 'Contacts.'],
  不明: ['記録に区分がない受付と、支援措置のため地区を出さない受付です。', 'Contacts without this code, and those whose district is masked.'],
  即日: ['緊急度Sの相談ごとの数です。', 'Matters of urgency S.'],
  '3日以内': ['緊急度Aの相談ごとの数です。', 'Matters of urgency A.'],
  疑い: ['期間の終わりに疑いのままの相談です。', 'Matters still suspected at the end of the period.'],
  通報済み: ['市へ通報した相談です。', 'Matters reported to the city.'],
  認定: ['市が虐待と認めた相談です。', 'Matters confirmed by the city.'],
  認定なし: ['市が虐待と認めなかった相談です。', 'Matters not confirmed.'],
  対象: ['期間の中で虐待の疑いを受け付け、通報が必要になった相談です。', 'Suspicions received in the period.'],
  当日中の通報: ['受け付けた日のうちに市へ通報した相談です。', 'Reported on the day of receipt.'],
};

export function definitionsFor(headings: string[], t: Text): [heading: string, meaning: string][] {
  return headings.flatMap((heading) => {
    const meaning = table[heading];
    return meaning ? [[heading, t(...meaning)] as [string, string]] : [];
  });
}

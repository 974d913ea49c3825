import { useState } from 'react';
import { api, take } from '../api/client';
import { saveFile } from '../api/files';
import { ApiError } from '../api/problem';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { type Asked, queryOf } from './period';

/** The table as a file; what leaves the center hides small cells. */
export function Files({ asked }: { asked: Asked }) {
  const t = useText();
  const say = useAnnounce();
  const [problem, setProblem] = useState<ApiError>();

  async function save(format: 'csv' | 'xlsx') {
    try {
      const content = await take(
        api.GET('/v1/statistics/{table}/file', {
          params: { path: { table: asked.table }, query: { format, ...queryOf(asked) } },
          parseAs: 'blob',
        }),
      );
      saveFile(content as Blob, `${asked.table}-${asked.year}${asked.month ? `-${asked.month}` : ''}.${format}`);
      setProblem(undefined);
      say(t('ファイルを保存しました。', 'The file is saved.'));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
  }

  return (
    <>
      <Button onPress={() => void save('csv')}>CSV</Button>
      <Button onPress={() => void save('xlsx')}>Excel</Button>
      <ErrorSummary problem={problem} />
    </>
  );
}

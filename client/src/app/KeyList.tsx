import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { useKeyActs } from './keys';
import { useText } from './language';

/** Every key that acts here and now. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const t = useText();
  const acts = useKeyActs();
  return (
    <Ask title={t('キー一覧', 'Keys')} onClose={onClose}>
      <table className="table">
        <tbody>
          {acts.map((act) => (
            <tr key={act.keys + act.label}>
              <th scope="row">
                <kbd>{act.keys}</kbd>
              </th>
              <td>{act.label}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{t('日本語の変換中は、どのキーも変換のものです。', 'While a composition is open every key is its own.')}</p>
      <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
    </Ask>
  );
}

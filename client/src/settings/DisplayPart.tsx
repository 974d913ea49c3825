import { useContext, useId } from 'react';
import { useKeyActs } from '../app/keys';
import { LanguageContext, useText } from '../app/language';
import { LanguageSetter } from '../app/languageSetter';
import { PartHead } from './PartHead';

/** The language, and which keys act. */
export function DisplayPart() {
  const t = useText();
  const language = useContext(LanguageContext);
  const setLanguage = useContext(LanguageSetter);
  const acts = useKeyActs();
  const name = useId();
  return (
    <>
      <PartHead title={t('表示とキー', 'Display and keys')} />
      <fieldset className="choices display-language">
        <legend>{t('言葉', 'Language')}</legend>
        {(['ja', 'en'] as const).map((one) => (
          <label key={one} lang={one}>
            <input type="radio" name={name} checked={language === one} onChange={() => setLanguage(one)} />
            {one === 'ja' ? '日本語' : 'English'}
          </label>
        ))}
      </fieldset>
      <p className="hint">
        {t('この画面を閉じるまで続きます。端末には何も残しません。', 'Lasts until the page is closed; nothing is kept on this machine.')}
      </p>
      <h2>{t('キー', 'Keys')}</h2>
      <table className="table settings-keys">
        <thead>
          <tr>
            <th scope="col">{t('キー', 'Key')}</th>
            <th scope="col">{t('すること', 'What it does')}</th>
          </tr>
        </thead>
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
    </>
  );
}

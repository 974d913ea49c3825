import type { PersonAddress, PersonAlias, PersonPhone } from '../api/schema';
import { useText } from '../app/language';
import { DayField } from '../dates/DayField';
import { useCodeList } from '../reference/useCodeList';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { joinName, readyKana, splitName } from './typedName';
import type { FormProps } from './PersonForms';
import { addressKinds, aliasKinds, optionsOf } from './PersonLines';

/** `rows` with one of them changed. */
function changed<T>(rows: readonly T[], index: number, part: Partial<T>): T[] {
  return rows.map((row, at) => (at === index ? { ...row, ...part } : row));
}

export function AliasForm({ document, change }: FormProps) {
  const t = useText();
  const rows = document.aliases ?? [];
  const set = (index: number, part: Partial<PersonAlias>) => change({ aliases: changed(rows, index, part) });
  return (
    <>
      {rows.map((alias, index) => (
        <fieldset key={index} className="choices triple">
          <legend>{t(`呼び名 ${index + 1}`, `Name ${index + 1}`)}</legend>
          <Select label={t('種類', 'Kind')} options={optionsOf(aliasKinds, t)} value={alias.kind} onChange={(event) => set(index, { kind: event.target.value as PersonAlias['kind'] })} />
          <Field
            label={t('氏名(空白で区切る)', 'Name')}
            defaultValue={joinName({ family: alias.family_name ?? '', given: alias.given_name ?? '' })}
            onChange={(event) => {
              const { family, given } = splitName(event.target.value);
              set(index, { family_name: family || null, given_name: given || null });
            }}
          />
          <Field
            label={t('フリガナ', 'Reading')}
            defaultValue={joinName({ family: alias.family_kana ?? '', given: alias.given_kana ?? '' })}
            onBlur={(event) => {
              const { text } = readyKana(event.target.value);
              event.target.value = text;
              const { family, given } = splitName(text.trimEnd());
              set(index, { family_kana: family || null, given_kana: given || null });
            }}
          />
          <Button onPress={() => change({ aliases: rows.filter((_, at) => at !== index) })}>{t('この呼び名を消す', 'Remove')}</Button>
        </fieldset>
      ))}
      <Button onPress={() => change({ aliases: [...rows, { kind: 'called' }] })}>{t('呼び名を足す', 'Add a name')}</Button>
    </>
  );
}

export function AddressForm({ document, change, problem }: FormProps) {
  const t = useText();
  const district = useCodeList('district');
  const rows = document.addresses ?? [];
  const set = (index: number, part: Partial<PersonAddress>) => change({ addresses: changed(rows, index, part) });
  return (
    <>
      {rows.map((address, index) => (
        <fieldset key={index} className="choices triple">
          <legend>{t(`住所 ${index + 1}`, `Address ${index + 1}`)}</legend>
          <Select label={t('種類', 'Kind')} options={optionsOf(addressKinds, t)} value={address.kind} onChange={(event) => set(index, { kind: event.target.value as PersonAddress['kind'] })} />
          <Field label={t('郵便番号', 'Postal code')} inputMode="numeric" value={address.postal_code ?? ''} onChange={(event) => set(index, { postal_code: event.target.value || null })} error={problem?.at(`/addresses/${index}/postal_code`)} />
          <Select label={t('地区', 'District')} empty={t('未入力', 'none')} options={district.rows.filter((row) => !row.ended).map((row) => ({ code: row.code, label: `${row.code} ${row.label}` }))} value={address.district ?? ''} onChange={(event) => set(index, { district: event.target.value || null })} />
          <Field label={t('町・番地・建物', 'Lines')} value={address.lines.join(' ')} onChange={(event) => set(index, { lines: event.target.value ? [event.target.value] : [] })} error={problem?.at(`/addresses/${index}/lines`)} />
          <DayField label={t('いつから', 'From')} value={address.valid_from ?? ''} onDay={(day) => set(index, { valid_from: day || null })} error={problem?.at(`/addresses/${index}/valid_from`)} />
          <DayField label={t('いつまで', 'Until')} value={address.valid_to ?? ''} onDay={(day) => set(index, { valid_to: day || null })} error={problem?.at(`/addresses/${index}/valid_to`)} />
        </fieldset>
      ))}
      <p className="hint">{t('引っ越したときは、前の住所に「いつまで」を入れて、新しい住所を足します。消さずに履歴に残ります。', 'After a move, end the old address and add the new one: it stays in the history.')}</p>
      <Button onPress={() => change({ addresses: [...rows, { kind: 'actual', lines: [] }] })}>{t('住所を足す', 'Add an address')}</Button>
    </>
  );
}

export function PhoneForm({ document, change, problem }: FormProps) {
  const t = useText();
  const rows = document.phones ?? [];
  const set = (index: number, part: Partial<PersonPhone>) => change({ phones: changed(rows, index, part) });
  return (
    <>
      {rows.map((phone, index) => (
        <fieldset key={index} className="choices triple">
          <legend>{t(`電話 ${index + 1}`, `Phone ${index + 1}`)}</legend>
          <Field label={t('番号', 'Number')} inputMode="tel" value={phone.digits} onChange={(event) => set(index, { digits: event.target.value.normalize('NFKC').replace(/[^\d]/g, '') })} error={problem?.at(`/phones/${index}/digits`)} />
          <Field label={t('種類(携帯・自宅など)', 'Label')} value={phone.label ?? ''} onChange={(event) => set(index, { label: event.target.value || null })} />
          <Field label={t('だれの電話か・留守電の可否', 'Whose, messages')} value={phone.whose ?? ''} onChange={(event) => set(index, { whose: event.target.value || null })} />
          <Button onPress={() => change({ phones: rows.filter((_, at) => at !== index) })}>{t('この電話を消す', 'Remove')}</Button>
        </fieldset>
      ))}
      <Button onPress={() => change({ phones: [...rows, { digits: '' }] })}>{t('電話を足す', 'Add a phone')}</Button>
    </>
  );
}

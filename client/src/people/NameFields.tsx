import { type CompositionEvent, useRef, useState } from 'react';
import type { ApiError } from '../api/problem';
import type { PersonNames } from '../api/schema';
import { useText } from '../app/language';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { joinName, Reading, readyKana, splitName } from './typedName';
import { kanaSources, optionsOf } from './PersonLines';

interface NameFieldsProps {
  names: PersonNames;
  onChange: (names: PersonNames) => void;
  problem: ApiError | undefined;
  autoFocus?: boolean;
}

/** 氏名 in one field, byte for byte as typed; フリガナ proposed from what was composed. */
export function NameFields({ names, onChange, problem, autoFocus }: NameFieldsProps) {
  const t = useText();
  const [typed, setTyped] = useState(joinName({ family: names.family_name ?? '', given: names.given_name ?? '' }));
  const [kana, setKana] = useState(joinName({ family: names.family_kana ?? '', given: names.given_kana ?? '' }));
  const [changed, setChanged] = useState('');
  const reading = useRef(new Reading());
  const proposes = useRef(!kana);

  function withName(text: string): PersonNames {
    const { family, given } = splitName(text);
    return { ...names, family_name: family || null, given_name: given || null };
  }
  function withKana(base: PersonNames, text: string, source: string | null): PersonNames {
    const { family, given } = splitName(text.trimEnd() || '');
    const none = !family && !given;
    return {
      ...base,
      family_kana: family || null,
      given_kana: given || null,
      kana_source: (none ? null : source) as PersonNames['kana_source'],
    };
  }
  function onName(text: string) {
    setTyped(text);
    onChange(withName(text));
    if (!text) reading.current.clear();
  }
  function propose(text: string) {
    const caught = reading.current.katakana;
    if (!proposes.current || !caught) return;
    setKana(caught);
    onChange(withKana(withName(text), caught, 'guessed'));
  }
  const { family, given } = splitName(typed);
  return (
    <>
      <Field
        label={t('氏名(姓と名の間に空白)', 'Name (a space between surname and given name)')}
        value={typed}
        autoFocus={autoFocus}
        onChange={(event) => {
          const native = event.nativeEvent as InputEvent;
          if (!native.isComposing && (native.data === ' ' || native.data === '\u3000')) reading.current.space();
          onName(event.target.value);
        }}
        onCompositionUpdate={(event: CompositionEvent) => reading.current.update(event.data)}
        onCompositionEnd={(event: CompositionEvent<HTMLInputElement>) => {
          reading.current.end(event.data);
          propose(event.currentTarget.value);
        }}
        hint={typed && !family && given ? t('空白がないので「姓がない」氏名として保存します。', 'Without a space: a name without a surname.') : undefined}
        error={problem?.at('/names/family_name') ?? problem?.at('/names/given_name')}
      />
      <div className="pair">
        <Field
          label={t('フリガナ', 'Reading')}
          value={kana}
          onChange={(event) => {
            proposes.current = false;
            setKana(event.target.value);
            // Enter in this field sends the form without leaving it.
            onChange(withKana(names, readyKana(event.target.value).text, names.kana_source ?? 'heard'));
          }}
          onBlur={() => {
            const ready = readyKana(kana);
            setChanged(ready.changed ? t(`「${kana}」を「${ready.text}」に直しました。`, `“${kana}” became “${ready.text}”.`) : '');
            setKana(ready.text);
          }}
          hint={changed || (names.kana_source === 'guessed' && kana ? t('推定です。戸籍・住民票・聴取で確かめたら選んでください。', 'Guessed from the typing.') : undefined)}
          error={problem?.at('/names/family_kana') ?? problem?.at('/names/given_kana')}
        />
        <Select
          label={t('フリガナの出どころ', 'Source of the reading')}
          options={optionsOf(kanaSources, t)}
          empty={t('選んでいません', 'none')}
          value={names.kana_source ?? ''}
          onChange={(event) => onChange({ ...names, kana_source: (event.target.value || null) as PersonNames['kana_source'] })}
        />
        <Field
          label={t('ローマ字(在留カードの順)', 'Roman letters (order of the card)')}
          value={names.roman_name ?? ''}
          onChange={(event) => onChange({ ...names, roman_name: event.target.value || null })}
          error={problem?.at('/names/roman_name')}
        />
        <Field
          label={t('外字メモ(〓がどの字か)', 'Glyph note (what 〓 stands for)')}
          value={names.glyph_note ?? ''}
          onChange={(event) => onChange({ ...names, glyph_note: event.target.value || null })}
        />
      </div>
    </>
  );
}

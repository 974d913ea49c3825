import type { OptionInput } from '../api/schema';
import { useText } from '../app/language';
import type { CodeOption } from '../intake/codes';
import { TextArea } from '../ui/TextArea';

interface Props {
  options: OptionInput[];
  choices: CodeOption[];
  onChange: (options: OptionInput[]) => void;
}

/** 検討した選択肢 of a policy meeting: each with its reasons, and which was chosen. */
export function Options({ options, choices, onChange }: Props) {
  const t = useText();
  const find = (code: string) => options.find((option) => option.option === code);
  function put(code: string, more: Partial<OptionInput>) {
    const before = find(code) ?? { option: code as OptionInput['option'] };
    onChange([...options.filter((option) => option.option !== code), { ...before, ...more }]);
  }
  return (
    <fieldset className="choices">
      <legend>{t('検討した選択肢', 'Options considered')}</legend>
      {choices.map(({ code, label }) => (
        <div key={code}>
          <label>
            <input type="checkbox" checked={find(code) !== undefined} onChange={(event) => (event.target.checked ? put(code, {}) : onChange(options.filter((option) => option.option !== code)))} />
            {label}
          </label>
          {find(code) && (
            <>
              <TextArea label={t(`${label}: 理由`, `${label}: reasons`)} value={find(code)?.reasoning ?? ''} onChange={(event) => put(code, { reasoning: event.target.value || undefined })} />
              <label>
                <input type="checkbox" checked={find(code)?.chosen ?? false} onChange={(event) => put(code, { chosen: event.target.checked })} />
                {t('これを選んだ', 'Chosen')}
              </label>
            </>
          )}
        </div>
      ))}
    </fieldset>
  );
}

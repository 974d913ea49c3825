import { useCodeList } from '../reference/useCodeList';

interface ItemChoiceProps {
  legend: string;
  value: readonly string[];
  onChange: (items: string[]) => void;
  error?: string | undefined;
}

/** Which items of the person's data: a tick for each. */
export function ItemChoice({ legend, value, onChange, error }: ItemChoiceProps) {
  const items = useCodeList('sharing_item');
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      <div className="ticks">
        {items.rows
          .filter((row) => !row.ended)
          .map((row) => (
            <label key={row.code}>
              <input type="checkbox" checked={value.includes(row.code)} onChange={(event) => onChange(event.target.checked ? [...value, row.code] : value.filter((code) => code !== row.code))} />
              {row.label}
            </label>
          ))}
      </div>
      <p className="error">{error}</p>
    </fieldset>
  );
}

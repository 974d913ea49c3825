import type { PersonHitView } from '../api/schema';
import { useText } from '../app/language';
import { useCodeList } from '../reference/useCodeList';
import { decadeOf, type Filters, noFilters } from './matching';

interface SearchFiltersProps {
  hits: readonly PersonHitView[];
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** What the results are narrowed by: one tag each, taken away one by one. */
export function SearchFilters({ hits, filters, onChange }: SearchFiltersProps) {
  const t = useText();
  const district = useCodeList('district');
  const known = new Set(district.rows.map((row) => row.code));
  const districts = [...new Set(hits.map((hit) => hit.district))].filter((code) => known.has(code)).sort();
  const decades = [...new Set(hits.map(decadeOf))].filter(Boolean).sort();
  const tags: { label: string; without: Filters }[] = [];
  if (filters.district) tags.push({ label: t(`地区 ${district.label(filters.district)}`, `district ${filters.district}`), without: { ...filters, district: '' } });
  if (filters.born) tags.push({ label: t(`生年 ${filters.born}`, `born ${filters.born}`), without: { ...filters, born: '' } });
  if (filters.own) tags.push({ label: t('自分の担当', 'my cases'), without: { ...filters, own: false } });
  return (
    <div className="filters" role="group" aria-label={t('絞り込み', 'Narrow')}>
      <span className="label">{t('絞り込み', 'Narrow')}</span>
      {tags.map((tag) => (
        <button key={tag.label} type="button" className="filter-tag" aria-label={t(`${tag.label} を外す`, `Remove ${tag.label}`)} onClick={() => onChange(tag.without)}>
          {tag.label} ×
        </button>
      ))}
      {!filters.district && districts.length > 0 && (
        <select aria-label={t('足す: 地区', 'Add district')} value="" onChange={(event) => onChange({ ...filters, district: event.target.value })}>
          <option value="">{t('足す: 地区', 'Add district')}</option>
          {districts.map((code) => (
            <option key={code} value={code}>
              {district.label(code)}
            </option>
          ))}
        </select>
      )}
      {!filters.born && decades.length > 0 && (
        <select aria-label={t('足す: 生年', 'Add birth')} value="" onChange={(event) => onChange({ ...filters, born: event.target.value })}>
          <option value="">{t('足す: 生年', 'Add birth')}</option>
          {decades.map((decade) => (
            <option key={decade}>{decade}</option>
          ))}
        </select>
      )}
      {!filters.own && (
        <button type="button" className="filter-tag" onClick={() => onChange({ ...filters, own: true })}>
          {t('足す: 自分の担当', 'Add: my cases')}
        </button>
      )}
      {tags.length > 0 && (
        <button type="button" className="filter-tag" onClick={() => onChange(noFilters)}>
          {t('条件をすべて外す', 'Remove all')}
        </button>
      )}
    </div>
  );
}

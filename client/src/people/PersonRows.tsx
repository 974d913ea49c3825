import { useLocation } from 'wouter';
import type { PersonHitView } from '../api/schema';
import { useText } from '../app/language';
import { dayOf, shortDay } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';
import { belongsToIme } from '../typing/composition';
import { Masked, Unentered } from '../ui/Nothing';
import { useRoving } from '../ui/useRoving';
import { type Why, whyFound } from './matching';

const whyWords: Record<Why, [ja: string, en: string]> = {
  kana: ['フリガナが一致', 'by the reading'],
  roman: ['ローマ字が一致', 'by Roman letters'],
  phone: ['電話の末尾が一致', 'by the end of a phone'],
  name: ['氏名が一致', 'by the name'],
  other_form: ['異体字・別の呼び名が一致', 'by another form of the name'],
};

interface PersonRowsProps {
  hits: readonly PersonHitView[];
  words: string;
  onPreview: (id: string) => void;
}

/** People that were found, one row each; Enter opens, Space shows more at the side. */
export function PersonRows({ hits, words, onPreview }: PersonRowsProps) {
  const t = useText();
  const [, go] = useLocation();
  const district = useCodeList('district');
  const roving = useRoving();
  if (hits.length === 0) return <p className="empty">{t('この条件に合う人はいません。', 'Nobody fits these conditions.')}</p>;
  return (
    <ul id="results" className="plain-list results" aria-label={t('見つかった人', 'People found')} onKeyDown={roving.onKeyDown}>
      {hits.map((hit, index) => {
        const alone = hit.mask_level >= 2 && !hit.birth_text;
        const current = hit.cases[0];
        return (
          <li key={hit.id}>
            <a
              {...roving.row(index)}
              className="result"
              href={`/persons/${hit.id}`}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                go(`/persons/${hit.id}`);
              }}
              onKeyDown={(event) => {
                if (belongsToIme(event)) return;
                if (event.key === ' ') {
                  event.preventDefault();
                  onPreview(hit.id);
                }
                if (event.key === 'n' && !event.altKey && !event.ctrlKey) go('/contacts/new');
              }}
            >
              <span className="result-name">
                <b>{hit.name || hit.roman_name || t('氏名不明', 'name unknown')}</b> {t('さん', '')}
                <span className="result-kana">{alone ? '' : hit.kana || hit.roman_name}</span>
              </span>
              <span>
                {alone ? (
                  <Masked reason={t('支援措置', 'protected')} />
                ) : (
                  <>
                    {hit.birth_text === '不明' ? t('生年月日不明', 'birth unknown') : hit.birth_text}
                    {hit.age !== null && hit.age !== undefined && ` ${t(`${hit.age}歳`, `age ${hit.age}`)}`}
                  </>
                )}
              </span>
              <span>
                {!alone && (hit.district ? district.label(hit.district) : <Unentered />)}
                {!alone && hit.mask_level > 0 && <Masked />}
              </span>
              <span>
                {current ? `${current.number} ${current.state_label}` : !alone && t('ケースなし・担当外', 'no case of yours')}
              </span>
              <span>
                {hit.last_contact_at
                  ? t(`最後の相談 ${shortDay(dayOf(hit.last_contact_at))}`, `last ${shortDay(dayOf(hit.last_contact_at))}`)
                  : !alone && t('相談なし', 'no contact')}
              </span>
              <span className="result-why">{t(...whyWords[whyFound(words, hit)])}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

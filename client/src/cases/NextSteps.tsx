import { useRef, useState } from 'react';
import type { Tagged } from '../api/client';
import type { CaseView, NextStep } from '../api/schema';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { Button } from '../ui/Button';
import { type Mark, markOf, needOf } from './needs';
import { StepForm } from './StepForm';

const markWords: Record<Mark, [ja: string, en: string, tag: string]> = {
  done: ['済', 'done', 'tag-good'],
  lacking: ['不足あり', 'lacking', 'tag-care'],
  untouched: ['未着手', 'untouched', 'tag-plain'],
};

// What is always possible stands below what leads on.
const sideActions = new Set(['suspend', 'flag_abuse', 'lift_abuse', 'record_death', 'undo_death', 'return_to_inquiry']);

interface NextStepsProps {
  file: Tagged<CaseView>;
  /** Shows where a need is met: a fact's name, or another place of the page. */
  onNeed: (code: string) => void;
}

/** 次の一手: where the case may go, what each step still needs, and who may take it. */
export function NextSteps({ file, onNeed }: NextStepsProps) {
  const t = useText();
  const panel = useRef<HTMLElement>(null);
  const [taken, take] = useState<NextStep>();
  useKey('Alt+Y', t('次の一手', 'Next step'), () => panel.current?.focus());
  const { next_steps: steps, facts } = file.value;
  const entered = new Set(facts.filter((fact) => fact.value).map((fact) => fact.name));
  const main = steps.filter((step) => !sideActions.has(step.action));
  const side = steps.filter((step) => sideActions.has(step.action));
  return (
    <section ref={panel} tabIndex={-1} className="card next" aria-label={t('次の一手', 'Next step')}>
      <h2>
        {t('次の一手', 'Next step')} <kbd>Alt+Y</kbd>
      </h2>
      {main.map((step) => (
        <div key={step.action} className="step">
          <h3>
            {step.label} <span className="small">{step.rule}</span>
          </h3>
          {step.unmet.length > 0 && <p className="small">{t(`${step.unmet.length + step.met.length}つのうち不足${step.unmet.length}`, `${step.unmet.length} of ${step.unmet.length + step.met.length} are missing`)}</p>}
          <ul className="plain-list needs">
            {step.met.map((code) => (
              <li key={code}>
                <NeedMark mark="done" />
                <span>{t(needOf(code).ja, needOf(code).en)}</span>
              </li>
            ))}
            {step.unmet.map((need) => (
              <li key={need.code}>
                <NeedMark mark={markOf(need.code, true, entered)} />
                <button type="button" className="link-button" onClick={() => onNeed(need.code)}>
                  {need.message}
                </button>
              </li>
            ))}
          </ul>
          <p className="small">
            {t(`できる人 ${step.who}`, `Who: ${step.who}`)}
            {!step.permitted && t('。あなたの役割ではできません。', '; not by your post.')}
          </p>
          <Button primary={main[0] === step} onPress={() => take(step)}>
            {step.label}
          </Button>
        </div>
      ))}
      {side.length > 0 && (
        <div className="row-actions">
          {side.map((step) => (
            <Button key={step.action} danger={step.action === 'flag_abuse'} onPress={() => take(step)}>
              {step.label}
            </Button>
          ))}
        </div>
      )}
      {taken && <StepForm file={file} step={taken} onClose={() => take(undefined)} />}
    </section>
  );
}

function NeedMark({ mark }: { mark: Mark }) {
  const t = useText();
  const [ja, en, tag] = markWords[mark];
  return <span className={`tag ${tag}`}>{t(ja, en)}</span>;
}

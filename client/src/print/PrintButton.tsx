import { useState } from 'react';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { Button } from '../ui/Button';
import { PrintAsk } from './PrintAsk';

export interface PrintableForm {
  code: string;
  ja: string;
  en: string;
}

interface Props {
  forms: PrintableForm[];
  /** Id of the contact, case or meeting. */
  object?: string;
  /** Of the daily closing sheet. */
  day?: string;
}

/** 印刷: the server makes the paper, and printing it is an act in the log. The browser's own Ctrl+P
 * leads here too. */
export function PrintButton(props: Props) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const open = asking ? undefined : () => setAsking(true);
  useKey('Alt+I', t('印刷', 'Print'), open);
  useKey('Ctrl+P', t('印刷', 'Print'), open);
  return (
    <>
      <Button keys="Alt+I" onPress={() => setAsking(true)}>
        {t('印刷', 'Print')}
      </Button>
      {asking && <PrintAsk {...props} onClose={() => setAsking(false)} />}
    </>
  );
}

import { Button as AriaButton, type ButtonProps as AriaProps } from 'react-aria-components';

interface ButtonProps extends Omit<AriaProps, 'className' | 'isDisabled'> {
  primary?: boolean;
  danger?: boolean;
  /** The key that does the same, shown in the text: "Ctrl+Enter". */
  keys?: string;
  children: string | string[];
}

/** Never greyed: an act that is refused says why when it is pressed. */
export function Button({ primary, danger, keys, children, ...rest }: ButtonProps) {
  const kind = primary ? 'button-primary' : danger ? 'button-danger' : '';
  return (
    <AriaButton {...rest} className={`button ${kind}`} {...(keys ? { 'aria-keyshortcuts': keys.replace('Ctrl', 'Control') } : {})}>
      {children}
      {keys && <kbd>{keys}</kbd>}
    </AriaButton>
  );
}

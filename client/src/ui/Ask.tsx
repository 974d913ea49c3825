import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface AskProps {
  title: string;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** A dialog over the page. Esc closes it; what was typed on the page stays. */
export function Ask({ title, onClose, wide, children }: AskProps) {
  return (
    <ModalOverlay isOpen onOpenChange={(open) => open || onClose()} className="veil">
      <Modal className={`dialog ${wide ? 'dialog-wide' : ''}`}>
        <Dialog>
          <Heading slot="title">{title}</Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

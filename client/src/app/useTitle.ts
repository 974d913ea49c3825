import { useEffect } from 'react';

/** The window's title, and the focus on the page's heading when the place changes. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} - Kizuna`;
  }, [title]);
}

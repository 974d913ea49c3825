import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** React Aria clears its live regions by innerHTML, which Trusted Types forbid: the page would go
 * blank. Fails the build when a new version has the places elsewhere. */
function clearWithoutMarkup(): Plugin {
  let replaced = 0;
  return {
    name: 'clear-without-markup',
    enforce: 'pre',
    transform(code, id) {
      if (!/live-announcer\/LiveAnnouncer\.m?js/.test(id)) return null;
      return code.replace(/(\w+(?:\.\w+)*)\.innerHTML = ''/g, (_, node: string) => {
        replaced += 1;
        return `${node}.replaceChildren()`;
      });
    },
    buildEnd() {
      if (replaced !== 0 && replaced !== 2) this.error(`LiveAnnouncer: ${replaced} places, not 2`);
    },
  };
}

export default defineConfig({
  plugins: [
    clearWithoutMarkup(),
    { ...optimizeLocales.vite({ locales: ['ja-JP', 'en-US'] }), enforce: 'pre' },
    react(),
  ],
  build: {
    target: 'chrome120',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    outDir: 'dist',
  },
});

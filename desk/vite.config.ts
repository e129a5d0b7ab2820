import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { subsetFonts } from './subset-fonts.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), subsetFonts()],
  build: {
    target: 'es2023',
    // The strict content policy of the server admits no data: fonts and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The outlines of the countries, loaded with the first map.
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:7373' } },
});

import { MediaQuery } from 'svelte/reactivity';

/** Tables and pictures are lists on a screen as narrow as a phone's. */
export const narrow = new MediaQuery('max-width: 46rem');

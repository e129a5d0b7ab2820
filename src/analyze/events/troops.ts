import { type Scene, markAt } from './scene.ts';

/** «كتيبة», «قوات الجيش»; a man with an office among them is a visitor. */
export const areTroopsAt = (scene: Scene, token: number): boolean => token < scene.tokens.count && markAt(scene, token, 'troops') !== undefined && !scene.found.at(token).some(({ entry }) => entry.class === 'title-offices');

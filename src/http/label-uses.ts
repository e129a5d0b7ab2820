import type { Framing } from '../model/dossier.ts';
import { outletRef, type ArchiveView } from './archive-view.ts';
import type { RecordShelf } from './record-shelf.ts';
import type { LabelUse } from './shapes.ts';

/** Sentences shown for one label at most; the count says how many there are. */
const PASSAGES = 4;

/** Labels of a framing with the sentences that are on the shelf. One line for each outlet, entity, wording and voice. */
export function listLabelUses(view: ArchiveView, framing: readonly Framing[], shelf: RecordShelf): LabelUse[] {
  const uses = new Map<string, LabelUse>();
  for (const { entity, outlet, labels } of framing)
    for (const label of labels) {
      const key = [entity, outlet ?? '', label.text, label.voice ?? '', label.polarity].join('\n');
      const known = uses.get(key);
      const passages = (label.spans ?? []).flatMap(({ article, span }) => shelf.passages(article, [span]));
      if (known !== undefined) {
        known.count += label.count;
        known.passages = [...known.passages, ...passages].slice(0, PASSAGES);
        continue;
      }
      uses.set(key, {
        entity: view.getEntity(entity),
        outlet: outletRef(outlet),
        text: label.text,
        count: label.count,
        polarity: label.polarity,
        voice: label.voice,
        distanced: label.distanced ?? false,
        passages: passages.slice(0, PASSAGES),
      });
    }
  return [...uses.values()].toSorted((a, b) => b.count - a.count);
}

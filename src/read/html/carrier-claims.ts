import type { Capture } from '../../model/capture.ts';
import type { MetaValue, PageMeta } from './page-meta.ts';

/**
 * What the page says of itself, with what its carrier says (a feed's entry, a row of a table). Columns that a person named
 * speak for the page; a feed speaks after it.
 */
export function addCarrierClaims(meta: PageMeta, carrier: Capture['carrier']): PageMeta {
  if (!carrier) return meta;
  const claim = (...fields: readonly string[]): MetaValue[] => fields.flatMap((field) => (carrier[field] ? [{ where: `carrier[${field}]`, raw: carrier[field] }] : []));
  return {
    ...meta,
    headlines: [...meta.headlines, ...claim('title')],
    siteNames: [...claim('outlet'), ...meta.siteNames, ...claim('feed-title')],
    authors: [...meta.authors, ...claim('byline')],
    published: [...meta.published, ...claim('published')],
    modified: [...meta.modified, ...claim('updated')],
    addresses: [...meta.addresses, ...claim('url')],
  };
}

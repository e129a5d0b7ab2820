import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AcquireOptions } from '../src/acquire/acquire-paths.ts';
import { acquireFeeds } from '../src/acquire/feed/acquire-feeds.ts';
import { loadFeedList } from '../src/acquire/feed/feed-list.ts';
import { parseListing } from '../src/acquire/feed/parse-feed.ts';
import { openSqliteArchive } from '../src/store/sqlite-archive.ts';
import { type AddSummary, addPaths } from '../src/work/add-paths.ts';
import { watchFeeds } from '../src/work/watch-feeds.ts';
import { acquire, codes, collect, contentOf, page, textOf, useFolder } from './acquire-folder.ts';
import { Site } from './acquire-site.ts';

const { place, write } = useFolder();
let site: Site;
beforeEach(async () => {
  site = await new Site().start();
});
afterEach(() => site.stop());

const LOCAL: AcquireOptions = { web: { reach: 'private-too', delayMs: 0, limits: { stallMs: 500, totalMs: 2_000 } } };
const FAKE = { stagesModule: new URL('./fake-stages.ts', import.meta.url).href, workers: 1, engine: 'engine-1', acquire: LOCAL };

const rssItem = (path: string, title: string, more = ''): string => `<item><title>${title}</title><link>${path}</link>${more}</item>`;
const rss = (...items: string[]): string => `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>الميزان</title><link>/</link>${items.join('')}</channel></rss>`;

function giveRss(...items: string[]): void {
  site.giveConditionally('/feed', rss(...items), 'application/rss+xml', `"${items.length}"`);
}

const BASE = 'https://mizan.example/feeds/main';

describe('what a feed says of its pages', () => {
  const expected = { address: 'https://mizan.example/1', title: 'وصول الوفد', published: expect.stringContaining('2021'), byline: 'سمير الراوي' };
  test.each([
    ['RSS', rss(rssItem('/1', '<![CDATA[<b>وصول</b> الوفد]]>', '<pubDate>Thu, 04 Mar 2021 10:00:00 +0200</pubDate><dc:creator>سمير الراوي</dc:creator>'))],
    ['RSS with a writer in brackets', rss(rssItem('https://mizan.example/1', 'وصول الوفد', '<pubDate>Thu, 04 Mar 2021 10:00:00 +0200</pubDate><author>desk@mizan.example (سمير الراوي)</author>'))],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><title>الميزان</title><entry><title>وصول الوفد</title><link rel="alternate" href="../1"/><id>urn:1</id><published>2021-03-04T10:00:00+02:00</published><author><name>سمير الراوي</name></author></entry></feed>'],
    ['JSON Feed', JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'الميزان', items: [{ id: '1', url: 'https://mizan.example/1', title: 'وصول الوفد', date_published: '2021-03-04T10:00:00+02:00', authors: [{ name: 'سمير الراوي' }] }] })],
    ['RDF', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="/"><title>الميزان</title></channel><item rdf:about="/1"><title>وصول الوفد</title><link>https://mizan.example/1</link><dc:date>2021-03-04</dc:date><dc:creator>سمير الراوي</dc:creator></item></rdf:RDF>'],
  ])('%s', (_, text) => {
    expect(parseListing(text, BASE)).toMatchObject({ kind: 'feed', title: 'الميزان', items: [expected] });
  });

  test('news sitemaps, newest first; pictures in them have no say', () => {
    const url = (path: string, date: string, title: string): string => `<url><loc>https://mizan.example/${path}</loc><image:image><image:loc>https://mizan.example/p.jpg</image:loc><image:title>صورة</image:title></image:image><news:news><news:publication><news:name>الميزان</news:name></news:publication><news:publication_date>${date}</news:publication_date><news:title>${title}</news:title></news:news></url>`;
    const listing = parseListing(`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${url('1', '2021-03-04', 'أول')}${url('2', '2021-03-05', 'ثان &amp; ثالث')}</urlset>`, BASE);
    expect(listing.items).toMatchObject([
      { address: 'https://mizan.example/2', title: 'ثان & ثالث', published: '2021-03-05', outlet: 'الميزان' }, { address: 'https://mizan.example/1', title: 'أول' },
    ]);
  });

  test.each([
    ['<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>', /web page; the feed that it names is feed:https:\/\/mizan\.example\/rss/],
    ['خبر', /neither a feed nor a sitemap/],
    ['{"a":1}', /neither/],
    [rss(rssItem('/1', 'أ')).slice(0, 200), /broken or ends early/],
    ['<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel/></rss>', /defines entities/],
  ])('%s is refused', (text, says) => {
    expect(() => parseListing(text, BASE)).toThrow(says);
  });
});

describe('a feed', () => {
  test('its pages are fetched, with what it says of them as carrier', async () => {
    giveRss(rssItem('/1', 'وصول الوفد', '<pubDate>Thu, 04 Mar 2021 10:00:00 +0200</pubDate>'), rssItem('/2', 'ثان'), rssItem('/1', 'مكرر'), rssItem('mailto:x@y', 'لا صفحة'));
    site.give('/1', page('وصول الوفد')).give('/2', page('ثان'));
    const outcomes = await acquire(`feed:${site.origin}/feed`, LOCAL);
    expect(outcomes.map(textOf)).toEqual([page('وصول الوفد'), page('ثان')]);
    expect(outcomes[0]).toMatchObject({ uri: `${site.origin}/1`, carrier: { title: 'وصول الوفد', published: 'Thu, 04 Mar 2021 10:00:00 +0200', feed: `${site.origin}/feed`, 'feed-title': 'الميزان' } });
  });

  test('robots.txt is asked once and honoured, for redirects too', async () => {
    site.give('/robots.txt', 'User-agent: *\nDisallow: /closed', 'text/plain').redirect('/3', '/closed/3').give('/2', page('ثان'));
    giveRss(rssItem('/closed/1', 'أ'), rssItem('/2', 'ب'), rssItem('/3', 'ج'));
    expect(codes(await acquire(`feed:${site.origin}/feed`, LOCAL))).toEqual(['refused-address', 'capture', 'refused-address']);
    expect(site.pathsAsked()).toEqual(['/robots.txt', '/feed', '/2', '/3']);
  });

  test('a whole article in the feed stands in for a page that cannot be had', async () => {
    const content = `<p>${'وصل الوفد إلى المدينة صباح اليوم. '.repeat(30)}</p>`;
    giveRss(rssItem('/gone', 'أ', `<content:encoded><![CDATA[${content}]]></content:encoded>`), rssItem('/gone2', 'ب', '<content:encoded>مختصر</content:encoded>'));
    const outcomes = await acquire(`feed:${site.origin}/feed`, LOCAL);
    expect(codes(outcomes)).toEqual(['capture', 'fetch-failed']);
    expect(contentOf(outcomes[0])).toBe(content);
  });

  test('a packed sitemap and an index of sitemaps; a limit takes the newest', async () => {
    const urls = (...paths: string[]): string => `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((path) => `<url><loc>${site.origin}${path}</loc></url>`).join('')}</urlset>`;
    site.give('/map.xml', `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${site.origin}/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap><sitemap><loc>${site.origin}/new.xml.gz</loc><lastmod>2021-01-01</lastmod></sitemap></sitemapindex>`, 'application/xml');
    site.give('/new.xml.gz', gzipSync(urls('/3', '/4')), 'application/gzip').give('/old.xml', urls('/1', '/2'), 'text/xml');
    for (const path of ['/1', '/2', '/3', '/4']) site.give(path, page(path));
    expect((await acquire(`feed:${site.origin}/map.xml`, LOCAL)).map(textOf)).toEqual(['/3', '/4', '/1', '/2'].map(page));
    expect((await acquire(`feed:${site.origin}/map.xml`, { ...LOCAL, mostPages: 3 })).map(textOf)).toEqual(['/3', '/4', '/1'].map(page));
  });

  test.each([
    ['that never ends', (at: Site) => at.answer('/feed', (response) => {
      const more = (): void => void (response.destroyed || (response.write(rssItem('/1', 'أ').repeat(20_000)), setImmediate(more)));
      response.writeHead(200, { 'content-type': 'application/rss+xml' });
      response.write('<rss version="2.0"><channel>');
      more();
    }), 'too-large'],
    ['that is a packed bomb', (at: Site) => at.give('/feed', gzipSync(Buffer.alloc(100 * 2 ** 20, ' ')), 'application/gzip'), 'too-large'],
    ['that stalls', (at: Site) => at.answer('/feed', (response) => response.writeHead(200, { 'content-type': 'text/xml' }).write('<rss>')), 'timeout'],
    ['that is a web page', (at: Site) => at.give('/feed', page('خبر')), 'unsupported'],
    ['that leads to a private network', (at: Site) => at.redirect('/feed', 'file:///etc/passwd'), 'refused-address'],
  ] as const)('%s is refused with one sentence', async (_, prepare, code) => {
    prepare(site);
    const outcomes = await acquire(`feed:${site.origin}/feed`, { ...LOCAL, web: { ...LOCAL.web, limits: { stallMs: 3_000, totalMs: 20_000 } } });
    expect(codes(outcomes)).toEqual([code]);
  });

  test('one that stalls does not keep the others waiting, nor lose them', async () => {
    const other = await new Site().start();
    site.answer('/feed', () => {});
    other.give('/feed', rss(rssItem('/1', 'أ')), 'text/xml').give('/1', page('أ'));
    const outcomes = await collect(acquireFeeds([`${site.origin}/feed`, `${other.origin}/feed`], LOCAL));
    await other.stop();
    expect(codes(outcomes)).toEqual(['capture', 'timeout']);
  });
});

describe('a feed and an archive', () => {
  test('nothing is fetched twice: the feed says that it has not changed, known pages are passed over', async () => {
    const archive = await openSqliteArchive(place('a.isnad'));
    giveRss(rssItem('/1', 'أ'), rssItem('/2', 'ب'));
    site.give('/1', page('أ')).give('/2', page('ب')).give('/3', page('ج'));
    expect(await addPaths(archive, [`feed:${site.origin}/feed`], FAKE)).toMatchObject({ added: 2, refused: 0 });
    site.asked.length = 0;
    expect(await addPaths(archive, [`feed:${site.origin}/feed`], FAKE)).toMatchObject({ added: 0, known: 0, refused: 0 });
    expect(site.pathsAsked()).toEqual(['/robots.txt', '/feed']);
    giveRss(rssItem('/3', 'ج'), rssItem('/1', 'أ'), rssItem('/2', 'ب'));
    site.asked.length = 0;
    expect(await addPaths(archive, [`feed:${site.origin}/feed`], FAKE)).toMatchObject({ added: 1 });
    expect(site.pathsAsked()).toEqual(['/robots.txt', '/feed', '/3']);
    await archive.close();
  });

  test('a run that was broken off goes on where it was: what was not fetched is fetched the next time', async () => {
    const archive = await openSqliteArchive(place('a.isnad'));
    giveRss(rssItem('/1', 'أ'), rssItem('/2', 'ب'));
    site.give('/1', page('أ')).answer('/2', (response) => response.socket!.destroy());
    expect(await addPaths(archive, [`feed:${site.origin}/feed`], FAKE)).toMatchObject({ added: 1, refused: 1 });
    site.give('/2', page('ب'));
    site.asked.length = 0;
    expect(await addPaths(archive, [`feed:${site.origin}/feed`], FAKE)).toMatchObject({ added: 1, refused: 0 });
    expect(site.pathsAsked()).toEqual(['/robots.txt', '/feed', '/2']);
    await archive.close();
  });

  test('a page that its feed says has changed is fetched again', async () => {
    const archive = await openSqliteArchive(place('a.isnad'));
    const atom = (updated: string): string => `<feed xmlns="http://www.w3.org/2005/Atom"><title>الميزان</title><entry><title>أ</title><link href="/1"/><id>urn:1</id><updated>${updated}</updated></entry></feed>`;
    site.give('/feed', atom('2020-01-01T00:00:00Z'), 'application/atom+xml').give('/1', page('أ'));
    await addPaths(archive, [`feed:${site.origin}/feed`], FAKE);
    site.give('/feed', atom('2099-01-01T00:00:00Z'), 'application/atom+xml').give('/1', page('أ بعد التعديل'));
    expect(await addPaths(archive, [`feed:${site.origin}/feed`], FAKE)).toMatchObject({ added: 1 });
    await archive.close();
  });
});

describe('watching', () => {
  test('one round over an OPML list; then rounds until the signal, which loses nothing', async () => {
    const archive = await openSqliteArchive(place('a.isnad'));
    giveRss(rssItem('/1', 'أ'));
    site.give('/1', page('أ')).give('/2', page('ب'));
    const feeds = await loadFeedList(write('feeds.opml', `<opml version="2.0"><head/><body><outline text="g"><outline text="الميزان" type="rss" xmlUrl="${site.origin}/feed"/></outline></body></opml>`)) as string[];
    const ending = new AbortController();
    const options = { ...FAKE, intervalMs: 20, signal: ending.signal };
    expect(await collect(watchFeeds(archive, feeds, { ...options, rounds: 'one' }))).toMatchObject([{ added: 1 }]);
    const rounds: AddSummary[] = [];
    for await (const round of watchFeeds(archive, feeds, { ...options, rounds: 'endless' })) {
      rounds.push(round);
      if (rounds.length === 1) giveRss(rssItem('/2', 'ب'), rssItem('/1', 'أ'));
      if (rounds.length === 2) ending.abort(new Error('end'));
    }
    expect(rounds).toMatchObject([{ added: 0 }, { added: 1 }]);
    await archive.close();
  });

  test('a signal in the middle of a round keeps what was fetched', async () => {
    const archive = await openSqliteArchive(place('a.isnad'));
    const ending = new AbortController();
    giveRss(rssItem('/1', 'أ'), rssItem('/2', 'ب'));
    site.give('/1', page('أ')).answer('/2', () => ending.abort(new Error('end')));
    const startedAt = performance.now();
    expect(await collect(watchFeeds(archive, [`${site.origin}/feed`], { ...FAKE, intervalMs: 60_000, rounds: 'endless', signal: ending.signal }))).toMatchObject([{ added: 1, refused: 0 }]);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await archive.close();
  });

  test('lists of feeds: addresses, plain lists, and what is none', async () => {
    expect(await loadFeedList('feed:https://a.example/rss')).toEqual(['https://a.example/rss']);
    expect(await loadFeedList('feed://a.example/rss')).toEqual(['https://a.example/rss']);
    expect(await loadFeedList(write('feeds.txt', '# صحف\nhttps://a.example/rss # الأولى\n\nfeed:https://b.example/\nhttps://a.example/rss\n'))).toEqual(['https://a.example/rss', 'https://b.example/']);
    expect(await loadFeedList(write('b.txt', 'خبر عن زيارة'))).toMatchObject({ code: 'unsupported' });
    expect(await loadFeedList(write('c.txt', '\n'))).toMatchObject({ code: 'empty' });
    expect(await loadFeedList(write('d.opml', '<opml version="2.0"><body><outl'))).toMatchObject({ code: expect.stringMatching(/damaged|empty/) });
    expect(await loadFeedList(place('no-such'))).toMatchObject({ code: 'missing' });
  });
});
